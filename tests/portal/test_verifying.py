"""Verifying: a code as people copy it, a number without its holder, and nothing genuine that is called forged."""

from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import quote, unquote

import pytest
from fastapi import FastAPI

from licensing.register.licences import Licence, Standing, Status
from licensing.words.codes import code_of_number, grouped
from licensing.words.identifiers import ApplicationNumber
from portal.acts.verify import code_in
from tests.portal.conftest import Browser, Clock, pdf
from tests.portal.memory import Memory
from tests.portal.test_correcting import issue

CODE = code_of_number(4_711**5)
GROUPED = grouped(CODE)
NUMBER = "503/0001/COBA/2026"
FORGED = ("palsu", "forged")


@pytest.fixture
def issued(app: FastAPI, application: ApplicationNumber, memory: Memory, clock: Clock) -> ApplicationNumber:
    memory.cases.numbers.code = lambda _series, _year, _sequence: CODE
    issue(app, memory, application, clock.now)
    return application


def typed(visitor: Browser, text: str) -> tuple[int, str]:
    """What the page says of what was typed, after the redirect to the code's own address."""
    answer = visitor.get(f"/periksa?kode={quote(text, safe='')}")
    if answer.status_code == 303:
        answer = visitor.get(answer.headers["location"])
    return answer.status_code, unescape(answer.text)


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize(
    "text",
    [
        GROUPED,
        CODE.lower(),
        f" {GROUPED.replace('-', ' ')} ",
        f"{GROUPED[:10]}\r\n{GROUPED[10:]}",
        f"{GROUPED[:12]}\u00ad{GROUPED[12:]}",
        GROUPED.replace("-", "\u2011"),
        GROUPED.translate(str.maketrans("8652", "BGSZ")),
        f"https://izin.example/periksa/{CODE}",
        f"https://izin.example/periksa/{CODE[:9]}\n{CODE[9:]}?x=1#y",
    ],
)
def test_a_code_is_found_however_it_was_copied(visitor: Browser, text: str) -> None:
    status, page = typed(visitor, text)
    assert status == 200
    assert "terdaftar dan berlaku" in page
    assert "Ayu Lestari" in page


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize(
    "text", [NUMBER, " 503 / 0001 / coba / 2026 ", "503-OOO1-COBA-2026", "\uff15\uff10\uff13/0001/COBA/2026"]
)
def test_a_number_finds_the_licence_and_not_whose_it_is(visitor: Browser, text: str) -> None:
    status, page = typed(visitor, text)
    assert status == 200
    for shown in (NUMBER, "terdaftar dan berlaku", "22 November 2031"):
        assert shown in page
    for hidden in ("Ayu Lestari", "3674014708900002", CODE, "REG-COBA"):
        assert hidden not in page


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize(
    "text", [CODE[1] + CODE[0] + CODE[2:], ("A" if CODE[0] != "A" else "C") + CODE[1:], CODE[:-1]]
)
def test_a_slip_is_told_as_one_and_what_was_typed_stays(visitor: Browser, text: str) -> None:
    status, page = typed(visitor, text)
    assert status == 422
    assert "salah ketik" in page
    assert f'value="{text}"' in page
    address = visitor.get(f"/periksa/{text}")
    assert address.status_code == 404
    assert "salah ketik" in address.text
    assert not any(word in page + address.text for word in FORGED)


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize("text", ["503/9999/COBA/2026", "k7Qm2vX9TfLr4bZc8NwY3d", "halo", "🙂"])
def test_of_what_is_no_whole_code_nothing_is_said_but_that_it_is_not_found(
    visitor: Browser, text: str
) -> None:
    status, page = typed(visitor, text)
    assert status == 404
    assert "Tidak ada dokumen dengan kode atau nomor ini" in page
    assert not any(word in page for word in FORGED)


@pytest.mark.usefixtures("issued")
def test_only_a_whole_code_that_the_city_never_gave_may_be_forged(visitor: Browser) -> None:
    status, page = typed(visitor, grouped(code_of_number(1)))
    assert status == 404
    assert "palsu" in page


OLD = "k7Qm2-X9TfLr4bZc8_wY3d"


@pytest.mark.parametrize(
    "text",
    [OLD, OLD.replace("-", ""), OLD.lower(), OLD.replace("-", "-\n"), f"https://izin.example/periksa/{OLD}"],
)
def test_a_code_printed_before_is_found_as_well(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, memory: Memory, clock: Clock, text: str
) -> None:
    memory.cases.numbers.code = lambda _series, _year, _sequence: OLD
    issue(app, memory, application, clock.now)
    assert visitor.get(f"/periksa/{OLD}").status_code == 200
    status, page = typed(visitor, text)
    assert status == 200
    assert "Ayu Lestari" in page


@pytest.mark.usefixtures("issued")
def test_a_file_is_compared_at_the_address_of_a_code_as_it_was_typed(visitor: Browser) -> None:
    visitor.get(f"/periksa/{GROUPED}")
    same = visitor.send(f"/periksa/{GROUPED}", {}, {"berkas": pdf("izin.pdf", b"%PDF-terbit")})
    assert "Berkas ini sama dengan yang diterbitkan." in same.text


def test_nothing_typed_is_asked_for_again(visitor: Browser) -> None:
    for query in ("", "%20%20"):
        answer = visitor.get(f"/periksa?kode={query}")
        assert answer.status_code == 422
        assert "Tulis kode yang tercetak" in unescape(answer.text)
    assert "Tulis kode yang tercetak" not in unescape(visitor.get("/periksa").text)


@pytest.mark.usefixtures("issued")
def test_a_program_is_told_a_slip_from_what_is_not_there(visitor: Browser) -> None:
    assert visitor.get(f"/api/v1/licences/{GROUPED}").json()["holder"] == "Ayu Lestari"
    slip = visitor.get(f"/api/v1/licences/{CODE[1] + CODE[0] + CODE[2:]}")
    unknown = visitor.get(f"/api/v1/licences/{code_of_number(1)}")
    assert (slip.status_code, unknown.status_code) == (422, 404)


@pytest.mark.parametrize("controls", ["%00", "%2500", "%2501%257f", "%25E2%2580%2528"])
def test_no_control_reaches_the_register_however_often_it_is_quoted(visitor: Browser, controls: str) -> None:
    asked = visitor.get(f"/periksa?kode=https://x/periksa/abc{controls}def")
    assert asked.status_code in (303, 404, 422)
    assert code_in(unquote(f"https://x/periksa/abc{controls}def")).isprintable()


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize(
    ("standing", "said"), [("revoked", "Izin ini sudah dicabut"), ("suspended", "dibekukan")]
)
def test_what_holds_no_more_is_not_called_valid_until_a_day(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch, standing: Standing, said: str
) -> None:
    known = Licence.status

    def status_of(licence: Licence, *, on: date) -> Status:
        return known(replace(licence, standing=standing), on=on)

    monkeypatch.setattr(Licence, "status", status_of)
    status, page = typed(visitor, CODE)
    assert status == 200
    assert said in page
    assert "Berlaku sampai" not in page
    assert "tidak berlaku" in page
    assert "22 November 2031" in page
