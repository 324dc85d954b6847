"""What a template may do with values, dates, lists and groups; what would fail in print is found before."""

from pathlib import Path

import pytest

from flows.templates import TemplateFolder
from licensing.documents.shapes import OneOf, Shape
from licensing.documents.template_checks import template_problems

OFFERED: Shape = {
    "form": {"nama": "text", "tgl_mulai": "text"},
    "document": {"issued_on": "day", "valid_until": "maybe", "number": "short"},
    "signatory": {"name": "maybe text"},
    "task": {"due_on": "maybe"},
    "decisions": {
        "kajian": {
            "*": {
                "reason": "text",
                "on": "day",
                "outcome": OneOf(("disetujui", "ditolak")),
                "outvoted": "yes or no",
            }
        }
    },
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
        "<% set nama = form.nama %><< nama >>",
        "<% if document.valid_until and task.due_on %><< document.valid_until >> << task.due_on >><% endif %>",
        "<% if not document.valid_until or not task.due_on %>-<% else %><< document.valid_until >><% endif %>",
        "<% if task.due_on == none %>-<% else %><< task.due_on >><% endif %>",
        "<% if not task.due_on %>-<% elif form.nama %><< task.due_on >><% endif %>",
        "<% if signatory.name %><< signatory.name | upper >><% endif %> << signatory.name or '-' >>",
        "<% for k in decisions.kajian if k.outcome == 'ditolak' %><< loop.index >><% if not loop.last %>,<% endif %>"
        "<% else %>tidak ada<% endfor %>",
        "<% for k in decisions.kajian %><% if k.outcome in ['disetujui'] and not k.outvoted %>x<% endif %><% endfor %>",
        "<< ('https://contoh.id/' ~ document.number) | qr >> << 'ya' if form.nama == 'A' else 'tidak' >>",
        "<% for k in decisions.kajian %>a<% endfor %><% for k in decisions.kajian %>b<% endfor %>",
        "<% for huruf in ['a', 'b'] %><< huruf | upper >><% endfor %><% raw %><< x >><% endraw %>",
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
            "1: loop.previtem is not offered.",
        ),
        ("<< form.nama | first >>", '1: there is no filter "first".'),
        ("<% if task.due_on and form.nama %>a<% endif %><< task.due_on >>", "1: task.due_on may be missing."),
        ("<% if not task.due_on %><< task.due_on >><% endif %>", "1: task.due_on may be missing."),
        ("<% if task.due_on or form.nama %><< task.due_on >><% endif %>", "1: task.due_on may be missing."),
        ("<% if task.due_on == none %><< task.due_on >><% endif %>", "1: task.due_on may be missing."),
        ("<% if form.nama %><< task.due_on >><% endif %>", "1: task.due_on may be missing."),
        ("<< task.due_on if form.nama else '-' >>", "1: task.due_on may be missing."),
        ("<< task.due_on if task.due_on >>", "1: an else is missing."),
        ("<< form.nama or task.due_on >>", "1: task.due_on may be missing."),
        ("<< 'a' ~ task.due_on >>", "1: task.due_on may be missing."),
        (
            "<% for k in decisions.kajian %><% if k.outcome == 'disetuji' %>a<% endif %><% endfor %>",
            '1: k.outcome is never "disetuji".',
        ),
        (
            "<% for k in decisions.kajian if k.outcome in ('ditolak', 'x') %>a<% endfor %>",
            '1: k.outcome is never "x".',
        ),
        ("<% for k in decisions.kajan %>a<% endfor %>", "1: decisions.kajan is not offered."),
        (
            "<% for k in decisions.kajian %><< k.outvoted >><% endfor %>",
            "1: k.outvoted is yes or no.",
        ),
        ("<% if task.due_on == 'besok' %>a<% endif %>", '1: task.due_on is a day and "besok" is a text.'),
        ("<% if form.nama == 3 %>a<% endif %>", "1: form.nama is a text and 3 is a number."),
        ("<% if form %>a<% endif %>", "1: form is always there."),
        ("<% set form = 'x' %>", "1: form has a meaning here already."),
        ("<% for task in decisions.kajian %>a<% endfor %>", "1: task has a meaning here already."),
        ("<% if form.nama %><% set a = 'x' %><% endif %><< a >>", "1: a is not offered."),
        ("<% for k in decisions.kajian %>a<% endfor %><< k.reason >>", "1: k.reason is not offered."),
        ("<< loop.index >>", "1: loop.index is not offered."),
        ("<< form.nama | qr >>", "1: form.nama may be too long for a QR code."),
        ("<< document.issued_on | upper >>", "1: document.issued_on is no text."),
        ("<< form.nama | code | upper >>", "1: form.nama | code is code already."),
        ("<< form.nama | upper(1) >>", '1: the filter "upper" takes nothing in brackets.'),
        ("<< form.nama[::0] >>", "1: a template takes no part of a text."),
        ("<< form.nama is none >>", '1: there is no test "none".'),
        ("<% macro a() %>x<% endmacro %>", '1: a template has no "macro".'),
        ("<% with a = 'x' %><% endwith %>", '1: a template has no "with".'),
        ("<% block a %><% endblock %>", '1: a template has no "block".'),
        ("<% filter upper %>x<% endfilter %>", '1: a template has no "filterblock".'),
        ("<% set a %>x<% endset %>", '1: a template has no "assignblock".'),
        ("<% for k, l in decisions.kajian %>a<% endfor %>", "1: a loop takes one name at a time."),
        ("<< none >>", "1: none is nothing to show."),
        ("<< {'a': form.nama} >>", "1: braces stand for data."),
        ("<< -1 >>", "1: a template does not calculate."),
    ],
)
def test_what_would_fail_in_print_is_told(text: str, problem: str, tmp_path: Path) -> None:
    assert said(text, tmp_path) == [problem]


def test_what_is_included_is_there(tmp_path: Path) -> None:
    assert said("<% include 'x' ignore missing %>", tmp_path) == [
        "1: whether this is included is not known before it is printed.",
        '1: there is no template "x".',
    ]


def test_a_filter_that_there_is_not_is_told_with_what_it_is_given(tmp_path: Path) -> None:
    assert said("<< form.nama | default('x') >>", tmp_path) == [
        '1: there is no filter "default".',
        '1: the filter "default" takes nothing in brackets.',
    ]


@pytest.mark.parametrize("text", ["<< form.nama.upper() >>", "<< range(9) >>", "<< lipsum() >>"])
def test_a_template_calls_nothing(text: str, tmp_path: Path) -> None:
    assert "1: a template calls nothing." in said(text, tmp_path)
