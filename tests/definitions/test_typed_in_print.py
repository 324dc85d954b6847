"""What somebody typed is printed as it was typed, whatever it is, or named before anybody signs."""

import re
from collections.abc import Callable, Mapping

import pytest

from features.reading import words_of
from flows.rendering import notice, render
from licensing.definition.surroundings import Surroundings
from licensing.documents.context import context
from licensing.documents.printable import Context, Value
from licensing.forms.fields import PRINTED
from licensing.words.errors import ConnectorFailed
from licensing.words.folding import legible
from licensing.words.identifiers import TemplateName
from tests.definitions.cases import (
    NOW,
    PUBLIC_URL,
    Application,
)
from tests.definitions.printed import DOCUMENTS, FOLDER, Texts, context_of

HOSTILE = (
    '#panic("x") *b* _i_ @ref \\ $x$ < > "quotes" // no `raw` = h [ ] ; #read("/etc/passwd")\n- a\n+ b\n= c'
)


def changed(value: Value, change: Callable[[str], str]) -> Value:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: changed(below, change) for key, below in value.items()}
    return tuple(changed(below, change) for below in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_somebody_typed_is_never_read_as_markup(name: str) -> None:
    sample = context_of(name)
    hostile: Context = {
        **sample,
        "form": changed(sample["form"], lambda text: f"{text} {HOSTILE}" if text else ""),
        "applicant": {"name": HOSTILE},
        "reasons": changed(sample.get("reasons", ()), lambda text: f"{text} {HOSTILE}"),
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


def test_a_name_with_line_breaks_cannot_add_a_mail_header(around: Surroundings) -> None:
    case = Application("skp", around)
    told = context(case.process, case.case, None, around.register, public_url=PUBLIC_URL)
    text = "Subject: << applicant.name >>\n\nYth.\n"
    hostile: Context = {**told, "applicant": {"name": "A\nBcc: semua@contoh.id"}}
    subject = notice("received", hostile, Texts(**{"notices/received": text})).subject
    assert "\n" not in subject
