"""Kalimat untuk cerita jenis izin: sentences of the permit stories, in the language of the people who check them.

They run on the definitions as shipped, with the forms of the demonstration as examples.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pytest_bdd import given, parsers, then, when

from features.story import MONDAY, Story, typed, upload
from flows.definitions import surroundings
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.forms.answers import Typed
from licensing.process.graph import Process
from licensing.words.identifiers import DocumentId, PermitId, StepId
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


def begin(permit: str, changed: Typed) -> Story:
    story = Story(city().register, shipped(permit), now=MONDAY)
    story.submit({**example(permit), **changed})
    return story


@given(parsers.parse('contoh permohonan "{permit}"'), target_fixture="story")
def submit_example(permit: str) -> Story:
    story = begin(permit, {})
    assert story.refusal is None, story.refusal and story.refusal.fields
    return story


@given(parsers.parse('contoh permohonan "{permit}" dengan'), target_fixture="story")
def submit_changed(permit: str, datatable: list[list[str]]) -> Story:
    story = begin(permit, typed({row[0]: row[1] for row in datatable}))
    assert story.refusal is None, story.refusal and story.refusal.fields
    return story


@when(parsers.parse('permohonan "{permit}" diajukan dengan'), target_fixture="story")
def try_changed(permit: str, datatable: list[list[str]]) -> Story:
    return begin(permit, typed({row[0]: row[1] for row in datatable}))


@when(parsers.parse('permohonan "{permit}" diajukan tanpa dokumen "{document}"'), target_fixture="story")
def try_without(permit: str, document: str) -> Story:
    story = Story(city().register, shipped(permit), now=MONDAY)
    asked = [rule.id for rule in story.process.documents if rule.id != document]
    story.submit(example(permit), {id: upload(id) for id in asked})
    return story


@given(parsers.re(rf"{NAME} sudah memutuskan {OUTCOME}"))
@given(parsers.re(rf'{NAME} sudah memutuskan {OUTCOME} karena "(?P<reason>[^"]*)"'))
@given(parsers.re(rf'{NAME} sudah memutuskan {OUTCOME} dengan (?P<field>\w+) "(?P<value>[^"]*)"'))
def decided(
    story: Story, name: str, outcome: str, reason: str = "", field: str = "", value: str = ""
) -> None:
    decides(story, name, outcome, reason, field, value)
    assert story.refusal is None, (story.refusal, story.refusal.fields)


@when(parsers.re(rf"{NAME} memutuskan {OUTCOME}"))
@when(parsers.re(rf'{NAME} memutuskan {OUTCOME} karena "(?P<reason>[^"]*)"'))
@when(parsers.re(rf'{NAME} memutuskan {OUTCOME} dengan (?P<field>\w+) "(?P<value>[^"]*)"'))
def decides(
    story: Story, name: str, outcome: str, reason: str = "", field: str = "", value: str = ""
) -> None:
    officer = next(each for each in story.register.officers.values() if each.id == name.lower())
    story.decide(officer.name, outcome, reason=reason, typed={field: (value,)} if field else {})


@given(parsers.parse('pemohon sudah memperbaiki dokumen "{document}"'))
@when(parsers.parse('pemohon memperbaiki dokumen "{document}"'))
def correct_document(story: Story, document: str) -> None:
    story.correct({}, {DocumentId(document): upload(f"{document} baru")})


@given("semua urusan sudah dilaksanakan")
@when("semua urusan dilaksanakan")
def perform(story: Story) -> None:
    story.perform()


@when(parsers.parse("{days:d} hari kerja berlalu"))
def days_pass(story: Story, days: int) -> None:
    story.pass_working_days(days)


@then(parsers.re(r"(?P<agencies>[\w, ]+) ditanya"))
def asked(story: Story, agencies: str) -> None:
    assert {task.agency or "pemohon" for task in story.open_tasks} == set(
        agencies.replace(" dan ", ", ").split(", ")
    )


@then(parsers.parse('permohonan berada di "{step}"'))
def stands_at(story: Story, step: str) -> None:
    assert story.case.visit is not None, story.case.ending
    assert story.case.visit.step == step


@then(parsers.parse('permohonan berakhir "{ending}"'))
def ends(story: Story, ending: str) -> None:
    assert story.case.ending == ending


@then(parsers.parse('itu ditolak dengan kode "{code}"'))
def refused(story: Story, code: str) -> None:
    assert story.refusal is not None, "tidak ada yang ditolak"
    assert story.refusal.code == code


@then(parsers.parse('isian "{field}" disebut'))
def named(story: Story, field: str) -> None:
    assert story.refusal is not None
    assert field in story.refusal.fields


@then(parsers.parse('dokumen bernomor "{number}"'))
def numbered(story: Story, number: str) -> None:
    assert [visit.numbering.number for visit in story.case.visits if visit.numbering] == [number]


@then(parsers.parse('izin berlaku sampai "{day}"'))
def valid(story: Story, day: str) -> None:
    made = next(visit.numbering for visit in story.case.visits if visit.numbering)
    assert str(made.valid_until) == day


@then(parsers.parse('"{step}" dikunjungi {times:d} kali'))
def visited(story: Story, step: str, times: int) -> None:
    assert story.case.rounds(StepId(step)) == times
