"""Minutes: drawn with the last answer, made beside the line, signed by all or not at all."""

from collections.abc import Mapping

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.acts.numbering import awaited_numbers
from licensing.case.commands import Retract
from licensing.city.people import Officer
from licensing.documents.context import context
from licensing.documents.printable import Context, Value
from licensing.history.effects import Notify, Render
from licensing.history.events import DocumentMade, EffectOwed, NumberAssigned
from licensing.history.putting_away import put_away
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import OfficerId

CITY = read_city()
VISIT = """
steps:
  kunjungan:
    review: {by: loket.petugas, count: 2, minutes: {template: surat, number: "BA/{seq:03d}/{year}"}}
    form: {keadaan: {type: text, label: Keadaan}, catatan: {type: text, optional: true}}
    documents: {foto: {label: Foto, accept: [jpg]}}
    outcomes: {layak: tanda_tangan, ulang: kunjungan, tidak: gugur}
  tanda_tangan:
    signature: {by: pimpinan.kepala, not_by: [kunjungan]}
    outcomes: {sah: terbit}
  terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}"}}
  gugur: {close: {}}
"""
DIFFERING = VISIT.replace("count: 2,", "count: 2, differing: ulang,")
TOGETHER = """
steps:
  kunjungan:
    consultation:
      ask: [{by: kesehatan.tim}, {by: lingkungan.tim}]
      veto: [tidak]
      minutes: surat
    outcomes: {layak: selesai, tidak: gugur}
  selesai: {close: {}}
  gugur: {close: {}}
"""
RETRACTABLE = VISIT.replace("\nsteps:", "\nanytime: {retract: {within: 1 working day}}\nsteps:", 1)


def officer(id: str) -> Officer:
    return CITY.officers[OfficerId(id)]


def begun(text: str = VISIT) -> Scenario:
    story = Scenario(CITY, quoted(text.lstrip(), CITY))
    story.submit(typed(APPLICANT))
    return story


def visited(story: Scenario, *, rina: str = "layak", tono: str = "layak") -> Scenario:
    story.decide(officer("rina"), rina, typed=typed({"keadaan": "Baik"}))
    story.decide(officer("tono"), tono, reason="Sempit", typed=typed({"keadaan": "Cukup"}))
    assert story.refusal is None
    return story


def numbers(story: Scenario) -> list[tuple[str, str]]:
    drawn = [event for event in story.events if isinstance(event, NumberAssigned)]
    return [(event.where.step, event.number) for event in drawn]


def made(story: Scenario) -> list[tuple[str, str]]:
    return [(event.kind, event.number) for event in story.events if isinstance(event, DocumentMade)]


def seen(story: Scenario, step: str) -> Context:
    where = next(round.where for round in story.case.rounds if round.where.step == step)
    return context(story.process, story.case, where, CITY, public_url="https://izin.contoh.id")


def test_one_answer_makes_no_minutes() -> None:
    story = begun()
    story.decide(officer("rina"), "layak", typed=typed({"keadaan": "Baik"}))
    assert numbers(story) == []


def test_the_last_answer_draws_the_number_and_the_line_goes_on_at_once() -> None:
    story = visited(begun())
    assert numbers(story) == [("kunjungan", "BA/001/2026")]
    assert [task.where.step for task in story.open_tasks] == ["tanda_tangan"]
    owed = [event.effect for event in story.events if isinstance(event, EffectOwed)]
    assert [(each.where.step, each.template) for each in owed if isinstance(each, Render)] == [
        ("kunjungan", "surat")
    ]


def test_minutes_are_made_and_the_applicant_is_told_nothing_of_them() -> None:
    story = visited(begun())
    story.perform()
    assert made(story) == [("minutes", "BA/001/2026")]
    assert [effect.moment for effect in story.performed if isinstance(effect, Notify)] == ["received"]
    assert [task.where.step for task in story.open_tasks] == ["tanda_tangan"], "nothing else has moved"


def test_minutes_are_finished_where_the_case_has_ended_meanwhile() -> None:
    story = visited(begun(), rina="tidak", tono="tidak")
    assert story.case.ending is not None
    story.perform()
    assert made(story) == [("minutes", "BA/001/2026")]


def test_minutes_are_drawn_once() -> None:
    story = visited(begun())
    story.perform()
    story.decide(story.officer("Budi"), "sah")
    story.perform()
    assert numbers(story) == [("kunjungan", "BA/001/2026"), ("terbit", "503/0001/2026")]
    assert not tuple(awaited_numbers(story.process, put_away(story.case)))


def test_each_visit_has_minutes_of_its_own() -> None:
    story = visited(visited(begun(), rina="ulang", tono="ulang"))
    assert numbers(story) == [("kunjungan", "BA/001/2026"), ("kunjungan", "BA/002/2026")]


@pytest.mark.parametrize(
    ("text", "answers", "drawn"),
    [
        (VISIT, ("layak", "tidak"), 1),
        (DIFFERING, ("layak", "layak"), 1),
        (DIFFERING, ("layak", "tidak"), 0),
        (DIFFERING, ("layak", "ulang"), 0),
        (DIFFERING, ("ulang", "ulang"), 1),
    ],
)
def test_where_they_must_agree_and_do_not_there_are_none(
    text: str, answers: tuple[str, str], drawn: int
) -> None:
    rina, tono = answers
    assert len(numbers(visited(begun(text), rina=rina, tono=tono))) == drawn


def test_a_consultation_has_minutes_where_everybody_answered() -> None:
    story = begun(TOGETHER)
    story.decide(officer("sari"), "layak")
    story.decide(officer("lela"), "layak")
    (only,) = numbers(story)
    assert only == ("kunjungan", f"{story.case.application}/kunjungan")


def test_a_veto_leaves_minutes_unsigned() -> None:
    story = begun(TOGETHER)
    story.decide(officer("sari"), "tidak")
    assert story.case.ending is not None
    assert numbers(story) == []


def test_what_is_signed_is_not_taken_back() -> None:
    story = visited(begun(RETRACTABLE))
    task = next(
        task for task in story.case.tasks.values() if task.decision and task.decision.by.officer == "tono"
    )
    story.tell(Retract(task.id), by=officer("tono"))
    assert story.refusal is not None
    assert story.refusal.code == "not-now"


def rows(value: Value) -> list[Mapping[str, Value]]:
    assert isinstance(value, tuple)
    return [row for row in value if isinstance(row, Mapping)]


def test_they_say_who_signed_what_each_wrote_and_which_photos_she_took() -> None:
    rina, tono = rows(seen(visited(begun()), "kunjungan")["signed"])
    assert isinstance(rina["by"], Mapping)
    assert (rina["by"]["name"], rina["outcome_label"], rina["reason"], tono["reason"]) == (
        "Rina",
        "Layak",
        "",
        "Sempit",
    )
    assert rows(rina["answers"]) == [{"label": "Keadaan", "answer": "Baik"}]
    assert rows(tono["answers"]) == [{"label": "Keadaan", "answer": "Cukup"}]
    assert [(photo["label"], photo["count"]) for photo in rows(tono["documents"])] == [("Foto", 1)]


def test_the_licence_can_name_them() -> None:
    story = visited(begun())
    story.decide(story.officer("Budi"), "sah")
    named = seen(story, "terbit")["minutes"]
    assert isinstance(named, Mapping)
    (only,) = rows(named["kunjungan"])
    assert (only["number"], only["outcome"]) == ("BA/001/2026", "Layak")
    assert "signed" not in seen(story, "terbit")
