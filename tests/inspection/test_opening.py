"""What a file is when it is opened: good ones are taken, each bad one for its own reason."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from licensing.forms.inspected import Seen
from storage.inspection.opening import open_file
from tests.inspection.papers import (
    action,
    archive,
    bomb,
    image,
    pdf,
    script,
)

ALL = ("pdf", "jpg", "png")
MOST = 5 * 1024 * 1024
FILES = Path(__file__).parent / "files"
GOOD = pdf()


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("07a-encrypted.pdf", "password"),
        ("07b-cut-short.pdf", "damaged-pdf"),
        ("07d-ten-bytes.jpg", "damaged-image"),
    ],
)
def test_files_that_were_once_accepted_are_refused(name: str, fault: str) -> None:
    assert open_file((FILES / name).read_bytes(), ALL, MOST) == fault


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xfe\xff",
        b"\r\n\r\n",
        b"\0\0\0",
        b'\x1b%-12345X@PJL JOB NAME="surat"\r\n@PJL ENTER LANGUAGE=PDF\r\n',
        b"%!PS-Adobe-3.0 PDF-1.7\n",
        b"Printed by LaserJet 400\n",
        b" " * 1019,
    ],
    ids=lambda before: repr(before[:12]),
)
def test_a_pdf_may_stand_behind_a_few_harmless_bytes(before: bytes) -> None:
    assert open_file(before + GOOD, ALL, MOST) == Seen("pdf")


def test_readers_do_not_look_for_a_pdf_behind_its_first_kilobyte() -> None:
    assert open_file(b" " * 1024 + GOOD, ALL, MOST) == "other-kind"


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><body onload=alert(1)>\n" + GOOD,
        b"<script>alert(1)</script>" + GOOD,
        b"<img src=x onerror=alert(1)>\n" + GOOD,
        b"a=1/*\n" + GOOD + b"*/",
        b"a=`\n" + GOOD + b"`",
        GOOD.replace(b"\n", b"\n/*\n", 1),
        GOOD.replace(b"\n", b"\n<script>alert(1)</script>\n", 1),
        GOOD + b"<html><script>alert(1)</script>\n%%EOF\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n" + GOOD,
        b"PK\x03\x04" + GOOD,
        archive(GOOD) + b"\n%%EOF\n",
        archive(image("PNG")),
        archive(image("JPEG")),
        image("JPEG") + b"<script>alert(1)</script>",
        image("PNG") + b"Rar!\x1a\x07\x01\0",
        image("JPEG")[:2] + b"\xff\xfe\0\x0b%PDF-1.7\n" + image("JPEG")[2:],
        image("JPEG")[:2] + b"\xff\xe0/*" + bytes(0x2F2A - 2) + image("JPEG")[2:],
    ],
    ids=range(17),
)
def test_a_file_of_two_kinds_is_refused(content: bytes) -> None:
    assert open_file(content, ALL, MOST) == "two-kinds"


def _indirect_kind(document: Pdf) -> None:
    kind = document.make_indirect(Name.JavaScript)
    document.Root.OpenAction = Dictionary(S=kind, N=1)


def _on_page(key: str, value: Dictionary) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.pages[0].obj[f"/{key}"] = value

    return change


def _at_root(key: str, value: object) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.Root[f"/{key}"] = value

    return change


def _annotated(**annotation: object) -> Callable[[Pdf], None]:
    def change(document: Pdf) -> None:
        document.pages[0].obj.Annots = Array(
            [
                document.make_indirect(
                    Dictionary(
                        {"/Type": Name.Annot, **{f"/{key}": value for key, value in annotation.items()}}
                    )
                )
            ]
        )

    return change


def _in_nothing(document: Pdf) -> None:
    document.Root.Lost = document.make_indirect(script())


def _attached(document: Pdf) -> None:
    document.attachments["program.exe"] = b"MZ"


LINK = action("URI", URI="https://contoh.id")
RUNS = {
    "a script when opened": _at_root("OpenAction", script()),
    "a script whose kind stands elsewhere": _indirect_kind,
    "a script in the tree of names": _at_root(
        "Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))
    ),
    "a script of a page": _on_page("AA", Dictionary(O=script())),
    "an address of the web that opens itself": _on_page("AA", Dictionary(O=LINK)),
    "a script of a link": _annotated(Subtype=Name.Link, A=script()),
    "a script behind another action": _annotated(Subtype=Name.Link, A=action("GoTo", Next=Array([script()]))),
    "a program that is started": _annotated(Subtype=Name.Link, A=action("Launch", F="cmd.exe")),
    "printing by itself": _at_root("OpenAction", action("Named", N=Name.Print)),
    "an address that is a script": _annotated(Subtype=Name.Link, A=action("URI", URI="javascript:alert(1)")),
    "a link to a file": _annotated(Subtype=Name.Link, A=action("GoToR", F="//server/berkas.pdf")),
    "a form that sends": _annotated(Subtype=Name.Link, A=action("SubmitForm", F="https://contoh.id")),
    "a form of its own language": _at_root("AcroForm", Dictionary(XFA=String("<xdp/>"))),
    "a player": _annotated(Subtype=Name.RichMedia),
    "a script nothing refers to": _in_nothing,
}


@pytest.mark.parametrize("change", RUNS.values(), ids=RUNS.keys())
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in object streams"])
def test_a_pdf_that_runs_something_is_refused_wherever_it_hides(
    change: Callable[[Pdf], None], packed: bool
) -> None:
    assert open_file(pdf(change, packed=packed), ALL, MOST) == "runs"


def test_a_name_written_in_another_way_is_the_same_name() -> None:
    hidden = pdf(_at_root("OpenAction", script()), qdf=True).replace(b"/JavaScript", b"/#4aava#53cript")
    assert b"/JavaScript" not in hidden
    assert open_file(hidden, ALL, MOST) == "runs"


@pytest.mark.parametrize(
    "change", [_attached, _annotated(Subtype=Name.FileAttachment)], ids=["names", "annotation"]
)
def test_a_pdf_that_carries_other_files_is_refused(change: Callable[[Pdf], None]) -> None:
    assert open_file(pdf(change), ALL, MOST) == "carries"


def _begins_at(document: Pdf) -> None:
    document.Root.OpenAction = Array([document.pages[0].obj, Name.Fit])


def _goes_to(document: Pdf) -> None:
    document.Root.OpenAction = action("GoTo", D=Array([document.pages[0].obj, Name.Fit]))


HARMLESS = {
    "a page to begin at": _begins_at,
    "going there by an action": _goes_to,
    "a link": _annotated(Subtype=Name.Link, A=LINK),
    "fields without a script": _at_root("AcroForm", Dictionary(Fields=Array([]))),
    "words that look like it": _at_root("Note", String("/JavaScript /JS /Launch")),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_a_pdf_that_only_shows_itself_is_taken(change: Callable[[Pdf], None]) -> None:
    assert open_file(pdf(change), ALL, MOST) == Seen("pdf")


def test_only_a_password_that_must_be_typed_keeps_a_pdf_out() -> None:
    assert open_file(pdf(encryption=pikepdf.Encryption(owner="a", user="b")), ALL, MOST) == "password"
    assert open_file(pdf(encryption=pikepdf.Encryption(owner="a", user="")), ALL, MOST) == Seen("pdf")


def test_a_script_in_a_pdf_that_is_locked_against_changes_is_found() -> None:
    locked = pdf(_at_root("OpenAction", script()), encryption=pikepdf.Encryption(owner="a", user=""))
    assert open_file(locked, ALL, MOST) == "runs"


def test_text_is_no_pdf() -> None:
    assert open_file(b"%PDF-1.7\nSurat ini bukan PDF.\n", ALL, MOST) == "damaged-pdf"


@pytest.mark.parametrize("part", [2, 3, 10])
def test_a_pdf_that_is_cut_short_is_refused(part: int) -> None:
    whole = pdf(lambda document: [document.add_blank_page() for _ in range(50)])
    assert open_file(whole[: -len(whole) // part], ALL, MOST) == "damaged-pdf"


def test_a_pdf_without_pages_is_refused() -> None:
    assert open_file(pdf(lambda document: document.pages.__delitem__(0)), ALL, MOST) == "no-pages"


@pytest.mark.parametrize(
    ("megabytes", "streams", "filters"),
    [(257, 1, 1), (200, 4, 1), (300, 1, 2)],
    ids=["one stream", "all streams", "packed twice"],
)
def test_a_pdf_that_unpacks_to_too_much_is_refused(megabytes: int, streams: int, filters: int) -> None:
    content = bomb(megabytes, streams=streams, filters=filters)
    assert len(content) < MOST
    assert open_file(content, ALL, MOST) == "unpacks"


def test_a_pdf_that_unpacks_to_much_is_taken() -> None:
    assert open_file(bomb(100), ALL, MOST) == Seen("pdf")


def test_a_picture_in_a_pdf_has_a_size_as_well() -> None:
    def add(document: Pdf) -> None:
        document.Root.Big = Stream(document, b"", Subtype=Name.Image, Width=30_000, Height=30_000)

    assert open_file(pdf(add), ALL, MOST) == "too-many-pixels"


@pytest.mark.parametrize(
    ("content", "accept"),
    [
        (GOOD, ("jpg", "png")),
        (image("PNG"), ("pdf", "jpg")),
        (b"MZ\x90\0", ALL),
        (b"GIF89a", ALL),
        (b"\xff\xd8", ALL),
    ],
    ids=["pdf", "png", "exe", "gif", "two bytes"],
)
def test_another_kind_is_refused(content: bytes, accept: tuple[str, ...]) -> None:
    assert open_file(content, accept, MOST) == "other-kind"


def test_an_empty_file_is_called_empty() -> None:
    assert open_file(b"", ALL, MOST) == "empty"
