"""Minutes: what people who decide together found, in one document that each of them signs by her decision.

They are no ending and no letter to the applicant: the line goes on at once, and the minutes are made beside it.
"""

from dataclasses import dataclass

from licensing.history.case import Case
from licensing.history.places import At
from licensing.process.made import Letterhead, NumberRule, TemplateRow, printed_with
from licensing.values.types import Facts
from licensing.words.identifiers import TemplateName


@dataclass(frozen=True, slots=True)
class Minutes:
    """Printed with the first of `rows` that fits, else with `template`.

    `needs_agreement`: there are none where those who decided did not agree, for they are asked again.
    """

    template: TemplateName
    number: NumberRule
    rows: tuple[TemplateRow, ...] = ()
    needs_agreement: bool = False
    letterhead: Letterhead = "issuer"

    def printed_with(self, facts: Facts) -> TemplateName:
        """The template for a case."""
        return printed_with(self.rows, self.template, facts)

    def are_signed(self, case: Case, where: At) -> bool:
        """Whether a round was left because everybody asked there has decided, and nobody has taken that back."""
        round, tasks = case.round_at(where), case.tasks_at(where)
        given = [task.decision.outcome for task in tasks if task.decision]
        if round.retracted or not given or len(given) < len(tasks) or round.outcome not in given:
            return False
        return len({*given}) == 1 or not self.needs_agreement
