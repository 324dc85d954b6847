"""Licences and letters are accessible archival PDFs that say what the case says, whatever somebody typed."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pikepdf
import pytest
from babel.dates import format_date

from features.reading import codes_on, words_of
from flows.rendering import notice, render
from flows.templates import TemplateFolder, sample_context
from flows.texts import definition_texts
from licensing.definition.checking import check_all
from licensing.definition.surroundings import Surroundings
from licensing.documents.context import context
from licensing.documents.printable import Context, Value
from licensing.documents.sampling import SHORTEST, sampled
from licensing.documents.shapes import Shape
from licensing.forms.fields import PRINTED, legible
from licensing.history.effects import Moment
from licensing.words.errors import ConnectorFailed, DefinitionRejected
from licensing.words.identifiers import TemplateName
from tests.definitions.cases import (
    DEFINITIONS,
    NOW,
    PERMITS,
    PUBLIC_URL,
    TEMPLATES,
    Application,
    form_of,
    issued,
    refused,
    shipped,
)

DOCUMENTS = (
    *(f"licences/{permit}" for permit in PERMITS),
    "refusals/penolakan",
    "letters/pengantar",
    "letters/berita_acara",
    "letters/skrd_pbg",
    "letters/skrd_iptm",
    "letters/skrd_pkd",
    "letters/pemakaman_sementara",
    "letters/pencabutan",
    "letters/pembekuan",
    "letters/pemulihan",
    "licences/kartu_pengawasan",
    "licences/kartu_makam",
    "letters/keberatan",
    "letters/banding",
)
MOMENTS: tuple[Moment, ...] = (
    "received",
    "correction",
    "request",
    "issued",
    "refused",
    "letter",
    "copy",
    "lapsed",
    "withdrawn",
    "cancelled",
    "done",
    "changed",
    "expiring",
)
HOSTILE = (
    '#panic("x") *b* _i_ @ref \\ $x$ < > "quotes" // no `raw` = h [ ] ; #read("/etc/passwd")\n- a\n+ b\n= c'
)
FOLDER = TemplateFolder(TEMPLATES)


@dataclass(frozen=True)
class _WithAnnex:
    """The templates, and one annex."""

    annex: str
    name: ClassVar[TemplateName] = TemplateName("licences/lampiran")

    def get(self, name: str) -> str | None:
        return self.annex if name == self.name else FOLDER.get(name)

    def names(self) -> tuple[str, ...]:
        return (*FOLDER.names(), self.name)

    def fonts(self) -> Mapping[str, bytes]:
        return FOLDER.fonts()


@cache
def context_of(name: str) -> Context:
    """The sample written for a template, else a case that was carried on to it, else one made of what it is offered."""
    permit = name.rpartition("/")[2]
    try:
        return sample_context(TEMPLATES, name)
    except FileNotFoundError:
        return (
            issued(permit, shipped()).context() if permit in PERMITS else sampled(offered()[name], SHORTEST)
        )


@cache
def offered() -> Mapping[str, Shape]:
    """What each template of the shipped definitions is offered."""
    sound, _ = check_all(definition_texts([DEFINITIONS])[0], shipped())
    return {each.template: each.offered for checked in sound.values() for each in checked.prints}


def pdf_of(name: str) -> bytes:
    return render(TemplateName(name), context_of(name), FOLDER, at=NOW)


def changed(value: Value, change: Callable[[str], str]) -> Value:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: changed(below, change) for key, below in value.items()}
    return tuple(changed(below, change) for below in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_declares_what_an_archive_and_a_screen_reader_need(name: str) -> None:
    with pikepdf.open(BytesIO(pdf_of(name))) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"]
        assert str(pdf.Root.Lang) == "id"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert "/DestOutputProfile" in intent
        assert not pdf.is_encrypted
        assert len(pdf.pages) <= 2


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_passes_the_checks_at_hand(name: str, tmp_path: Path) -> None:
    file = tmp_path / "izin.pdf"
    file.write_bytes(pdf_of(name))
    with pikepdf.open(file) as pdf:
        # As `qpdf --check`, by the same library.
        assert pdf.check_pdf_syntax() == []
    accessible = (str(Path(sys.executable).with_name("pdfua")), "check", str(file))
    run = subprocess.run(accessible, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_annexes_are_pages_of_the_same_document(tmp_path: Path) -> None:
    name, file = TemplateName("licences/skp"), tmp_path / "izin.pdf"
    with_annex = _WithAnnex("== Lampiran\n\n<< form.nama >>\n")
    context = context_of(name)
    file.write_bytes(render(name, context, with_annex, at=NOW, annexes=(_WithAnnex.name,)))
    with pikepdf.open(BytesIO(pdf_of(name))) as alone, pikepdf.open(file) as pdf:
        assert len(pdf.pages) == len(alone.pages) + 1
        assert pdf.check_pdf_syntax() == []
        assert pdf.open_metadata()["pdfaid:conformance"] == "A"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert pdf.docinfo["/Title"] == alone.docinfo["/Title"]
    accessible = (str(Path(sys.executable).with_name("pdfua")), "check", str(file))
    run = subprocess.run(accessible, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Lampiran" in words_of(file.read_bytes())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_font_is_inside(name: str) -> None:
    with pikepdf.open(BytesIO(pdf_of(name))) as pdf:
        descriptors = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        assert descriptors
        assert all(set(each.keys()) & {"/FontFile2", "/FontFile3"} for each in descriptors)


def name_of(permit: str) -> str:
    name = form_of(permit)["nama"]
    return name if isinstance(name, str) else name[0]


def signatory_of(case: Application) -> tuple[str, str]:
    """Name and NIP of whoever signed."""
    by = next(
        task.decision.by
        for task in case.case.tasks.values()
        if task.where.step == "tanda_tangan" and task.decision
    )
    return by.name, f"NIP {by.nip}"


@pytest.mark.parametrize("permit", PERMITS)
def test_a_licence_shows_number_holder_validity_and_where_to_verify(
    permit: str, around: Surroundings
) -> None:
    case = issued(permit, around)
    numbering = case.case.rounds[-1].numbering
    assert numbering
    words = words_of(render(TemplateName(f"licences/{permit}"), case.context(), around.templates, at=NOW))
    for shown in (
        numbering.number,
        name_of(permit),
        *signatory_of(case),
    ):
        assert shown in words
    assert numbering.verification in words
    assert "Ditandatangani secara elektronik" in words


def test_a_refusal_gives_every_reason_and_the_way_to_object(around: Surroundings) -> None:
    words = words_of(
        render(TemplateName("refusals/penolakan"), refused(around).context(), around.templates, at=NOW)
    )
    for shown in (
        "di luar zona reklame",
        "menutup pandangan",
        "keberatan",
        "21 hari kerja",
        "banding",
        "10 hari kerja",
    ):
        assert shown in words


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_data_inside_say_nothing_the_page_does_not(name: str) -> None:
    pdf = pdf_of(name)
    with pikepdf.open(BytesIO(pdf)) as opened:
        (attachment,) = opened.attachments.values()
        data = json.loads(attachment.get_file().read_bytes())
    assert data["nomor"]
    words = words_of(pdf).replace(" ", "")
    for key, value in data.items():
        shown = _indonesian(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
        if key != "jenis" and shown:
            assert shown.split("\n")[0].replace(" ", "").lower() in words.lower(), key


def _indonesian(day: str) -> str:
    return format_date(datetime.fromisoformat(day), "d MMMM yyyy", locale="id")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_case_gives_the_same_bytes(name: str) -> None:
    assert pdf_of(name) == pdf_of(name)


def test_another_instant_gives_other_bytes() -> None:
    name = DOCUMENTS[0]
    later = datetime(2026, 11, 24, 3, tzinfo=UTC)
    assert render(TemplateName(name), context_of(name), FOLDER, at=later) != pdf_of(name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_somebody_typed_is_never_read_as_markup(name: str) -> None:
    sample = context_of(name)
    hostile: Context = {
        **sample,
        "form": changed(sample["form"], lambda text: f"{text} {HOSTILE}" if text else ""),
        "applicant": {"name": HOSTILE},
        "reasons": changed(sample["reasons"], lambda text: f"{text} {HOSTILE}"),
    }
    words = words_of(render(TemplateName(name), hostile, FOLDER, at=NOW))
    assert '#panic("x") *b* _i_ @ref' in words
    assert "root:" not in words


def test_a_word_wider_than_the_paper_is_broken() -> None:
    sample = context_of("licences/ipr")
    form = sample["form"]
    assert isinstance(form, Mapping)
    long = {**sample, "form": {**form, "isi_naskah": "W" * 300}}
    assert words_of(render(TemplateName("licences/ipr"), long, FOLDER, at=NOW)).count("W") >= 300


def test_every_character_that_may_be_typed_can_be_printed() -> None:
    printed = re.compile(f"[{PRINTED}]")
    typed = {kept for kept in map(legible, map(chr, range(0x10000))) if printed.fullmatch(kept)}
    assert len(typed) > 1000
    sample = context_of("licences/skp")
    form = sample["form"]
    assert isinstance(form, Mapping)
    # As plain text, and in bold.
    every = {**form, "judul": " ".join(sorted(typed)), "nama": " ".join(sorted(typed))}
    render(TemplateName("licences/skp"), {**sample, "form": every}, FOLDER, at=NOW)


@pytest.mark.parametrize("character", ["日", "😀", "\x08"])
def test_a_character_the_font_lacks_is_an_error_that_names_the_field_only(character: str) -> None:
    sample = context_of("licences/skp")
    form = sample["form"]
    assert isinstance(form, Mapping)
    with pytest.raises(ConnectorFailed) as failed:
        render(
            TemplateName("licences/skp"),
            {**sample, "form": {**form, "judul": f"Rahasia {character}"}},
            FOLDER,
            at=NOW,
        )
    assert not failed.value.retryable
    assert str(failed.value) == (
        f'template "licences/skp": form.judul has the character U+{ord(character):04X}, '
        "which the font Noto Sans cannot show."
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_telephone_reads_the_address_where_the_document_is_verified(name: str) -> None:
    document = context_of(name)["document"]
    assert isinstance(document, Mapping)
    assert codes_on(pdf_of(name)) == [document["verification_url"]]


class Texts:
    """Templates written in the test."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts

    def get(self, name: str) -> str | None:
        return self.texts.get(name)

    def names(self) -> tuple[str, ...]:
        return tuple(self.texts)

    def fonts(self) -> Mapping[str, bytes]:
        return FOLDER.fonts()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("#panic(<< nama | code >>)", "panicked with"),
        ("#image(<< nama | code >>)", "file not found"),
        ("= Bab\n#(<< nama | code >> + 1)", "cannot add"),
        ("<< nma >>", "'nma' is undefined"),
        ("<< kosong >>", "if"),
        ("<% if %>", "Expected an expression"),
    ],
)
def test_a_wrong_template_is_an_error_without_personal_data(text: str, says: str) -> None:
    told: Context = {"nama": "Ny. Rahasia", "kosong": None}
    with pytest.raises(ConnectorFailed) as failed:
        render(TemplateName("surat"), told, Texts(surat=text), at=NOW)
    assert not failed.value.retryable
    assert str(failed.value).startswith('template "surat": ')
    assert says in str(failed.value)
    assert "Rahasia" not in str(failed.value)


