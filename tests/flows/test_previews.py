"""Previews through Typst: the real text with a mark on every page, no number, in its time, or a sentence why not."""

import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import pypdfium2
import pytest

from features.reading import codes_on, words_of
from flows.previews import TypstPreviews
from licensing.case.foreseeing import NO_CODE, NO_NUMBER, Foreseen
from licensing.history.effects import Render
from licensing.process.bundle import FONTS, TEMPLATES, Bundle, PartName
from licensing.scenarios.memory_archive import MemoryArchive
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import Digest
from tests.definitions.cases import NOW, PUBLIC_URL, Application, issued, shipped

MARK = "PRATINJAU - belum berlaku"


@dataclass(slots=True)
class OneBundle(MemoryArchive):
    """Every case was published with the same templates, some of which read otherwise."""

    instead: Mapping[str, str] = field(default_factory=dict[str, str])

    def bundle(self, digest: Digest) -> Bundle:
        source = shipped().templates
        texts = {name: source.get(name) or "" for name in source.names()} | dict(self.instead)
        fonts = {PartName(f"{FONTS}{name}"): font for name, font in source.fonts().items()}
        return Bundle.of(
            {**{PartName(f"{TEMPLATES}{name}"): text.encode() for name, text in texts.items()}, **fonts}
        )


def test_a_press_that_computes_for_ever_ends_by_itself_though_nobody_waits_for_it() -> None:
    """As where whoever asked for a preview was killed meanwhile."""
    endless = (
        "from flows import preview_press as press\n"
        "press.MOST_SECONDS = 1\n"
        "press.press = lambda: [0 for _ in iter(int, 1)]\n"
        "press.main()"
    )
    ended = subprocess.run((sys.executable, "-I", "-c", endless), timeout=60, check=False)
    assert ended.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


@cache
def application() -> Application:
    return issued("sip_dokter", shipped())


def ahead() -> Foreseen:
    """The licence that is about to be made, without its number."""
    case, process = application().case, application().process
    effect = next(each for each in case.owed.values() if isinstance(each, Render))
    rounds = tuple(
        replace(each, numbering=replace(each.numbering, number=NO_NUMBER, verification=NO_CODE))
        if each.numbering
        else each
        for each in case.rounds
    )
    return Foreseen(process, replace(case, rounds=rounds), effect)


def previews(instead: Mapping[str, str] | None = None, *, seconds: float = 60) -> TypstPreviews:
    archive = OneBundle(instead=instead or {})
    return TypstPreviews(archive, shipped().register, PUBLIC_URL, seconds=seconds)


def test_a_preview_is_the_real_document_marked_on_every_page_and_without_a_number() -> None:
    made = previews().preview(ahead(), at=NOW)
    with pypdfium2.PdfDocument(made) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert pages
    assert all(MARK in " ".join(page.split()) for page in pages)
    numbering = application().case.rounds[-1].numbering
    assert numbering is not None
    words = words_of(made)
    assert "Sari Puspita Ningrum" in words
    assert NO_NUMBER in words
    assert numbering.number not in words
    assert not any(numbering.verification in code for code in codes_on(made))
    assert "Disetujui secara elektronik" not in words
    assert "Persetujuan pejabat tercatat" not in words
    assert "Pratinjau: belum disetujui" in words


def test_only_a_template_sets_a_foreground_whatever_somebody_typed() -> None:
    name, said = ahead().effect.template, "foreground: merah"
    foreseen = replace(ahead(), case=replace(ahead().case, answers={**ahead().case.answers, "alamat": said}))
    for text in ("<< form.alamat >>", "#(<< form.alamat | code >>)"):
        template = f'#set document(title: "Uji")\n{text}'
        assert said in words_of(previews({name: template}).preview(foreseen, at=NOW))


def test_what_an_applicant_typed_is_no_foreground_of_the_template() -> None:
    foreseen = ahead()
    named = {**foreseen.case.answers, foreseen.process.applicant.name: "Sari foreground: none"}
    made = previews().preview(replace(foreseen, case=replace(foreseen.case, answers=named)), at=NOW)
    assert "Sari foreground: none" in words_of(made)
    assert MARK in words_of(made)


def test_what_takes_too_long_is_ended_and_said() -> None:
    with pytest.raises(ConnectorFailed, match="longer than") as failed:
        previews(seconds=0.01).preview(ahead(), at=NOW)
    assert failed.value.retryable


@pytest.mark.parametrize(
    ("text", "why"),
    [("#set page(foreground: [x])\nIsi", "foreground of its own"), ("#salah", "unknown variable")],
)
def test_what_cannot_be_marked_or_printed_is_refused_by_name(text: str, why: str) -> None:
    name = ahead().effect.template
    with pytest.raises(ConnectorFailed, match=why) as failed:
        previews({name: text}).preview(ahead(), at=NOW)
    assert name in str(failed.value)
    assert not failed.value.retryable
