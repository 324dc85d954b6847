"""Applications that are told of, on the way through a process with lines."""

from hypothesis import given

from features.quoting import APPLICANT
from licensing.ports import CaseFile
from licensing.scenarios.scenario import Scenario, typed
from tests.licensing.histories import ACTS, STARTS
from tests.lines import city, with_lines


def submitted() -> Scenario:
    story = Scenario(city(), with_lines())
    story.submit(typed({**APPLICANT, "luas": "5"}))
    return story


def decided(story: Scenario, *decisions: tuple[str, str]) -> Scenario:
    for name, outcome in decisions:
        story.decide(story.officer(name), outcome)
        assert story.refusal is None
    return story


def signed() -> Scenario:
    return decided(
        submitted(),
        ("Rina", "lengkap"),
        ("Sari", "disetujui"),
        ("Dewi", "disetujui"),
        ("Lela", "dijadwalkan"),
        ("Lela", "layak"),
        ("Budi", "ditandatangani"),
    )


def issued() -> Scenario:
    story = signed()
    story.perform()
    return story


def file_of(story: Scenario) -> CaseFile:
    return CaseFile(story.case, story.process, story.events)


random_history = given(acts=ACTS, start=STARTS)
REASON = "Alamat tidak sesuai KTP Wati."
