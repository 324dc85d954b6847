"""Kalimat untuk cerita jenis izin: sentences of the permit stories, in the language of the people who check them.

They run on the definitions as shipped, with the forms of the demonstration as examples.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pytest_bdd import given, parsers, then, when

from flows.definitions import surroundings
from licensing.case.commands import Decide
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.forms.answers import Typed
from licensing.history.named import Named
from licensing.history.places import Line
from licensing.process.graph import Process
from licensing.scenarios.scenario import MONDAY, Scenario, typed, upload
from licensing.words.identifiers import DocumentId, OutcomeId, PermitId, StepId
from portal.cli.demo.scripts import read_script

REPOSITORY = Path(__file__).parents[2]
DEFINITIONS = REPOSITORY / "process_definitions"
NAME = r"(?P<name>[A-Z]\w+)"
OUTCOME = r'"(?P<outcome>[^"]*)"'


@cache
def city() -> Surroundings:
    return surroundings(DEFINITIONS, REPOSITORY / "templates")


@cache
def shipped(permit: str) -> Process:
    return check((DEFINITIONS / f"{permit}.yaml").read_text(), f"{permit}.yaml", city())


@cache
def example(permit: str) -> Mapping[str, tuple[str, ...]]:
    """The form of the permit type's first application in the demonstration."""
    process, file = shipped(permit), DEFINITIONS / "demo" / f"{permit}.yaml"
    first = read_script(file.read_text(), file.name, {PermitId(permit): process}, city().register)[0]
    return {field: tuple(texts) for field, texts in first.typed.items()}


def begin(permit: str, changed: Typed) -> Scenario:
    story = Scenario(city().register, shipped(permit), now=MONDAY)
    story.submit({**example(permit), **changed})
    return story


@given(parsers.parse('contoh permohonan "{permit}"'), target_fixture="story")
def submit_example(permit: str) -> Scenario:
    story = begin(permit, {})
    assert story.refusal is None, story.refusal and story.refusal.fields
    return story


@given(parsers.parse('contoh permohonan "{permit}" dengan'), target_fixture="story")
def submit_changed(permit: str, datatable: list[list[str]]) -> Scenario:
    story = begin(permit, typed({row[0]: row[1] for row in datatable}))
    assert story.refusal is None, story.refusal and story.refusal.fields
    return story


@when(parsers.parse('permohonan "{permit}" diajukan dengan'), target_fixture="story")
def try_changed(permit: str, datatable: list[list[str]]) -> Scenario:
    return begin(permit, typed({row[0]: row[1] for row in datatable}))


@when(parsers.parse('permohonan "{permit}" diajukan tanpa dokumen "{document}"'), target_fixture="story")
def try_without(permit: str, document: str) -> Scenario:
    story = Scenario(city().register, shipped(permit), now=MONDAY)
    asked = [rule.id for rule in story.process.documents if rule.id != document]
    story.submit(example(permit), {id: upload(id) for id in asked})
    return story


@given(parsers.re(rf"{NAME} sudah memutuskan {OUTCOME}"))
@given(parsers.re(rf'{NAME} sudah memutuskan {OUTCOME} karena "(?P<reason>[^"]*)"'))
@given(parsers.re(rf'{NAME} sudah memutuskan {OUTCOME} dengan (?P<field>\w+) "(?P<value>[^"]*)"'))
def decided(
    story: Scenario, name: str, outcome: str, reason: str = "", field: str = "", value: str = ""
) -> None:
    decides(story, name, outcome, reason, field, value)
    assert story.refusal is None, (story.refusal, story.refusal.fields)


@when(parsers.re(rf"{NAME} memutuskan {OUTCOME}"))
@when(parsers.re(rf'{NAME} memutuskan {OUTCOME} karena "(?P<reason>[^"]*)"'))
@when(parsers.re(rf'{NAME} memutuskan {OUTCOME} dengan (?P<field>\w+) "(?P<value>[^"]*)"'))
def decides(
    story: Scenario, name: str, outcome: str, reason: str = "", field: str = "", value: str = ""
) -> None:
    officer = next(each for each in story.register.officers.values() if each.id == name.lower())
    story.decide(officer, outcome, reason=reason, typed={field: (value,)} if field else {})


@given(
    parsers.re(
        rf'{NAME} sudah mengembalikan karena "(?P<reason>[^"]*)", menyebut (?P<what>\w+): "(?P<remark>[^"]*)"'
    )
)
def returned_naming(story: Scenario, name: str, reason: str, what: str, remark: str) -> None:
    officer = next(each for each in story.register.officers.values() if each.id == name.lower())
    story.decide(officer, "kembalikan", reason=reason, named=(Named(what, remark),))
    assert story.refusal is None, (story.refusal, story.refusal.fields)


