"""Cases about a licence, what is held by one, and who is barred: the same on memory and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from threading import Barrier

import pytest

from licensing.history.case import Case
from licensing.ports import Purpose
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import FieldId
from tests.ports.graves import A_GRAVE, DEFINITION, about, apply, issued, revocation, sign
from tests.ports.stories import Ports
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, publish, trial

_GRAVES = count(1)


@pytest.fixture
def grave() -> str:
    return f"A-{next(_GRAVES)}"


@pytest.fixture
def graves(izin: Ports) -> None:
    publish(izin, DEFINITION)


pytestmark = pytest.mark.usefixtures("graves")


def refusal(
    portal: Ports, grave: str = "", purpose: Purpose = A_GRAVE, name: str = "Ani Wijaya"
) -> CommandRefused:
    with pytest.raises(CommandRefused) as refused:
        apply(portal, grave, purpose, name=name)
    return refused.value


def test_a_renewal_is_about_the_licence_as_it_stands_and_takes_its_place(portal: Ports, izin: Ports) -> None:
    old = issued(portal, izin)
    (licence,) = old.licences.values()
    renewed = sign(portal, izin, apply(portal, purpose=about(old)).application)
    assert renewed.about is not None
    assert (renewed.about.licence, renewed.about.number) == (licence.id, licence.number)
    assert (renewed.about.holder, renewed.about.status) == ("Ani Wijaya", "in-force")
    (new,) = renewed.licences.values()
    assert new.valid_until == date(2028, 11, 22)
    found = portal.cases.licence(old.made[0].verification)
    assert found is not None
    assert found.status(on=NOW.date()) == "renewed"
    assert found.licence is not None
    assert found.licence.renewed_by == new.id


def test_whoever_may_open_a_case_about_a_licence_sees_the_case_that_issued_it_and_not_before(
    portal: Ports, izin: Ports
) -> None:
    opener, number = officer("rina"), apply(portal).application
    with pytest.raises(CommandRefused, match="no-such-application"):
        portal.cases.view(opener, number)
    (licence,) = sign(portal, izin, number).licences.values()
    assert portal.cases.view(opener, number).case.application == number
    assert [each.application for each in portal.cases.search(opener, licence.number)] == [number]


def test_whoever_has_not_proved_the_pin_is_told_the_same_as_of_an_unknown_licence(
    portal: Ports, izin: Ports
) -> None:
    old, stranger = issued(portal, izin), issued(portal, izin)
    (licence,) = old.licences.values()
    told = [
        refusal(portal, purpose=Purpose("perpanjangan", licence.number)),
        refusal(portal, purpose=Purpose("perpanjangan", licence.number, stranger.application)),
        refusal(portal, purpose=Purpose("perpanjangan", "503/9999/2026", old.application)),
    ]
    assert {each.code for each in told} == {"licence-not-hers"}
    assert len({each.sentence.id for each in told}) == 1


def test_a_licence_is_changed_by_one_open_case_at_most(portal: Ports, izin: Ports) -> None:
    old = issued(portal, izin)
    first = apply(portal, purpose=about(old), name="Siti Sibuk").application
    assert refusal(portal, purpose=about(old)).code == "licence-busy"
    sign(portal, izin, first, "tidak")
    assert apply(portal, purpose=about(old)).application


def test_what_an_officers_form_is_filled_in_with_counts_as_it_stands(portal: Ports, izin: Ports) -> None:
    purpose = revocation(issued(portal, izin))
    less = {**TYPED, "luas": ["0,5"]}  # than the form asks for today
    with pytest.raises(CommandRefused) as refused:
        portal.cases.submit(trial(DEFINITION), less, DOCUMENTS, now=NOW, purpose=purpose)
    assert refused.value.code == "invalid-form"
    copied = replace(purpose, copied={FieldId("luas"): "0.5"})
    assert portal.cases.submit(trial(DEFINITION), less, DOCUMENTS, now=NOW, purpose=copied).application


def test_of_those_who_renew_one_licence_at_the_same_moment_one_does(
    portal: Ports, another_portal: Ports, izin: Ports
) -> None:
    old, start = issued(portal, izin), Barrier(6)

    def send(n: int) -> str:
        start.wait()
        try:
            return apply((portal, another_portal)[n % 2], purpose=about(old), name=f"Ani {n}").application
        except CommandRefused as refused:
            return refused.code

    with ThreadPoolExecutor(6) as senders:
        told = [*senders.map(send, range(6))]
    assert sum(each == "licence-busy" for each in told) == 5


def test_a_revoked_licence_is_told_as_such_and_is_not_renewed(portal: Ports, izin: Ports) -> None:
    old = issued(portal, izin)
    revoked = sign(portal, izin, apply(portal, purpose=revocation(old)).application)
    assert (revoked.ending, revoked.licences, revoked.made[0].kind) == ("changed", {}, "letter")
    found = portal.cases.licence(old.made[0].verification)
    assert found is not None
    assert found.status(on=NOW.date()) == "revoked"
    assert found.licence is not None
    assert found.licence.reason == "sebab"
    assert refusal(portal, purpose=about(old)).code == "licence-not-so"


def test_of_those_who_want_one_grave_at_the_same_moment_one_gets_it(
    portal: Ports, another_portal: Ports, grave: str
) -> None:
    start = Barrier(6)

    def send(n: int) -> str:
        start.wait()
        try:
            return apply((portal, another_portal)[n % 2], grave, name=f"Ani {n}").application
        except CommandRefused as refused:
            return refused.sentence.id

    with ThreadPoolExecutor(6) as senders:
        told = [*senders.map(send, range(6))]
    taken = "Petak ini sudah dipakai, atau sedang diajukan oleh pemohon lain. Pilih yang lain."
    assert sum(each == taken for each in told) == 5


def test_a_grave_is_free_again_when_its_case_ends_without_a_licence(
    portal: Ports, izin: Ports, grave: str
) -> None:
    first = apply(portal, grave, name="Orang Lain").application
    assert refusal(portal, grave).code == "taken"
    sign(portal, izin, first, "tidak")
    assert apply(portal, grave).application


def test_a_licence_keeps_its_grave_through_its_last_day(portal: Ports, izin: Ports, grave: str) -> None:
    issued(portal, izin, grave)
    assert refusal(portal, grave).code == "taken"
    last = NOW.replace(year=2027, day=22)
    with pytest.raises(CommandRefused):
        apply(portal, grave, now=last)
    assert apply(portal, grave, now=last + timedelta(days=1)).application


def test_a_renewal_keeps_the_grave_of_its_licence(portal: Ports, izin: Ports, grave: str) -> None:
    old = issued(portal, izin, grave)
    renewed = sign(portal, izin, apply(portal, grave, about(old)).application)
    with pytest.raises(CommandRefused):
        apply(portal, grave, now=NOW.replace(year=2028, month=11, day=22))
    sign(portal, izin, apply(portal, "", revocation(renewed)).application)
    assert apply(portal, grave).application


def test_a_renewal_holds_the_grave_while_it_runs_though_its_licence_ends_meanwhile(
    portal: Ports, izin: Ports, grave: str
) -> None:
    old = issued(portal, izin, grave)
    renewal = apply(portal, grave, about(old), name="Siti Lama").application
    after = NOW.replace(year=2027, day=23)
    with pytest.raises(CommandRefused):
        apply(portal, grave, now=after)
    sign(portal, izin, renewal, "tidak")
    assert apply(portal, grave, now=after).application


def test_a_renewal_that_comes_to_nothing_leaves_the_grave_with_the_licence(
    portal: Ports, izin: Ports, grave: str
) -> None:
    old = issued(portal, izin, grave)
    sign(portal, izin, apply(portal, grave, about(old), name="Siti Lain").application, "tidak")
    assert refusal(portal, grave).code == "taken"


def test_whoever_is_barred_is_told_until_when_and_why(portal: Ports, izin: Ports) -> None:
    sign(portal, izin, apply(portal, name="Budi Lalai").application, "tidak")
    told = refusal(portal, name="Budi Lalai")
    assert told.code == "barred"
    assert told.sentence.id == (
        "Anda belum dapat mengajukan izin ini sampai dengan 22 November 2027. Alasan: Laporan tidak masuk."
    )
    assert apply(portal, name="Budi Rajin").application
    assert apply(portal, name="Budi Lalai", now=NOW.replace(year=2027)).application


WITH_A_CARD = DEFINITION.replace(
    "      sets: renewed\n",
    "      sets: renewed\n"
    '      also: {kartu: {template: licences/coba, number: "K/{seq:04d}/{year}", valid: 1 month}}\n',
)


def with_a_card(portal: Ports, izin: Ports, grave: str) -> Case:
    """A licence with a card beside it."""
    publish(izin, WITH_A_CARD)
    typed = {**TYPED, "petak": [grave]}
    opened = portal.cases.submit(trial(WITH_A_CARD), typed, DOCUMENTS, now=NOW, purpose=A_GRAVE)
    return sign(portal, izin, opened.application)


def test_a_card_is_no_licence_that_a_case_can_be_about(portal: Ports, izin: Ports) -> None:
    case = with_a_card(portal, izin, "")
    card = next(each for each in case.licences.values() if each.part_of is not None)
    purpose = Purpose("perpanjangan", card.number, case.application)
    assert refusal(portal, purpose=purpose).code == "licence-not-hers"


def test_a_grave_is_kept_as_long_as_the_licence_and_not_as_its_card(
    portal: Ports, izin: Ports, grave: str
) -> None:
    with_a_card(portal, izin, grave)
    after_the_card = NOW + timedelta(days=60)
    with pytest.raises(CommandRefused) as refused:
        apply(portal, grave, now=after_the_card)
    assert refused.value.code == "taken"
