"""Input nobody sends by accident: it is refused or shown as text, and never breaks a page."""

from base64 import b64encode
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.door.posted import MAX_TEXT_BYTES
from tests.portal.conftest import ANSWERS, Browser, pdf
from tests.portal.memory import Memory

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "'; drop table cases; --",
    "\x00\x01nol",
    "../../etc/passwd",
    "\ud7ff\uffff",
    "\u202eterbalik",
    "a" * 20_000,
    "http://[::1",
]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_answers_are_shown_as_text_or_refused(visitor: Browser, text: str) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send("/ajukan/coba", {**ANSWERS, "form.nama": text, "form.nik": "1"})
    assert page.status_code == 422
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "\x00" not in page.text


@pytest.mark.parametrize(
    "path", ["/lacak?nomor={}", "/periksa?kode={}", "/periksa/{}", "/ajukan/{}", "/?lang={}"]
)
def test_nasty_addresses_never_break_a_page(visitor: Browser, path: str) -> None:
    for text in NASTY:
        page = visitor.get(path.format(quote(text.encode("utf-8", "surrogatepass"), safe="")[:4000]))
        assert page.status_code in (200, 303, 404)
        assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/petugas?cari=%00",
        "/petugas/permohonan/%00",
        "/petugas/tugas/%00.a.1.b",
        "/periksa/%00",
        "/lacak?nomor=%00",
    ],
)
def test_control_characters_in_an_address_are_nowhere(rina: Browser, path: str) -> None:
    assert rina.get(path).status_code == 404


@pytest.mark.parametrize("name", ["rina\x00", "\x00", "REG-COBA-20261123-00001\x00"])
def test_control_characters_in_a_name_are_nobody(visitor: Browser, name: str) -> None:
    secret = b64encode(f"{name}:salah".encode()).decode()
    for path in ("/api/v1/tasks", "/api/v1/applications/REG-COBA-20261123-00001"):
        assert visitor.request("GET", path, headers={"authorization": f"Basic {secret}"}).status_code == 401
    visitor.get("/lacak")
    assert visitor.send("/lacak", {"nomor": name, "pin": "\x00"}).status_code == 422
    visitor.get("/petugas/masuk")
    assert visitor.send("/petugas/masuk", {"nama": name, "sandi": "\x00"}).status_code == 422


def test_a_file_name_is_only_a_name(visitor: Browser, memory: Memory) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send(
        "/ajukan/coba", {**ANSWERS, "form.nik": "1"}, {"dokumen.ktp": pdf("../../<b>ktp</b>\n.pdf")}
    )
    assert "<strong>b 0A.pdf" in page.text
    assert ".." not in page.text.partition("izin-kept")[2][:400]


@pytest.mark.parametrize(
    "path", ["/petugas?halaman=x", "/petugas?halaman=-5", "/petugas?halaman=99999999999999999999"]
)
def test_nasty_page_numbers_never_break_the_inbox(rina: Browser, path: str) -> None:
    assert rina.get(path).status_code in (200, 422)


@pytest.mark.parametrize("seen", ["-1", "x", "9" * 30, "9" * 5000, "²", ""])
def test_a_nasty_version_is_refused_or_ignored(rina: Browser, visitor: Browser, seen: str) -> None:
    application = visitor.applies()
    task = f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp"
    rina.get(task)
    assert rina.send(task, {"keputusan": "lengkap", "terlihat": seen}).status_code in (303, 409)