def test_a_missing_template_is_an_error() -> None:
    with pytest.raises(ConnectorFailed, match='there is no template "surat"'):
        render(TemplateName("surat"), {}, Texts(), at=NOW)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_notice_has_a_subject_and_both_languages(moment: Moment) -> None:
    told = notice(moment, context_of(f"notices/{moment}"), FOLDER)
    assert told.subject.startswith(("REG-", "503/"))
    assert "Yth." in told.body
    assert "In English" in told.body
    assert "<%" not in told.body
    assert "<<" not in told.body
    assert "\n\n\n" not in told.body


def test_a_name_with_line_breaks_cannot_add_a_mail_header(around: Surroundings) -> None:
    case = Application("skp", around)
    told = context(case.process, case.case, None, around.register, public_url=PUBLIC_URL)
    text = "Subject: << applicant.name >>\n\nYth.\n"
    hostile: Context = {**told, "applicant": {"name": "A\nBcc: semua@contoh.id"}}
    subject = notice("received", hostile, Texts(**{"notices/received": text})).subject
    assert "\n" not in subject


def test_that_a_case_lapsed_is_told_truly_whatever_did_not_arrive() -> None:
    body = notice("lapsed", sample_context(TEMPLATES, "notices/lapsed"), FOLDER).body
    for what in ("perbaikan", "bukti", "pembayaran", "correction", "proof", "payment"):
        assert what in body


