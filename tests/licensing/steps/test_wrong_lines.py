"""What a designer reads when lines cannot be as they are written: where, what is wrong, what would be right."""

import pytest

from tests.licensing.steps.wrong import problems

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


def test_a_condition_on_who_is_asked_in_a_line_is_wrong_in_one_place() -> None:
    found = problems(LINES.replace('form.tempat == "toko"', "form.temat"))
    assert [place for place, _ in found] == ["form.temat}]}"]
