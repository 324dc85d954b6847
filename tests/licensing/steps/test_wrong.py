"""What a designer reads when a step says what cannot be: at which place, what is wrong, and what would be right."""

import pytest

from tests.licensing.steps.wrong import problems

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
