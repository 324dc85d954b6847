"""Who goes first about one licence, and what a case that comes after finds: on memory and on PostgreSQL alike."""

from datetime import date

import pytest

from flows.performers.reminding import reminded
from licensing.case.commands import Contest, Decide
from licensing.city.people import Service, Tracker
from licensing.history.case import Case
from licensing.ports import Purpose
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId, StepId
from tests.ports.graves import DEFINITION, about, revocation, sign
from tests.ports.stories import Ports, perform
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, publish, trial

PROCESS = (
    DEFINITION.replace(
        "    bar: {key: form.nama, for: 1 year, reason: {id: Laporan tidak masuk, en: No report}}\n", ""
    )
    .replace(
        "  lalai:\n    close: {}",
        '  lalai:\n    refuse: {template: licences/coba, number: "T/{seq:04d}/{year}"}',
    )
    .replace(
        "outcomes: {ditandatangani: terbit, tidak: lalai}",
        "outcomes: {ditandatangani: terbit, tidak: {to: lalai, reason: true}}",
    )
    .replace(
        "steps:\n",
        """objection:
  within: 21 working days
  steps:
    tinjau:
      review: {by: dpmptsp.petugas_loket}
      outcomes: {kabulkan: {end: dikabulkan}, tolak: {end: ditolak}}
  outcomes: {dikabulkan: tanda_tangan, ditolak: {}}
steps:
""",
        1,
    )
    .replace(
        "{ditandatangani: {to: cabut, reason: true}}",
        "{ditandatangani: {to: cabut, reason: true}, tidak: gugur}",
    )
    .replace(
        "  pencabutan:\n",
        """  ubah: {about: licence, starts: usul_ubah, copies: all}
  pencabutan:
""",
        1,
    )
    + """
  usul_ubah:
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {ditandatangani: ubahan, tidak: {to: lalai, reason: true}}
  ubahan:
    issue: {template: licences/coba, number: "U/{seq:04d}/{year}", sets: amended}
  gugur: {close: {}}
"""
)

LONGER = PROCESS.replace(
    '"U/{seq:04d}/{year}", sets: amended', '"U/{seq:04d}/{year}", sets: amended, valid: 5 years'
)
"""The same, but an amendment gives the licence another last day."""


@pytest.fixture(autouse=True)
def published(izin: Ports) -> None:
    publish(izin, PROCESS)


def apply(portal: Ports, purpose: Purpose, name: str = "Ani Wijaya") -> ApplicationNumber:
    typed = {**TYPED, "nama": [name], "petak": [""]}
    return portal.cases.submit(trial(PROCESS), typed, DOCUMENTS, now=NOW, purpose=purpose).application


def issued(portal: Ports, izin: Ports, name: str = "Ani Wijaya") -> Case:
    return sign(portal, izin, apply(portal, Purpose("baru"), name))


def decide(portal: Ports, izin: Ports, number: ApplicationNumber, by: str, outcome: str) -> None:
    (task,) = izin.cases.view(Service(), number).case.open_tasks
    portal.cases.handle(officer(by), number, Decide(task.id, OutcomeId(outcome), "sebab", {}), now=NOW)


def refused_signature(portal: Ports, izin: Ports, number: ApplicationNumber) -> CommandRefused:
    with pytest.raises(CommandRefused) as refused:
        decide(portal, izin, number, "budi", "ditandatangani")
    return refused.value


def granted(portal: Ports, izin: Ports, number: ApplicationNumber) -> None:
    """The applicant objects to the refusal, and is right."""
    objection = Contest(StepId("keberatan"), "Datanya benar.")
    portal.cases.handle(Tracker(number), number, objection, now=NOW)
    decide(portal, izin, number, "rina", "kabulkan")


def test_what_an_objection_opens_again_finds_the_licence_as_others_left_it(
    portal: Ports, izin: Ports
) -> None:
    old = issued(portal, izin, "Ani Satu")
    renewal = apply(portal, about(old), "Ani Dua")
    sign(portal, izin, renewal, "tidak")
    sign(portal, izin, apply(portal, revocation(old), "Ani Tiga"))
    granted(portal, izin, renewal)
    told = refused_signature(portal, izin, renewal)
    (licence,) = old.licences.values()
    assert (told.code, told.sentence.id) == (
        "licence-not-so",
        f"Izin {licence.number} dicabut; permohonan ini hanya untuk izin yang berlaku.",
    )
    found = portal.cases.licence(old.made[0].verification)
    assert found is not None
    assert found.status(on=NOW.date()) == "revoked"