@pytest.mark.parametrize(
    "content", [b"", b"--x", b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--", b"\xff" * 100]
)
def test_a_broken_multipart_body_is_refused(visitor: Browser, content: bytes) -> None:
    visitor.get("/ajukan/coba")
    response = visitor.request(
        "POST", "/ajukan/coba", content=content, headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert response.status_code in (400, 403, 422)


@pytest.mark.parametrize("charset", ["punycode", "undefined", "latin-1", '"UTF-7"'])
def test_a_form_in_another_encoding_is_refused(visitor: Browser, charset: str) -> None:
    assert _send_encoded(visitor, charset) == 400


@pytest.mark.parametrize("charset", ["utf-8", '"UTF-8"', "utf8"])
def test_a_form_that_names_utf_8_is_read(visitor: Browser, charset: str) -> None:
    assert _send_encoded(visitor, charset) == 422


def _send_encoded(visitor: Browser, charset: str) -> int:
    """The status of a tracking form with a wrong number."""
    visitor.get("/lacak")
    content = f'--B\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{visitor.token}\r\n--B--\r\n'
    kind = f"Multipart/Form-Data; boundary=B; charset={charset}"
    return visitor.request(
        "POST", "/lacak", content=content.encode(), headers={"content-type": kind}
    ).status_code


def test_a_form_without_a_session_is_refused_unread(visitor: Browser) -> None:
    headers = {"content-type": "multipart/form-data"}
    response = visitor.request("POST", "/ajukan/coba", content=b"without a boundary", headers=headers)
    assert response.status_code == 403


def test_more_text_than_anybody_types_is_refused(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    longest = "a" * (MAX_TEXT_BYTES - 100)
    files = {"dokumen.ktp": pdf()}
    few = visitor.send("/ajukan/coba", {**ANSWERS, "form.nik": "1", "lain": longest}, files)
    assert (few.status_code, "izin-kept" in few.text) == (422, True)
    assert visitor.send("/ajukan/coba", {**ANSWERS, "lain": longest * 2}, files).status_code == 400
    many = visitor.send("/ajukan/coba", {**ANSWERS, **{f"lain{n}": longest for n in range(20)}}, files)
    assert (many.status_code, "Ada yang belum sesuai" in many.text) == (422, True)
    assert "izin-kept" not in many.text


@pytest.mark.parametrize("token", ["é", "\u202e", "\U0001f600"])
def test_a_token_that_is_no_ascii_is_refused(visitor: Browser, token: str) -> None:
    visitor.get("/lacak")
    assert visitor.request("POST", "/lacak", data={"csrf": token}).status_code == 403


@pytest.mark.parametrize("given", ["Basic \xe9", "Basic ====", "Basic /w==", "Basic"])
def test_a_broken_authorization_is_nobody(visitor: Browser, given: str) -> None:
    headers = httpx.Headers({"authorization": given}, encoding="latin-1")
    for path in ("/api/v1/tasks", "/api/v1/applications/REG-COBA-20261123-00001"):
        assert visitor.request("GET", path, headers=headers).status_code == 401


@pytest.mark.parametrize("origin", ["http://[::1", "null", "", "https://izin.example.jahat.example"])
def test_an_origin_that_is_not_ours_is_refused(visitor: Browser, origin: str) -> None:
    visitor.get("/lacak")
    sent = visitor.request("POST", "/lacak", data={"csrf": visitor.token}, headers={"origin": origin})
    assert sent.status_code == 403


@pytest.mark.parametrize("path", ["/lacak/", "/petugas/", "/ajukan/coba/", "/static", "/lacak//"])
def test_a_slash_too_many_leads_nowhere(visitor: Browser, path: str) -> None:
    page = visitor.request("GET", path, headers={"host": "jahat.example"})
    assert (page.status_code, "location" in page.headers) == (404, False)
    assert "izin-header" in page.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(
            [*ANSWERS, "form.hari", "form.lahir", "form.modal", "form.parkir", "terlihat", "sekali"]
        ),
        st.text(max_size=60),
        max_size=8,
    )
)
def test_whatever_is_typed_the_form_answers(visitor: Browser, typed: dict[str, str]) -> None:
    if not visitor.token:
        visitor.get("/ajukan/coba")
    page = visitor.send("/ajukan/coba", typed)
    assert page.status_code in (200, 422, 429)
