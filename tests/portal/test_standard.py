"""The service standard: all 14 components in public, what follows from the definition worked out from it."""

from html import unescape

from licensing.process.standard import COMPONENTS, HEADINGS
from licensing.telling.standard import service_standard
from licensing.words.sentences import Sentence
from tests.definitions.cases import process_of, shipped
from tests.portal.conftest import Browser
from tests.portal.permit import process


def test_the_page_says_every_component_in_the_order_of_the_regulation(visitor: Browser) -> None:
    text = unescape(visitor.get("/layanan/coba").text)
    places = [text.index(f">{HEADINGS[each].id}</dt>") for each in COMPONENTS]
    assert len(places) == 14
    assert places == sorted(places)
    assert "5 hari kerja sejak berkas lengkap" in text
    assert "Tidak dipungut biaya." in text
    assert 'href="/ajukan/coba"' in text


def test_it_is_read_in_english_too(visitor: Browser) -> None:
    text = unescape(visitor.get("/layanan/coba?lang=en").text)
    assert "Free of charge." in text
    assert "5 working days from a complete file" in text
    assert "UU 1/2020, articles 2" in text


def test_the_front_page_and_the_form_say_how_long_it_takes(visitor: Browser) -> None:
    for path in ("/", "/ajukan/coba"):
        assert "5 hari kerja<" in visitor.get(f"{path}?lang=id").text
        assert "5 working days<" in visitor.get(f"{path}?lang=en").text


def test_what_follows_from_the_definition_is_worked_out_from_it() -> None:
    said = {each.component: each.lines for each in service_standard(process())}
    assert said["requirements"] == (
        Sentence("KTP", "KTP"),
        Sentence("Denah (bila Jenis tempat adalah Bersama)", "Plan (if Kind of place is Together)"),
    )
    assert said["procedure"][0] == Sentence("Pemeriksaan kelengkapan", "Completeness check")
    assert said["product"] == (process().name,)
    assert all(said.values())


def test_a_program_reads_the_same(visitor: Browser) -> None:
    standard = visitor.get("/api/v1/permits/coba").json()["standard"]
    assert [each["component"] for each in standard] == [*COMPONENTS]
    assert standard[3]["lines"] == [{"id": "Tidak dipungut biaya.", "en": "Free of charge."}]


def test_the_front_page_leads_to_it(visitor: Browser) -> None:
    assert 'href="/layanan/coba"' in visitor.get("/").text


def test_nobody_learns_of_a_service_that_is_not_there(visitor: Browser) -> None:
    assert visitor.get("/layanan/tidak_ada").status_code == 404


def test_a_document_of_one_kind_says_which_in_words() -> None:
    stated = service_standard(process_of("sip_dokter", shipped()))
    (needed,) = (each.lines for each in stated if each.component == "requirements")
    (diploma,) = (each for each in needed if each.en.startswith("Diploma"))
    kind = process_of("sip_dokter", shipped()).kinds["baru"].label
    assert diploma == Sentence(
        f"Ijazah (bila jenis permohonan adalah {kind.id})",
        f"Diploma (if the kind of application is {kind.en})",
    )
