"""What a designer reads when a step says what cannot be: at which place, what is wrong, and what would be right."""

import pytest

from features.quoting import CONTACT, HEADER, OneTemplate
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.words.errors import DefinitionRejected
from tests.licensing.events import city

FORM = """\
  tempat: {type: choice, of: [rumah, toko]}
  mulai: {type: date, min: submitted}
  selesai: {type: date, min: submitted, optional: true}
steps:
"""
FIRST = """\
  awal:
    review: {by: pimpinan.kepala}
    outcomes: {ya: ini}
"""
REST = """
  lain:
    review: {by: loket.petugas}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""


def problems(steps: str) -> list[tuple[str, str]]:
    """Every problem of these steps: what stands at its place, and what is said of it."""
    text = HEADER + CONTACT + FORM + (FIRST if "not_by: [awal" in steps else "") + steps.strip("\n") + REST
    try:
        check(text, "contoh.yaml", Surroundings(city(), OneTemplate(), {}))
    except DefinitionRejected as rejected:
        lines = text.splitlines()
        return [
            (
                lines[problem.line - 1][problem.column - 1 :],
                f"{problem.message} {problem.hint} [{problem.rule}]",
            )
            for problem in rejected.problems
        ]
    return []


ASK = """
  ini:
    consultation:
      ask: [{by: kesehatan.tim}, {by: lingkungan.tim, when: form.tempat == "toko"}]
    outcomes: {baik: lain, buruk: lain}
"""


@pytest.mark.parametrize(
    ("change", "at", "says"),
    [
        (
            ("    outcomes", "      veto: [baik, sedang]\n    outcomes"),
            "sedang]",
            '"sedang" is no outcome of this step. The outcomes are: baik, buruk. [unknown-outcome]',
        ),
        (
            ("    outcomes", "      join: {quorum: 2}\n    outcomes"),
            "{quorum: 2}",
            "the quorum is 2, but only 1 of those asked are asked in every case. Lower the quorum to 1, or ask more "
            "without `when`. [join-cannot-fire]",
        ),
        (
            ("{by: kesehatan.tim}", '{by: kesehatan.tim, when: form.tempat == "rumah"}'),
            '[{by: kesehatan.tim, when: form.tempat == "rumah"}, {by: lingkungan.tim, when: form.tempat == "toko"}]',
            "every agency is asked only under a condition, so perhaps nobody is and the step never ends. Ask at least "
            "one agency without `when`, or put a branch before this step. [join-cannot-fire]",
        ),
        (
            ("kesehatan.tim}, {by: lingkungan.tim", "loket.petugas}, {by: loket.petugas"),
            'loket.petugas, when: form.tempat == "toko"}]',
            'role "loket.petugas" is asked twice in one consultation. Ask another role of the agency, or use '
            "review with count: 2. [asked-twice]",
        ),
        (
            ("lingkungan.tim", "lingkungan.ketua"),
            'lingkungan.ketua, when: form.tempat == "toko"}]',
            'agency "lingkungan" has no role "ketua". Did you mean "lingkungan.tim"? [unknown-role]',
        ),
        (
            ('form.tempat == "toko"', "form.temat"),
            "form.temat}]",
            None,
        ),
        (
            ("    outcomes", "      not_by: [awal, tiada]\n    outcomes"),
            "tiada]",
            None,
        ),
        (
            ("    outcomes", "      not_by: [awal, ini]\n    outcomes"),
            "ini]",
            'step "ini" names itself in not_by. Name an earlier step that officers decide. [four-eyes-impossible]',
        ),
    ],
)
def test_a_consultation(change: tuple[str, str], at: str, says: str | None) -> None:
    found = problems(ASK.replace(*change))
    assert [place for place, _ in found] == [at]
    assert says is None or found == [(at, says)]


def test_a_quorum_of_all_who_are_asked_in_every_case_is_none() -> None:
    assert problems(ASK) == []
    assert problems(ASK.replace("    outcomes", "      join: {quorum: 1}\n    outcomes")) == []
    three = "{by: kesehatan.tim}, {by: perhubungan.tim}"
    quorum = ASK.replace("{by: kesehatan.tim}", three).replace(
        "    outcomes", "      join: {quorum: 2}\n    outcomes"
    )
    assert problems(quorum) == []


LINES = """
  ini:
    together:
      members:
        meja: {ask: [{by: kesehatan.tim}, {by: perhubungan.tim, when: form.tempat == "rumah"}]}
        jalan: {ask: [{by: lingkungan.tim, when: form.tempat == "toko"}]}
    outcomes: {baik: lain, buruk: lain}
