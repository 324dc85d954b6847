"""The fields a system is asked and answers: those of a form, as far as one JSON object without lists can hold them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from licensing.city.people import AgencyRole
from licensing.city.register import Box, parse_role
from licensing.definition.answer_types import types_of
from licensing.forms.bounds import Bound
from licensing.forms.text import FormText
from licensing.text.source import Path, Source
from licensing.values.conditions import Condition, Vocabulary
from licensing.values.sorts import Typed
from licensing.values.wrong import ConditionWrong
from licensing.words.errors import Problem

RULE: Final = "system-field"
NOT_SINGLE: Final = ("list", "people")


@dataclass(slots=True)
class SystemForm:
    """One of a system's two forms in the making (a `form_draft.FormDraft`); its conditions know only its own fields."""

    source: Source
    problems: list[Problem]
    prefix: str
    text: FormText
    box: Box | None = None

    def single_fields(self, key: str) -> FormText:
        """The fields that can be sent; the others are reported."""
        for id, asked in self.text.items():
            if asked.type in NOT_SINGLE:
                message = f"a system is neither asked nor answers with a field of type {asked.type}."
                self.report((key, id, "type"), RULE, message, "Use a type that is one answer, or choices.")
        return {id: asked for id, asked in self.text.items() if asked.type not in NOT_SINGLE}

    def report(self, path: Path, rule: str, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(path, rule, message, hint))

    def condition(self, path: Path, text: str) -> Condition | None:
        single = {id: asked for id, asked in self.text.items() if asked.type not in NOT_SINGLE}
        try:
            return Vocabulary(types_of(self.prefix, single, {})).condition(text)
        except ConditionWrong as wrong:
            self.problems.append(
                self.source.problem_within(path, text, wrong.column, wrong.rule, wrong.message, wrong.hint)
            )
            return None

    def bound(self, path: Path, text: str, of: Literal["date", "number"]) -> Bound | None:
        message = "what a system is asked, or answers, has no bound that is computed."
        self.report(path, RULE, message, "Write a number, or leave it out.")
        return None

    def computed(self, path: Path) -> Mapping[str, Typed]:
        return MappingProxyType({})

    def no_codes(self, path: Path, name: str) -> None:
        message = "a system's field has no code list: what it answers is said here."
        self.report(path, RULE, message, "Write the answers under `of`, or use type text.")

    def officers_form(self, path: Path) -> bool:
        return False

    def agency_role(self, path: Path, text: str) -> AgencyRole:
        return parse_role(text)
