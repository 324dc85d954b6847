"""What a step that issues or refuses means: this text, exactly this document."""

import pytest

from licensing.clock.spans import Span
from licensing.process.made import Made, NumberRule, Validity
from licensing.process.protocol import Exit
from licensing.process.step import Step
from licensing.words.identifiers import FieldId, OutcomeId, StepId, TemplateName
from licensing.words.sentences import Sentence
from tests.licensing.steps.building import built, holds_at, same

ISSUE = """
  ini:
    issue: {template: surat, number: "503/{seq:04d}/{year}"VALID}
"""
NOT_LIMITED = (Validity(),)


@pytest.mark.parametrize(
    ("valid", "rows"),
    [
        ("", NOT_LIMITED),
        (", valid: 5 years", (Validity(span=Span(5, "year")),)),
        (", valid: [{span: 6 months}]", (Validity(span=Span(6, "month")),)),
        (
            ", valid: [{since: mulai, span: 6 months}]",
            (Validity(span=Span(6, "month"), since=FieldId("mulai")),),
        ),
        (
            ", valid: [{until: mulai}]",
            (Validity(until=FieldId("mulai")),),
        ),
    ],
)
def test_issue(valid: str, rows: tuple[Validity, ...]) -> None:
    number = NumberRule("contoh.issue", "503/{seq:04d}/{year}", rows)
    assert built(ISSUE.replace("VALID", valid)) == Step(
        StepId("ini"),
        same("Ini"),
        makes=Made("licence", OutcomeId("issued"), TemplateName("surat"), number, "issued"),
        ending="issued",
    )


def test_a_validity_table_keeps_its_conditions_in_order() -> None:
    table = """, valid: [
      {when: 'form.selesai != ""', since: mulai, until: selesai},
      {when: form.tempat == "toko", span: 1 year},
      {span: 2 years}]"""
    makes = built(ISSUE.replace("VALID", table)).makes
    assert makes is not None
    first, second, last = makes.number.validity
    assert (first.since, first.until, first.span) == (FieldId("mulai"), FieldId("selesai"), None)
    assert (holds_at(first.when), holds_at(second.when)) == (set(), {"toko"})
    assert (second.span, last) == (Span(1, "year"), Validity(span=Span(2, "year")))


def test_after_an_issue_with_then_the_case_goes_on() -> None:
    step = built(ISSUE.replace("VALID", ", then: tutup") + "  tutup: {close: {}}")
    assert step.exits == {OutcomeId("issued"): Exit(StepId("tutup"), Sentence("terbit", "issued"))}
    assert (step.ending, step.notice) == (None, None)


def test_refuse() -> None:
    text = """
  awal: {review: {by: pimpinan.kepala}, outcomes: {tidak: {to: ini, reason: true}}}
  ini: {refuse: {template: surat, number: "T-{seq}/{year}"}}"""
    number = NumberRule("contoh.refuse", "T-{seq}/{year}")
    assert built(text) == Step(
        StepId("ini"),
        same("Ini"),
        makes=Made("refusal", OutcomeId("refused"), TemplateName("surat"), number, "refused"),
        ending="refused",
    )
