"""A case whose history names steps that its process no longer has is still decided, told and printed."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest

from features.quoting import APPLICANT
from licensing.case.timing import next_due
from licensing.documents.context import context
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.scenarios.scenario import Scenario, typed
from licensing.telling import tell, waits, why
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence
from tests.lines import city, with_lines

IN_LINES = ("meja", "jadwal", "kunjungan")
WAYS = (
    ("Rina", "kembalikan"),
    ("Rina", "lengkap"),
    ("Sari", "disetujui"),
    ("Dewi", "disetujui"),
    ("Lela", "dijadwalkan"),
    ("Lela", "layak"),
)


def without(process: Process, *gone: str) -> Process:
    return replace(process, steps={id: step for id, step in process.steps.items() if id not in gone})


def to_sign() -> Scenario:
    """A case that was corrected once and went through every line, up to its signature."""
    story = Scenario(city(), with_lines())
    story.submit(typed({**APPLICANT, "luas": "5"}))
    for name, outcome in WAYS:
        story.decide(story.officer(name), outcome, reason="Alasan." if outcome == "kembalikan" else "")
        assert story.refusal is None
        if outcome == "kembalikan":
            story.correct(typed({**APPLICANT, "luas": "6"}))
            assert story.refusal is None
    return story


@pytest.mark.parametrize(
    "gone",
    [
        ("periksa", "perbaikan"),
        IN_LINES,
        ("pemeriksaan", *IN_LINES),
        ("periksa", "perbaikan", "pemeriksaan", *IN_LINES),
    ],
)
def test_it_is_decided_to_its_licence_told_and_printed(gone: tuple[str, ...]) -> None:
    story = to_sign()
    story.process = today = without(story.process, *gone)
    assert why(CaseFile(story.case, today, story.events), register=city()) is not None
    assert waits(CaseFile(story.case, today, story.events), register=city())
    story.decide(story.officer("Budi"), "ditandatangani")
    assert story.refusal is None
    story.perform()
    assert story.case.ending == "issued"
    file = CaseFile(story.case, today, story.events)
    said = [tell(file, event, register=city()).what.id for event in file.events]
    assert any(f"“{gone[0]}”" in each for each in said)
    for round in story.case.rounds:
        printed = context(today, story.case, round.where, city(), public_url="")
        assert set(printed) == set(context(with_lines(), story.case, round.where, city(), public_url=""))


def test_a_line_that_stands_at_an_unknown_step_waits_and_cannot_be_decided() -> None:
    story = Scenario(city(), with_lines())
    story.submit(typed({**APPLICANT, "luas": "5"}))
    story.process = without(story.process, "periksa")
    (waiting,) = waits(CaseFile(story.case, story.process, story.events), register=city())
    assert waiting.step == Sentence("periksa", "periksa")
    assert next_due(story.process, story.case, city().calendar) is None
    story.decide(story.officer("Rina"), "lengkap")
    assert story.refusal is not None
    assert story.refusal.code == "no-such-outcome"
    assert story.refusal.sentence.en == "Step “periksa” cannot be decided. Ask whoever runs Izin."


def every_step(process: Process) -> Iterator[Step]:
    return chain(process.steps.values(), [process.step(StepId("tidak_ada"))])


def test_what_stands_above_an_unknown_step_is_only_itself_and_of_a_known_one_its_openers() -> None:
    process = with_lines()
    above = {step.id: process.above(step.id) for step in every_step(process)}
    assert above[StepId("tidak_ada")] == ("tidak_ada",)
    assert above[StepId("kunjungan")] == ("kunjungan", "pemeriksaan")
    story = to_sign()
    for round in story.case.rounds:
        then = process.stood_in(story.case, round.where)
        assert then == without(process, *process.steps).stood_in(story.case, round.where)


def test_an_outcome_that_a_step_no_longer_has_is_called_by_its_name() -> None:
    step = with_lines().steps[StepId("periksa")]
    assert step.label(OutcomeId("lengkap")) == Sentence("Lengkap", "Complete")
    assert step.label(OutcomeId("dulu")) == Sentence("dulu", "dulu")
