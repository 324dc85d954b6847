"""Further documents: each numbered with the licence, printed after it, registered once; then the case goes on."""

from collections import Counter

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.documents.context import context
from licensing.forms.records import typed_rows
from licensing.history.case import Case
from licensing.history.chain import read_history, write_events
from licensing.history.effects import Effect, Notify
from licensing.history.events import DocumentMade, LicenceIssued, NumberAssigned
from licensing.history.evolving import replay
from licensing.history.places import At
from licensing.history.snapshot import is_snapshot_of, read_case, write_case
from licensing.scenarios.finishing import papers
from licensing.scenarios.scenario import Scenario, typed
from licensing.scenarios.standing_in import performed
from licensing.words.identifiers import OfficerId

FLEET = """form:
  armada: {type: list, rows: 1..500, optional: true, form: {tnkb: {type: text}, kursi: {type: integer}}}
steps:
  tanda_tangan:
    review: {by: pimpinan.kepala}
    outcomes: {ditandatangani: terbit}
  terbit:
    issue:
      template: surat
      number: "503/{seq:04d}/{year}"
      valid: 5 years
      also:
        lampiran: {template: surat, number: "504/{seq:04d}/{year}"}
        kartu:
          label: {id: Kartu pengawasan, en: Control card}
          each: form.armada
          template: surat
          number: "551/{seq:05d}-KP/{year}"
          valid: 1 year
"""


def signed(vehicles: int) -> Scenario:
    """An application for so many vehicles, signed; nothing is performed yet."""
    story = Scenario(read_city(), quoted(FLEET, read_city()))
    rows = [{"tnkb": [f"B {n} WTA"], "kursi": ["12"]} for n in range(1, vehicles + 1)]
    story.submit({**typed(APPLICANT), **dict(typed_rows("armada", rows))})
    story.decide(story.register.officers[OfficerId("budi")], "ditandatangani")
    assert story.refusal is None
    return story


def owed(case: Case) -> list[str]:
    """What is owed, without the application's number."""
    return [key.partition(".")[2] for key, effect in case.owed.items() if not isinstance(effect, Notify)]


def report(story: Scenario, effect: Effect) -> None:
    story.tell(ReportEffect(effect.key, performed(effect)), by=Service())


def test_every_number_is_drawn_with_the_signature_and_only_the_licence_is_owed() -> None:
    story = signed(3)
    drawn = [(each.part, each.number) for each in story.events if isinstance(each, NumberAssigned)]
    assert drawn == [
        ("", "503/0001/2026"),
        ("lampiran", "504/0001/2026"),
        ("kartu-1", "551/00001-KP/2026"),
        ("kartu-2", "551/00002-KP/2026"),
        ("kartu-3", "551/00003-KP/2026"),
    ]
    codes = {each.verification for each in story.events if isinstance(each, NumberAssigned)}
    assert len(codes) == 5
    assert owed(story.case) == ["terbit.1.render"]


def test_further_documents_are_owed_once_the_licence_is_registered_each_under_its_own_key() -> None:
    story = signed(2)
    while owed(story.case) in (["terbit.1.render"], ["terbit.1.store"], ["terbit.1.register"]):
        report(story, next(each for each in story.case.owed.values() if not isinstance(each, Notify)))
    assert owed(story.case) == [
        "terbit.1.lampiran.render",
        "terbit.1.kartu-1.render",
        "terbit.1.kartu-2.render",
    ]
    assert story.case.ending is None
    assert [made.kind for made in story.case.made] == ["licence"]


@pytest.mark.parametrize("vehicles", [0, 1, 3])
def test_the_case_ends_with_the_last_of_them_and_one_notice(vehicles: int) -> None:
    story = signed(vehicles)
    story.perform()
    assert story.case.ending == "issued"
    assert Counter(made.kind for made in story.case.made) == {"licence": 1, "further": 1 + vehicles}
    notices = [each.moment for each in story.performed if isinstance(each, Notify)]
    assert notices.count("issued") == 1
    assert len(papers(story)) == 2 + vehicles


def test_each_is_a_licence_with_its_own_dates_that_belongs_to_the_one_it_came_with() -> None:
    story = signed(2)
    story.perform()
    issued = [each for each in story.events if isinstance(each, LicenceIssued)]
    own = issued[0].licence
    assert [(each.licence.removeprefix(own), str(each.valid_until), each.part_of) for each in issued] == [
        ("", "2031-03-01", None),
        (".lampiran", "None", own),
        (".kartu-1", "2027-03-01", own),
        (".kartu-2", "2027-03-01", own),
    ]
    titles = [each.title.en for each in story.events if isinstance(each, DocumentMade) and each.title]
    assert titles == ["Lampiran", "Control card 1", "Control card 2"]


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "backwards"])
def test_each_is_made_once_whatever_is_reported_twice_and_wherever_the_state_is_read_anew(order: int) -> None:
    """A worker that dies reports again what it had reported; another goes on from what the records hold."""
    story = signed(40)
    while waiting := tuple(story.case.owed.values())[::order]:
        for effect in waiting[:7]:
            report(story, effect)
            events = len(story.events)
            report(story, effect)
            assert len(story.events) == events
        told = replay(read_history([write_events(tuple(story.events))]))
        assert told is not None
        assert told == story.case
        assert is_snapshot_of(told, write_case(told))
        story.told = read_case(write_case(told))
    case = replay(story.events)
    assert case is not None
    assert case.ending == "issued"
    assert sorted(made.number for made in case.made if made.part.startswith("kartu")) == [
        f"551/{n:05d}-KP/2026" for n in range(1, 41)
    ]
    assert len({made.verification for made in case.made}) == 42


def test_a_card_says_its_own_number_the_licences_and_its_record() -> None:
    story = signed(2)
    where = next(at for at in story.case.open.values() if at.step == "terbit")
    said = card(story, where, "kartu-2")
    assert said["record"] == {"tnkb": "B 2 WTA", "kursi": "12"}
    assert (number(said, "document"), number(said, "main_document")) == ("551/00002-KP/2026", "503/0001/2026")
    other = card(story, where, "lampiran")
    assert "record" not in other
    assert number(other, "document") == "504/0001/2026"
    assert "main_document" not in card(story, where, "")


def card(story: Scenario, where: At, part: str) -> dict[str, object]:
    return {**context(story.process, story.case, where, story.register, public_url="", part=part)}


def number(said: dict[str, object], of: str) -> object:
    document = said[of]
    assert isinstance(document, dict)
    return document["number"]
