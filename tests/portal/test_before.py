"""What somebody reads before she starts follows from the definition alone."""

from html import unescape

from licensing.words.sentences import Sentence
from portal.acts.before import before_starting
from tests.definitions.cases import process_of, shipped
from tests.portal import permit
from tests.portal.conftest import Browser


def test_it_follows_from_the_process() -> None:
    before = before_starting(permit.process(), permit.register())
    assert [
        (each.rule.id, each.when.id if each.when else None, each.formats) for each in before.documents
    ] == [
        ("ktp", None, "PDF, JPG"),
        ("denah", "Hanya untuk Jenis tempat: Bersama.", "PDF, PNG"),
    ]
    assert [each.label.id for each in before.at_hand] == ["NIK"]
    assert str(before.within) == "5 working days"
    assert [each.name for each in before.agencies] == [
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "Dinas Kesehatan",
        "Dinas Lingkungan Hidup",
    ], "an agency that no step asks is not named"
    assert before.fee == Sentence("Tidak dipungut biaya.", "Free of charge.")
    assert [each.id for each in before.computed] == ["Retribusi"]
    assert [(each.said.id, str(each.valid)) for each in before.ends] == [
        ("Izin terbit", "5 years"),
        ("Permohonan ditolak", "None"),
        ("Permohonan gugur karena lewat waktu", "None"),
    ]


def test_what_is_computed_and_no_amount_of_money_costs_nothing() -> None:
    process = process_of("klinik", shipped())
    assert any(value.label for value in process.values)
    assert before_starting(process, permit.register()).computed == ()


def test_the_front_page_leads_to_it_and_it_leads_to_the_form(visitor: Browser) -> None:
    assert '<a class="govuk-link" href="/layanan/coba">Izin Coba</a>' in visitor.get("/").text
    text = unescape(visitor.get("/layanan/coba").text)
    assert 'href="/ajukan/coba"' in text
    for said in (
        "Mulai",
        "PDF, JPG, paling besar 1 MB.",
        "5 hari kerja",
        "berlaku 5 tahun",
        "Rekomendasi teknis",
    ):
        assert said in text, said


def test_it_is_read_in_english_too(visitor: Browser) -> None:
    text = unescape(visitor.get("/layanan/coba?lang=en").text)
    for said in (
        "Start",
        "Only for Kind of place: Together.",
        "5 working days",
        "Licence issued, valid for 5 years",
    ):
        assert said in text, said
