"""What is wrong with an expression, in a designer's words."""

import re


class ConditionWrong(Exception):
    """The text is no condition over the known names, or one that nobody can have meant.

    Attributes:
        column: counts from 1 within the text.
        rule: a stable name: condition-syntax, condition-unknown, condition-type, condition-uncertain (nothing can be
            made of it), condition-choice, condition-never, condition-always (it can be read, but not be meant).
    """

    def __init__(self, message: str, hint: str, *, column: int, rule: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.column = column
        self.rule = rule

    def about(self, what: str) -> "ConditionWrong":
        """The same, said of what the expression is for: `the value`, `the day`."""
        message = re.sub(r"^the condition\b", what, self.message)
        return ConditionWrong(message, self.hint, column=self.column, rule=self.rule)
