"""Cases: what anybody may know of a document whose code is in her hand."""

from licensing.case.commands import Correct
from licensing.city.people import Tracker
from licensing.history.named import Named
from tests.ports.stories import GOES_ON, WITH_A_CARD, WITH_A_SLIP, Ports, issued, perform, refused
from tests.storage.process import NOW, officer, publish, trial
from tests.storage.stories import complete, decide, signed, task


def test_a_licence_is_in_the_register_with_what_became_of_it(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    (licence,), (document,) = case.licences.values(), case.made
    found = portal.cases.licence(document.verification)
    assert found is not None
    assert (found.kind, found.number, found.holder) == ("licence", licence.number, "Ani Wijaya")
    assert (found.permit_name.id, found.sha256) == ("Izin Coba", document.file.sha256)
    assert (found.application, found.issued_at) == (case.application, document.made_at)
    assert (found.licence, found.valid_until) == (licence, licence.valid_until)
    assert found.status(on=NOW.date()) == "in-force"


def test_a_letter_of_refusal_is_in_the_register_as_what_it_is(portal: Ports, izin: Ports) -> None:
    case = refused(portal, izin)
    (document,) = case.made
    assert case.licences == {}
    found = portal.cases.licence(document.verification)
    assert found is not None
    assert (found.kind, found.number, found.valid_until) == ("refusal", document.number, None)
    assert found.licence is None


def test_the_register_knows_no_licence_for_another_code(portal: Ports, izin: Ports) -> None:
    issued(portal, izin)
    assert portal.cases.licence("unknown") is None
    assert portal.cases.licence("") is None


def test_what_is_signed_and_not_made_yet_is_not_in_the_register(portal: Ports) -> None:
    application = signed(portal)
    numbering = portal.cases.view(Tracker(application), application).case.rounds[-1].numbering
    assert numbering is not None
    assert portal.cases.licence(numbering.verification) is None


def test_the_holder_stays_who_she_was_when_the_paper_was_printed(portal: Ports, izin: Ports) -> None:
    publish(izin, GOES_ON)
    application = issued(portal, izin, trial(GOES_ON)).application
    decide(
        portal, officer("rina"), application, "pemeriksaan_akhir", "ubah", named=(Named("nama", "Salah."),)
    )
    correction = Correct(task(application, "perbaikan_akhir", "applicant"), {"nama": ["Ani Baru"]}, {})
    portal.cases.handle(Tracker(application), application, correction, now=NOW)
    decide(portal, officer("rina"), application, "pemeriksaan_akhir", "sesuai", round=2)
    first, second = perform(izin, application).made
    holders = [portal.cases.licence(made.verification) for made in (first, second)]
    assert [entry and entry.holder for entry in holders] == ["Ani Wijaya", "Ani Baru"]
    assert [entry and entry.number for entry in holders] == [first.number, second.number]


def test_a_provisional_letter_holds_until_the_licence_is_issued(portal: Ports, izin: Ports) -> None:
    publish(izin, WITH_A_SLIP)
    application = complete(portal, trial(WITH_A_SLIP))
    (slip,) = perform(izin, application).made
    found = portal.cases.licence(slip.verification)
    assert found is not None
    assert (found.kind, found.number, found.licence) == (
        "provisional",
        f"{application}/surat_sementara",
        None,
    )
    assert found.still_holds

    decide(portal, officer("sari"), application, "rekomendasi", "disetujui")
    decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani")
    assert (found := portal.cases.licence(slip.verification)) is not None
    assert found.still_holds
    _, licence = perform(izin, application).made
    assert (found := portal.cases.licence(slip.verification)) is not None
    assert not found.still_holds
    assert (found := portal.cases.licence(licence.verification)) is not None
    assert not found.still_holds


def test_a_further_document_belongs_to_its_licence_and_is_called_by_its_own_name(
    portal: Ports, izin: Ports
) -> None:
    publish(izin, WITH_A_CARD)
    licence, card = issued(portal, izin, trial(WITH_A_CARD)).made
    found, main = portal.cases.licence(card.verification), portal.cases.licence(licence.verification)
    assert found is not None
    assert main is not None
    assert (found.kind, found.number, found.permit_name.en) == ("further", "551/0001/2026", "Control card")
    assert found.beside == main.licence
    assert found.licence is not None
    assert main.licence is not None
    assert found.licence.part_of == main.licence.id
    assert main.beside is None
    assert found.status(on=main.licence.valid_from) == "in-force"
