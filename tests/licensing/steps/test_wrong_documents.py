"""What a designer reads when a step makes a document that cannot be: its number, its template, how long it is valid."""

import pytest

from tests.licensing.steps.wrong import problems


@pytest.mark.parametrize("kind", ["issue", "refuse"])
@pytest.mark.parametrize(
    "number",
    [
        "{year}",
        "{seq}",
        "7/{year}",
        "{seq}/{year}/{nama}",
        "{seq:4}/{year}",
        "{seq!r}/{year}",
        "{seq}/{year}{",
        "{seq}/{month}",
        "{seq}/{date:%d%m%y}",
        "{seq}/{year}/{month:latin}",
        "{seq}/{year}/{date}",
        "{seq}/{year}/{date:/}",
        "{seq}/{year}/{date:%A}",
        "{seq}/{year}/{date:%d%%}",
        "{seq}/{year}/{date:%d %B}",
        "{seq}/{year}/{date:{month}}",
    ],
)
def test_a_number_that_two_documents_could_share(kind: str, number: str) -> None:
    found = problems(
        f"  awal:\n    review: {{by: loket.petugas}}\n    outcomes: {{ya: lain, terbit: {{to: ini, reason: true}}}}\n"
        f"  ini: {{{kind}: {{template: surat, number: '{number}'}}}}\n"
    )
    assert found == [
        (
            f"'{number}'}}}}",
            f'"{number}" does not give every document its own number. Use {{seq}} (for instance {{seq:04d}}) and '
            "{year}; beside them {month}, {month:roman} or {date:%d%m%Y} (%d, %m, %y, %Y), and nothing else in "
            "braces. [number-pattern]",
        )
    ]


@pytest.mark.parametrize("kind", ["issue", "refuse"])
def test_a_number_that_cannot_be_printed(kind: str) -> None:
    found = problems(
        "  awal:\n    review: {by: loket.petugas}\n    outcomes: {ya: lain, terbit: {to: ini, reason: true}}\n"
        f'  ini: {{{kind}: {{template: surat, number: "{{seq}}\\t{{year}}"}}}}\n'
    )
    assert [said.rpartition(" ")[2] for _, said in found] == ["[number-pattern]"]


@pytest.mark.parametrize("kind", ["issue", "refuse"])
def test_a_template_that_is_not_there(kind: str) -> None:
    found = problems(
        "  awal:\n    review: {by: loket.petugas}\n    outcomes: {ya: lain, terbit: {to: ini, reason: true}}\n"
        f"  ini: {{{kind}: {{template: suratan, number: '{{seq}}/{{year}}'}}}}\n"
    )
    assert [(place, said.rpartition(" ")[2]) for place, said in found] == [
        ("suratan, number: '{seq}/{year}'}}", "[template-missing]")
    ]


@pytest.mark.parametrize(
    ("valid", "at", "says"),
    [
        ("[]", "[]}}", "the validity table is empty. Write at least one row. [validity]"),
        (
            '[{span: 1 year}, {when: form.tempat == "toko", span: 1 year}]',
            '{when: form.tempat == "toko", span: 1 year}]}}',
            "the last row of the validity table has a condition, so some cases have no row. Leave `when` out of the "
            "last row. [validity]",
        ),
        (
            '[{when: form.tempat == "toko", span: 1 year, until: mulai}, {span: 1 year}]',
            '{when: form.tempat == "toko", span: 1 year, until: mulai}, {span: 1 year}]}}',
            "both span and until are given. Keep one of the two. [validity]",
        ),
        (
            '[{when: form.tempat == "toko", span: 1 year}, {span: 3 working days}]',
            "{span: 3 working days}]}}",
            "a licence cannot be valid for working days. Use days, months or years. [validity]",
        ),
        (
            "3 working days",
            "3 working days}}",
            "a licence cannot be valid for working days. Use days, months or years. [validity]",
        ),
        (
            '[{when: form.temat == "toko", span: 1 year}, {span: 1 year}]',
            'form.temat == "toko", span: 1 year}, {span: 1 year}]}}',
            None,
        ),
        (
            "[{since: tempat, span: 1 year}]",
            "tempat, span: 1 year}]}}",
            None,
        ),
        (
            "[{until: tempat}]",
            "tempat}]}}",
            None,
        ),
        (
            '[{when: form.tempat == "toko", until: selesai}, {span: 1 year}]',
            "selesai}, {span: 1 year}]}}",
            'the date "selesai" is not answered in every case of this row. Ask for it in every case, give field and '
            'row the same `when`, or add form.selesai != "" to the row. [validity]',
        ),
        (
            '[{when: form.tempat == "toko", since: selesai}, {span: 1 year}]',
            "selesai}, {span: 1 year}]}}",
            None,
        ),
    ],
)
def test_a_validity_table(valid: str, at: str, says: str | None) -> None:
    found = problems(
        "  awal:\n    review: {by: loket.petugas}\n    outcomes: {ya: lain, terbit: ini}\n"
        f"  ini: {{issue: {{template: surat, number: '{{seq}}/{{year}}', valid: {valid}}}}}\n"
    )
    assert [place for place, _ in found] == [at]
    assert says is None or found == [(at, says)]


def test_dates_that_are_answered_in_every_case_of_their_row() -> None:
    found = problems(
        "  awal:\n    review: {by: loket.petugas}\n    outcomes: {ya: lain, terbit: ini}\n"
        "  ini: {issue: {template: surat, number: '{seq}/{year}', valid: "
        "[{when: 'form.selesai != \"\"', since: mulai, until: selesai}, {since: mulai, span: 1 year}]}}\n"
    )
    assert found == []