"""


@pytest.mark.parametrize(
    ("change", "at", "says"),
    [
        (
            ("    outcomes", "      veto: [baik, sedang]\n    outcomes"),
            "sedang]",
            '"sedang" is no outcome of this step. The outcomes are: baik, buruk. [unknown-outcome]',
        ),
        (
            ("    outcomes", "      join: {quorum: 2}\n    outcomes"),
            "{quorum: 2}",
            "the quorum is 2, but only 1 of those asked are asked in every case. Lower the quorum to 1, or ask more "
            "without `when`. [join-cannot-fire]",
        ),
        (
            ("meja: {ask", 'meja: {when: form.tempat == "rumah", ask'),
            'meja: {when: form.tempat == "rumah", ask: [{by: kesehatan.tim}, {by: perhubungan.tim, '
            'when: form.tempat == "rumah"}]}',
            "every line is asked only under a condition, so perhaps nobody is and the step never ends. Ask at least "
            "one line without `when`, or put a branch before this step. [join-cannot-fire]",
        ),
        (
            ("        jalan: {ask: ", "        jalan: {steps: {a: {close: {}}}, ask: "),
            'jalan: {steps: {a: {close: {}}}, ask: [{by: lingkungan.tim, when: form.tempat == "toko"}]}',
            'line "jalan" has both steps and ask. Give it its steps, or who is asked in its only step. [line-steps]',
        ),
        (
            (
                '        jalan: {ask: [{by: lingkungan.tim, when: form.tempat == "toko"}]}',
                "        jalan: {name: Jalan}",
            ),
            "{name: Jalan}",
            'line "jalan" has neither steps nor ask. Give it its steps, or who is asked in its only step. '
            "[line-steps]",
        ),
        (
            ('form.tempat == "toko"', "form.temat"),
            "form.temat}]}",
            None,
        ),
        (
            ("jalan: {", "jalan: {when: form.temat, "),
            'form.temat, ask: [{by: lingkungan.tim, when: form.tempat == "toko"}]}',
            None,
        ),
        (
            ("jalan: {ask: [{by: lingkungan.tim", "jalan: {ask: [{by: lingkungan.tim}, {by: lingkungan.tim"),
            'lingkungan.tim, when: form.tempat == "toko"}]}',
            'role "lingkungan.tim" is asked twice in one consultation. Ask another role of the agency, or use '
            "review with count: 2. [asked-twice]",
        ),
        (
            ("meja: {", "meja: {join: {quorum: 2}, "),
            '{quorum: 2}, ask: [{by: kesehatan.tim}, {by: perhubungan.tim, when: form.tempat == "rumah"}]}',
            "the quorum is 2, but only 1 of those asked are asked in every case. Lower the quorum to 1, or ask more "
            "without `when`. [join-cannot-fire]",
        ),
    ],
)
def test_lines(change: tuple[str, str], at: str, says: str | None) -> None:
    found = problems(LINES.replace(*change))
    assert at in [place for place, _ in found]
    assert says is None or (at, says) in found


def test_a_line_may_be_left_out_where_nobody_is_asked_in_it() -> None:
    assert problems(LINES) == []
    assert problems(LINES.replace("jalan: {", "jalan: {join: {quorum: 3}, ")) == []


def test_a_consultation_among_the_steps_of_a_line_must_ask_somebody_in_every_case() -> None:
    steps = """
  ini:
    together:
      members:
        meja:
          steps:
            tanya:
              consultation: {ask: [{by: kesehatan.tim, when: form.tempat == "toko"}]}
              outcomes: {ya: {end: baik}}
    outcomes: {baik: lain}
"""
    assert [said.rpartition(" ")[2] for _, said in problems(steps)] == ["[join-cannot-fire]"]


@pytest.mark.parametrize(
    ("kind", "at", "says"),
    [
        (
            "review: {by: loket.kepala}",
            "loket.kepala}",
            None,
        ),
        (
            "review: {by: loket.petugas, not_by: [awal, tutup]}",
            "tutup]}",
            'no officer decides step "tutup". Name an earlier step that officers decide. [four-eyes-impossible]',
        ),
        (
            "signature: {by: pimpinan.kepala}",
            "{by: pimpinan.kepala}",
            "a signature without not_by lets one person decide and sign. Name the steps whose deciding officers may "
            "not sign. [four-eyes-missing]",
        ),
        (
            "signature: {by: pimpinan.kepala, not_by: [awal, tiada]}",
            "tiada]}",
            None,
        ),
    ],
)
def test_a_review_or_signature(kind: str, at: str, says: str | None) -> None:
    found = problems(f"  ini:\n    {kind}\n    outcomes: {{ya: lain}}")
    assert [place for place, _ in found] == [at]
    assert says is None or found == [(at, says)]


@pytest.mark.parametrize(
    ("choose", "at"),
    [
        ('[{when: form.tempat == "toko", to: lain}, {when: form.temat, to: lain}]', "form.temat, to: lain}]"),
        ('[{when: form.tempat == "toko", to: lain}, {when: form.tempat == "x", to: tiada}]', "tiada}]"),
    ],
)
def test_a_branch(choose: str, at: str) -> None:
    found = problems(f"  ini:\n    branch:\n      choose: {choose}\n      otherwise: lain\n")
    assert at in [place for place, _ in found]


def test_a_branch_that_otherwise_leads_nowhere() -> None:
    found = problems("  ini:\n    branch:\n      choose: []\n      otherwise: tiada\n")
    assert [place for place, _ in found if place == "tiada"] == ["tiada"]


@pytest.mark.parametrize(("then", "at"), [("tiada", "tiada}"), ("lain, on_silence: tiada", "tiada}")])
def test_a_correction_that_leads_nowhere(then: str, at: str) -> None:
    found = problems(f"  ini:\n    correction: {{within: 14 days, then: {then}}}\n")
    assert at in [place for place, _ in found]


def test_an_issue_that_leads_nowhere_after_it() -> None:
    found = problems("  ini: {issue: {template: surat, number: '{seq}/{year}', then: tiada}}\n")
    assert "tiada}}" in [place for place, _ in found]


def test_a_condition_on_who_is_asked_in_a_line_is_wrong_in_one_place() -> None:
    found = problems(LINES.replace('form.tempat == "toko"', "form.temat"))
    assert [place for place, _ in found] == ["form.temat}]}"]


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