def test_what_an_objection_opens_again_decides_on_the_day_that_stands(portal: Ports, izin: Ports) -> None:
    """The refused amendment knew the licence to its old last day; another gave it a new one meanwhile."""
    old = issued(portal, izin, "Ani Satu")
    amendment = apply(portal, about(old, "ubah"), "Ani Dua")
    sign(portal, izin, amendment, "tidak")
    publish(izin, LONGER)
    typed = {**TYPED, "nama": ["Ani Tiga"], "petak": [""]}
    other = portal.cases.submit(trial(LONGER), typed, DOCUMENTS, now=NOW, purpose=about(old, "ubah"))
    sign(portal, izin, other.application)
    granted(portal, izin, amendment)
    case = sign(portal, izin, amendment)
    assert case.about is not None
    assert case.about.valid_until == date(2031, 11, 22)
    found = portal.cases.licence(old.made[0].verification)
    assert found is not None
    assert found.valid_until == date(2031, 11, 22)


def test_an_officers_case_goes_before_an_open_renewal(portal: Ports, izin: Ports) -> None:
    old = issued(portal, izin, "Ani Satu")
    renewal = apply(portal, about(old), "Ani Dua")
    revoking = apply(portal, revocation(old), "Ani Tiga")
    assert refused_signature(portal, izin, renewal).code == "licence-busy"
    sign(portal, izin, revoking)
    assert refused_signature(portal, izin, renewal).code == "licence-not-so"
    assert sign(portal, izin, renewal, "tidak").ending == "refused"


def test_a_renewal_goes_on_where_the_revocation_came_to_nothing(portal: Ports, izin: Ports) -> None:
    old = issued(portal, izin, "Ani Satu")
    renewal = apply(portal, about(old), "Ani Dua")
    sign(portal, izin, apply(portal, revocation(old), "Ani Tiga"), "tidak")
    assert sign(portal, izin, renewal).ending == "issued"


def test_what_is_signed_about_a_licence_is_not_overtaken(portal: Ports, izin: Ports) -> None:
    old = issued(portal, izin, "Ani Satu")
    renewal = apply(portal, about(old), "Ani Dua")
    decide(portal, izin, renewal, "budi", "ditandatangani")
    with pytest.raises(CommandRefused) as refused:
        apply(portal, revocation(old), "Ani Tiga")
    assert refused.value.code == "licence-busy"
    assert perform(izin, renewal).ending == "issued"


def test_officers_do_not_overtake_each_other(portal: Ports, izin: Ports) -> None:
    old = issued(portal, izin, "Ani Satu")
    apply(portal, revocation(old), "Ani Dua")
    with pytest.raises(CommandRefused) as refused:
        apply(portal, revocation(old), "Ani Tiga")
    assert refused.value.code == "licence-busy"


def test_a_reminder_of_an_amended_licence_speaks_of_the_case_that_issued_it(
    portal: Ports, izin: Ports
) -> None:
    old = issued(portal, izin, "Ani Satu")
    publish(izin, LONGER)
    typed = {**TYPED, "nama": ["Ani Tiga"], "petak": [""]}
    number = portal.cases.submit(
        trial(LONGER), typed, DOCUMENTS, now=NOW, purpose=about(old, "ubah")
    ).application
    amended, last = sign(portal, izin, number), date(2031, 11, 22)
    (where,) = [made.where for made in amended.made]
    told = reminded(izin.cases, trial(LONGER), amended, where, on=last)
    assert told is not None
    _, issuer, at = told
    numbering = issuer.round_at(at).numbering
    assert numbering is not None
    assert (issuer.application, numbering.number) == (old.application, old.made[0].number)
    assert numbering.valid_until == last
    assert reminded(izin.cases, trial(PROCESS), old, old.made[0].where, on=NOW.date()) is None
    sign(portal, izin, apply(portal, revocation(old), "Ani Empat"))
    assert reminded(izin.cases, trial(LONGER), amended, where, on=NOW.date()) is None