def test_every_template_that_stands_alone_is_printed_here() -> None:
    """An annex stands behind its licence, a piece in one."""
    names = (name for name in FOLDER.names() if "/" in name and not name.startswith("pieces/"))
    alone = {name for name in names if not name.endswith("_lampiran")}
    assert {*DOCUMENTS, *(f"notices/{moment}" for moment in MOMENTS)} == alone


@pytest.mark.parametrize(
    "name", ["../README", "/etc/passwd", "..", "licences/../../pyproject", "x\0", "", "fonts"]
)
def test_a_name_cannot_lead_out_of_the_folder(name: str) -> None:
    assert FOLDER.get(name) is None


def test_a_link_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "rahasia.typ").write_text("x")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "jalan.typ").symlink_to(tmp_path / "rahasia.typ")
    assert TemplateFolder(tmp_path / "templates").get("jalan") is None


def test_what_is_no_file_is_no_font(tmp_path: Path) -> None:
    (tmp_path / "fonts" / "folder.ttf").mkdir(parents=True)
    (tmp_path / "fonts" / "gone.ttf").symlink_to("nowhere")
    (tmp_path / "fonts" / "one.ttf").write_bytes(b"1")
    assert TemplateFolder(tmp_path).fonts() == {"one.ttf": b"1"}


def test_a_sample_that_cannot_be_read_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "surat.sample.json").write_text('{\n "form": {"nama": "Sari",\n  "nama": "Budi"}\n}\n')
    with pytest.raises(DefinitionRejected) as rejected:
        sample_context(tmp_path, "surat")
    (problem,) = rejected.value.problems
    assert (problem.file, problem.line, problem.rule) == (f"{tmp_path}/surat.sample.json", 3, "duplicate-key")
