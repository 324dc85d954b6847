"""What a template may do with values, dates, lists and groups; what would fail in print is found before."""

from pathlib import Path

import pytest

from flows.definitions import TemplateFolder
from licensing.documents.shapes import Shape
from licensing.documents.template_checks import template_problems

OFFERED: Shape = {
    "form": {"nama": "text", "tgl_mulai": "text"},
    "document": {"issued_on": "day", "valid_until": "maybe"},
    "decisions": {"kajian": {"*": {"reason": "text", "on": "day"}}},
}


def said(text: str, folder: Path) -> list[str]:
    (folder / "coba.typ").write_text(text)
    return [
        f"{fault.line}: {fault.message}"
        for fault in template_problems("coba", TemplateFolder(folder), OFFERED)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<< document.issued_on >> << document.issued_on | tanggal >> << form['nama'] | upper >>",
        "<% if document.valid_until %><< document.valid_until | english >><% endif %>",
        "<% if not document.valid_until %>selamanya<% else %><< document.valid_until >><% endif %>",
        "<< document.valid_until if document.valid_until else 'selamanya' >>",
        "<% for k in decisions.kajian %><< loop.index >> << k.reason >> << k.on | tanggal >><% endfor %>",
        "<< decisions.kajian | length >> << {'nama': form.nama, 'sampai': document.valid_until} | json >>",
        "<% set nama = form.nama %><< nama >> << form.nama[:3] >>",
    ],
)
def test_what_can_be_printed_is_no_problem(text: str, tmp_path: Path) -> None:
    assert said(text, tmp_path) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\n<< form.tgl_mulai | tanggal >>", "2: form.tgl_mulai is no date."),
        ("<< document.valid_until >>", "1: document.valid_until may be missing."),
        ("<< document.valid_until | tanggal >>", "1: document.valid_until may be missing."),
        ("<% set d = document.valid_until %><< d >>", "1: d may be missing."),
        (
            "<% for k in decisions.kajian %><< k.on >><% endfor %><< decisions.kajian >>",
            "1: decisions.kajian is a list.",
        ),
        ("<< form >>", "1: form is no value itself."),
        ("<< form | upper >>", "1: form is no value itself."),
        ("<% for x in form.nama %><% endfor %>", "1: form.nama is no list."),
        ("<% for x in form %><% endfor %>", "1: form is no list."),
        ("<< decisions.kajian[0].reason >>", "1: a place in a list may not be there."),
        ("<< form['nam'] >>", "1: form.nam is not offered."),
        ("<< 1 / 0 >>", "1: a template does not calculate."),
        ("<< '%999999999d' % 1 >>", "1: a template does not calculate."),
        ("<% if form.nama > 3 %>a<% endif %>", "1: a template does not ask what is more."),
        ("<< form[form.nama] >>", "1: a name is known in print only."),
        (
            "<% for k in decisions.kajian %><< loop.previtem >><% endfor %>",
            "1: loop.previtem may not be there.",
        ),
        ("<< form.nama | first >>", '1: there is no filter "first".'),
        ("<< form.nama | default('x') >>", '1: there is no filter "default".'),
    ],
)
def test_what_would_fail_in_print_is_told(text: str, problem: str, tmp_path: Path) -> None:
    assert said(text, tmp_path) == [problem]


@pytest.mark.parametrize("text", ["<< form.nama.upper() >>", "<< range(9) >>", "<< lipsum() >>"])
def test_a_template_calls_nothing(text: str, tmp_path: Path) -> None:
    assert "1: a template calls nothing." in said(text, tmp_path)
