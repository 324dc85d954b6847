"""The demonstration's stories are data, and are checked like definitions."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest

from features.permits.shipped import DEFINITIONS, city, shipped
from flows.texts import definition_files
from licensing.case.commands import Contest
from licensing.forms.files import DocumentRule
from licensing.ports import Purpose
from licensing.process.graph import Process
from licensing.scenarios.memory_documents import MemoryDocuments
from licensing.scenarios.paying import pays_all
from licensing.scenarios.scenario import MONDAY, Scenario
from licensing.words.errors import CommandRefused, DefinitionRejected
from licensing.words.identifiers import DocumentId, PermitId
from licensing.words.sentences import Sentence
from portal.cli.demo.days import on_day
from portal.cli.demo.papers import paper
from portal.cli.demo.performance import examples
from portal.cli.demo.scripts import Act, Later, read_script, read_scripts
from tests.inspection.papers import opened

STARTS = {"pdf": b"%PDF", "png": b"\x89PNG", "jpg": b"\xff\xd8\xff"}
PERMITS = sorted(path.stem for path in (DEFINITIONS / "demo").glob("*.yaml"))


@cache
def processes() -> dict[PermitId, Process]:
    return {PermitId(permit): shipped(permit) for permit in PERMITS}


def test_every_permit_type_has_a_story() -> None:
    shipped_permits = {path.stem for path in definition_files(DEFINITIONS)}
    assert set(PERMITS) == shipped_permits


@pytest.mark.parametrize("permit", PERMITS)
def test_every_story_leads_to_an_end(permit: str) -> None:
    """Each act is allowed, or refused as it says; performing what is owed then ends the case."""
    for script in read_scripts(DEFINITIONS / "demo", processes(), city().register):
        if script.permit != permit:
            continue
        story = Scenario(city().register, shipped(permit), now=MONDAY)
        story.submit(on_day(script.typed, MONDAY.date()))
        assert story.refusal is None, story.refusal
        play_to_its_end(story, script.acts)
        for later in script.then:
            goes_on(story, later)
            assert story.refusal is None, (story.refusal, story.refusal and story.refusal.fields)
            play_to_its_end(story, later.acts)


def goes_on(story: Scenario, later: Later) -> None:
    """Another application about the licence, or what the applicant raises."""
    if later.raises is not None:
        story.tell(Contest(later.raises, later.reason), by=story.applicant)
        return
    (licence,) = (each.number for each in story.case.licences.values() if each.part_of is None)
    copied = story.process.copied(later.kind, story.case.answers)
    standing = story.process.standing(later.kind, story.case.answers)
    by = city().register.officers[later.officer] if later.officer else None
    story.begin_another()
    typed = story.process.form.over(copied, on_day(later.typed, MONDAY.date()))
    story.submit(typed, purpose=Purpose(later.kind, licence, by=by, copied=standing))


def play_to_its_end(story: Scenario, acts: Sequence[Act]) -> None:
    for act in acts:
        perform(story)
        typed = on_day(act.typed, MONDAY.date())
        asked = [task for task in story.open_tasks if task.asked is None and task.where.step == act.step]
        if asked and story.process.step(act.step).bill:
            pays_all(story, asked[0])
        elif asked and story.process.step(act.step).is_request:
            story.fulfil(asked[0], typed)
        elif act.officer is None:
            story.correct(typed)
        else:
            officer = city().register.officers[act.officer]
            story.decide(officer, act.outcome, reason=act.reason, typed=typed, named=act.named)
        assert (story.refusal.code if story.refusal else None) == act.refused
    perform(story)
    assert story.case.ending is not None


def perform(story: Scenario) -> None:
    """Whatever is owed; no system is there to be asked, so people answer in its place."""
    story.perform()
    for call in [*story.case.owed.values()]:
        story.report(call)


def test_dates_count_from_the_day_a_story_is_played() -> None:
    form = {
        "mulai": ("today",),
        "selesai": ("today + 20",),
        "nama": ("today is fine",),
        "lain": ("01-02-2027",),
        "nik": ("367401520392{serial}",),
    }
    assert on_day(form, date(2026, 12, 20), serial=42) == {
        **form,
        "mulai": ("20-12-2026",),
        "selesai": ("09-01-2027",),
        "nik": ("3674015203920042",),
    }


def test_the_tour_shows_six_stories_of_different_kinds() -> None:
    """A short one, lines side by side, a list with a card for each record, a renewal, a revocation, an objection."""
    scripts = [
        each for each in read_scripts(DEFINITIONS / "demo", processes(), city().register) if each.on_tour
    ]
    assert len(scripts) == 6
    then = [later for script in scripts for later in script.then]
    assert [later.raises for later in then if later.raises] == ["keberatan"]
    assert {later.kind: later.officer for later in then if later.kind} == {
        "perpanjangan": None,
        "pencabutan": "hendra",
    }
    assert any(processes()[script.permit].steps[act.step].block for script in scripts for act in script.acts)
    assert any(field.records for script in scripts for field in processes()[script.permit].form.fields)


def test_together_they_show_what_the_tour_promises() -> None:
    scripts = read_scripts(DEFINITIONS / "demo", processes(), city().register)
    acts = [act for script in scripts for act in script.acts]
    assert any(act.officer is None for act in acts), "a correction round"
    assert any(act.refused == "four-eyes" for act in acts), "a four-eyes refusal"
    assert len({script.permit for script in scripts}) < len(scripts), (
        "a second application of one permit type"
    )


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("by: rina", "by: rino", 'there is no officer "rino" here. Did you mean "rina"?'),
        (
            "at: kelengkapan",
            "at: kelengkapn",
            'there is no step "kelengkapn" here. Did you mean "kelengkapan"?',
        ),
        ("outcome: kembalikan", "outcome: pulang", 'there is no outcome "pulang" here.'),
        ("klaster:", "kelaster:", 'there is no field "kelaster" here. Did you mean "klaster"?'),
        (
            "documents: [denah]",
            "documents: [dena]",
            'there is no document "dena" here. Did you mean "denah"?',
        ),
        ("refused:", "ditolak:", '"ditolak" is no key here.'),
    ],
)
def test_a_misspelt_name_is_found_where_it_stands(right: str, wrong: str, told: str) -> None:
    text = (DEFINITIONS / "demo" / "sip_dokter.yaml").read_text()
    assert right in text
    with pytest.raises(DefinitionRejected) as rejected:
        read_script(text.replace(right, wrong, 1), "sip_dokter.yaml", processes(), city().register)
    line = text[: text.index(right)].count("\n") + 1
    assert [problem.line for problem in rejected.value.problems] == [line]
    assert told in str(rejected.value)


def test_papers_are_what_the_definition_accepts() -> None:
    for process in processes().values():
        for rule in process.documents:
            name, content = paper(rule, 'dr. "A" #x', copy=1)
            assert name.rpartition(".")[2] in rule.accept
            assert content.startswith(STARTS[name.rpartition(".")[2]])
            assert len(content) < rule.max_bytes


def test_a_second_copy_is_another_file() -> None:
    rule = next(iter(processes().values())).documents[0]
    assert paper(rule, "Wati", copy=1) != paper(rule, "Wati", copy=2)


def test_a_photo_that_says_where_it_was_taken_was_taken_in_the_city() -> None:
    rule = DocumentRule(
        DocumentId("foto"), Sentence("Foto", "Photo"), ("jpg",), 5_000_000, least=2, most=20, geotag=True
    )
    box = city().register.city.box
    assert box is not None
    files = examples(rule, "Wati", box=box)
    assert len(files) == 2
    documents = MemoryDocuments(inspect=opened)
    for file in files:
        documents.receive(rule, file.file_name, file.stream, box=box)
    elsewhere, _ = examples(rule, "Wati", box=None)
    documents.receive(rule, elsewhere.file_name, elsewhere.stream)
    elsewhere.stream.seek(0)
    with pytest.raises(CommandRefused) as refused:
        documents.receive(rule, elsewhere.file_name, elsewhere.stream, box=box)
    assert "di luar kota" in refused.value.sentence.id
