"""Licences and letters are accessible archival PDFs, the same bytes for the same case."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pikepdf
import pytest
from babel.dates import format_date
from pdfua import validate

from features.reading import words_of
from flows.rendering import render
from licensing.words.codes import grouped
from licensing.words.identifiers import TemplateName
from tests.definitions.cases import (
    NOW,
)
from tests.definitions.printed import DOCUMENTS, FOLDER, context_of, pdf_of


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
    assert not validate(str(file)).findings


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
    assert not validate(str(file)).findings
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


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_data_inside_say_nothing_the_page_does_not(name: str) -> None:
    pdf = pdf_of(name)
    with pikepdf.open(BytesIO(pdf)) as opened:
        (attachment,) = opened.attachments.values()
        data = json.loads(attachment.get_file().read_bytes())
    assert data["nomor"]
    words = words_of(pdf).replace(" ", "")
    for key, value in _said(data):
        shown = _indonesian(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
        if key == "periksa":
            page, _, code = shown.rpartition("/")
            assert page in words
            assert grouped(code) in words
        elif key != "jenis" and shown:
            assert shown.split("\n")[0].replace(" ", "").lower() in words.lower(), key


def _said(data: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Every text in it, of what stands in lists too."""
    for key, value in data.items():
        for each in value if isinstance(value, list) else [value]:
            yield from _said(each) if isinstance(each, dict) else [(key, str(each))]


def _indonesian(day: str) -> str:
    return format_date(datetime.fromisoformat(day), "d MMMM yyyy", locale="id")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_case_gives_the_same_bytes(name: str) -> None:
    assert pdf_of(name) == pdf_of(name)


def test_another_instant_gives_other_bytes() -> None:
    name = DOCUMENTS[0]
    later = datetime(2026, 11, 24, 3, tzinfo=UTC)
    assert render(TemplateName(name), context_of(name), FOLDER, at=later) != pdf_of(name)