@when(parsers.re(rf'{NAME} memutuskan {OUTCOME} di "(?P<step>\w+)" dengan (?P<field>\w+) "(?P<value>[^"]*)"'))
def decides_at(story: Scenario, name: str, outcome: str, step: str, field: str, value: str) -> None:
    decide_at(story, name, step, outcome, {field: value})


@given("semua instansi sudah memberi rekomendasi")
def all_recommend(story: Scenario) -> None:
    for name in ("rudi", "joko", "putri", "tono"):
        decide_at(story, name, "rekomendasi", "disetujui", {"nomor_rekomendasi": "1/2026"})


@given(parsers.re(r"lapangan sudah ditinjau dan (?P<found>sesuai|tidak sesuai)"))
@when(parsers.re(r"lapangan ditinjau dan (?P<found>sesuai|tidak sesuai)"))
def visit_site(story: Scenario, found: str) -> None:
    decide_at(story, "rudi", "jadwal_peninjauan", "dijadwalkan", {"tanggal": "2026-03-04"})
    for name in ("rudi", "tono"):
        seen = {"tanggal": "2026-03-04", "keadaan": "Papan lama masih berdiri."}
        decide_at(story, name, "peninjauan_lapangan", found.replace(" ", "_"), seen)


def decide_at(
    story: Scenario, name: str, step: str, outcome: str, answers: Mapping[str, str], reason: str = "Sebab."
) -> None:
    """An officer decides her open task of one step, whatever else waits for her."""
    officer = next(each for each in story.register.officers.values() if each.id == name.lower())
    task = next(
        task
        for task in story.open_tasks
        if task.where.step == step and task.asked and officer.holds(task.asked)
    )
    story.tell(Decide(task.id, OutcomeId(outcome), reason, typed(answers)), by=officer)
    assert story.refusal is None, (story.refusal, story.refusal.fields)


@then(parsers.parse('jalur "{line}" berada di "{step}"'))
def line_stands_at(story: Scenario, line: str, step: str) -> None:
    assert {name: where.step for name, where in story.case.open.items()}.get(Line(line)) == step


@given(parsers.parse('pemohon sudah memperbaiki dokumen "{document}"'))
@when(parsers.parse('pemohon memperbaiki dokumen "{document}"'))
def correct_document(story: Scenario, document: str) -> None:
    story.correct({}, {DocumentId(document): upload(f"{document} baru")})


@given("semua urusan sudah dilaksanakan")
@when("semua urusan dilaksanakan")
def perform(story: Scenario) -> None:
    story.perform()


@when(parsers.parse("{days:d} hari kerja berlalu"))
def days_pass(story: Scenario, days: int) -> None:
    story.pass_working_days(days)


@then(parsers.re(r"(?P<agencies>[\w, ]+) ditanya"))
def asked(story: Scenario, agencies: str) -> None:
    assert {task.asked.agency if task.asked else "pemohon" for task in story.open_tasks} == set(
        agencies.replace(" dan ", ", ").split(", ")
    )


@then(parsers.parse('permohonan berada di "{step}"'))
def stands_at(story: Scenario, step: str) -> None:
    assert step in {where.step for where in story.case.open.values()}, story.case.ending


@then(parsers.parse('permohonan berakhir "{ending}"'))
def ends(story: Scenario, ending: str) -> None:
    assert story.case.ending == ending


@then(parsers.parse('itu ditolak dengan kode "{code}"'))
def refused(story: Scenario, code: str) -> None:
    assert story.refusal is not None, "tidak ada yang ditolak"
    assert story.refusal.code == code


@then(parsers.parse('isian "{field}" disebut'))
def named(story: Scenario, field: str) -> None:
    assert story.refusal is not None
    assert field in story.refusal.fields


@then(parsers.parse('dokumen bernomor "{number}"'))
def numbered(story: Scenario, number: str) -> None:
    assert [round.numbering.number for round in story.case.rounds if round.numbering] == [number]


@then(parsers.parse('izin berlaku sampai "{day}"'))
def valid(story: Scenario, day: str) -> None:
    made = next(round.numbering for round in story.case.rounds if round.numbering)
    assert str(made.valid_until) == day


@then(parsers.parse('"{step}" dikunjungi {times:d} kali'))
def visited(story: Scenario, step: str, times: int) -> None:
    assert story.case.times(StepId(step)) == times
