"""Conditions: CEL expressions, type-checked against what the form and the officers can have answered.

A condition sees `form.<field>`, `<step>.outcome` (the latest, "" before) and, where one officer decides,
`<step>.<field>` of her form. Every name always has a value: what was not answered is "", 0, 0.0, false or [], so
evaluation cannot fail for want of an answer. Nor can it fail otherwise: of CEL, a condition has only what gives an
answer for all values. Decimals are doubles here (write `3.0`, not `3`), dates are ISO text and compare in order.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from cel_expr_python import cel

Seen = Literal["string", "int", "double", "bool", "strings"]
"""The type a condition sees."""

Fact = str | int | float | bool | list[str]
Facts = Mapping[str, Fact]
"""Every name a condition may use, with its value for one case."""

EMPTY: Mapping[Seen, Fact] = {"string": "", "int": 0, "double": 0.0, "bool": False, "strings": []}

CERTAIN = cel.NewEnvConfigFromYaml("""
name: izin
stdlib:
  include_functions:
    - {name: "_==_"}
    - {name: "_!=_"}
    - {name: "_<_"}
    - {name: "_<=_"}
    - {name: "_>_"}
    - {name: "_>=_"}
    - {name: "_&&_"}
    - {name: "_||_"}
    - {name: "!_"}
    - {name: "_?_:_"}
    - {name: "@in"}
    - {name: "@not_strictly_false"}
    - {name: "size"}
    - {name: "contains"}
    - {name: "startsWith"}
    - {name: "endsWith"}
    - {name: "_+_"}
    - {name: "_-_"}
    - {name: "-_"}
    - {name: "_*_", overloads: [{id: multiply_double}]}
    - {name: "_/_", overloads: [{id: divide_double}]}
    - {name: "double", overloads: [{id: int64_to_double}]}
""")
"""The functions of CEL that answer for all values. Left out are an index, which may lie outside; conversions of text,
which may be none; patterns; and what whole numbers may overflow in or be divided to nothing by. Sums may stay: an
answer has 18 digits at most."""

RESERVED_FIELDS = frozenset({"true", "false", "null", "in"})
RESERVED_STEPS = RESERVED_FIELDS | {
    "as", "break", "const", "continue", "else", "for", "form", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
}  # fmt: skip
"""What cannot be the name of a field, and of a step: words of CEL, and `form`, which is the applicant's."""

COMPARISON = re.compile(
    r"""([a-z_]\w*\.\w+)\s*[!=]=\s*["']([^"']*)["']|["']([^"']*)["']\s*(?:[!=]=|in)\s*([a-z_]\w*\.\w+)"""
)
UNCERTAIN = {
    "_[_]": "picks one of several answers by its place",
    "_%_": "divides whole numbers",
    "matches": "compares with a pattern",
    **dict.fromkeys(
        ("int", "uint", "bool", "string", "bytes", "dyn", "type"), "turns an answer into another type"
    ),
    **dict.fromkeys(("timestamp", "duration"), "calculates with dates"),
}
"""What else CEL can, in a designer's words."""
FOR_CERTAIN = (
    'Compare answers as they are: "a" in form.kegiatan, form.mulai < form.selesai; '
    "calculate with decimals: double(form.jumlah) * 2.5."
)
IN_WORDS = {"string": "text", "int": "a whole number", "double": "a decimal number", "bool": "a yes or no"}


class ConditionWrong(Exception):
    """The text is no condition over the known names. `column` counts from 1 within the text."""

    def __init__(self, message: str, hint: str, *, column: int, rule: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.column = column
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition; two are equal when their texts are."""

    text: str
    program: cel.Expression = field(compare=False, repr=False)

    def holds(self, facts: Facts) -> bool:
        """Evaluate for one case.

        Raises:
            ArithmeticError: CEL gave up on it (iteration budget), which its compiler cannot exclude.
        """
        answer = self.program.eval(data=facts).value()
        if answer is True or answer is False:
            return answer
        raise ArithmeticError(f"condition {self.text!r} gave {answer}")


class Vocabulary:
    """The names a definition's conditions may use, with their types.

    A published condition is read with the whole of CEL (`certain=False`), so that it means what it meant.
    """

    def __init__(self, names: Mapping[str, Seen], *, certain: bool = True) -> None:
        kinds = {
            "string": cel.Type.STRING,
            "int": cel.Type.INT,
            "double": cel.Type.DOUBLE,
            "bool": cel.Type.BOOL,
            "strings": cel.Type.List(cel.Type.STRING),
        }
        self.names = names
        self._environment = cel.NewEnv(
            config=CERTAIN if certain else None,
            variables={name: kinds[seen] for name, seen in names.items()},
        )
        self._unanswered = {name: EMPTY[seen] for name, seen in names.items()} if certain else None

    def compile(self, text: str) -> Condition:
        """Parse and type-check.

        Raises:
            ConditionWrong: it names something unknown, compares unlike with unlike, is no yes-or-no question, or
                could fail for some answers.
        """
        try:
            expression = self._environment.compile(text)
        except RuntimeError as error:
            raise self._explain(text, str(error)) from None
        if expression.return_type() != cel.Type.BOOL:
            message = f"the condition `{text}` is not a yes-or-no question."
            raise ConditionWrong(
                message, "Compare it with something, as in `… == …`.", column=1, rule="condition-type"
            )
        condition = Condition(text, expression)
        if self._unanswered is not None:
            _try(condition, self._unanswered)
        return condition

    def _explain(self, text: str, cel_message: str) -> ConditionWrong:
        found = re.search(r"<input>:(\d+):(\d+): (.*)", cel_message)
        column = int(found[2]) if found else 1
        sentence = found[3] if found else cel_message
        unknown = re.search(r"undeclared reference to '([^']*)'", sentence)
        if unknown:
            # CEL points behind the dot, or at the bracket; a designer looks for the word's beginning.
            behind = len(unknown[1]) if text[column - 1 :].startswith("(") else max(0, unknown[1].find("."))
            start = max(1, column - behind)
            if unknown[1] in UNCERTAIN:
                return _uncertain(UNCERTAIN[unknown[1]], start)
            near = get_close_matches(unknown[1], self.names, n=1, cutoff=0.5)
            hint = (
                f"Did you mean {near[0]}?" if near else "Known names: " + ", ".join(sorted(self.names)) + "."
            )
            message = f"the condition names {unknown[1]}, which nobody answers."
            return ConditionWrong(message, hint, column=start, rule="condition-unknown")
        unlike = re.search(r"no matching overload for '_?([^_']*)_?' applied to '\((.*)\)'", sentence)
        if unlike and unlike[1] in ("*", "/") and {"int", "double"}.issuperset(unlike[2].split(", ")):
            return _uncertain("multiplies or divides whole numbers", column)
        if unlike:
            message = f"the condition sets {_in_words(unlike[2])} side by side with `{unlike[1]}`."
            hint = "Compare like with like: text in quotes, decimals with a point (3.0), whole numbers without (3)."
            return ConditionWrong(message, hint, column=column, rule="condition-type")
        rest = text[column - 1 :].strip()
        message = (
            f"the condition cannot be read from `{rest}` on."
            if rest
            else "the condition breaks off at its end."
        )
        hint = 'Write it like form.luas > 10.0 && form.jenis == "baru".'
        if rest.startswith("=") and not rest.startswith("=="):
            hint = f"Write == to compare. {hint}"
        return ConditionWrong(message, hint, column=column, rule="condition-syntax")


def _uncertain(what: str, column: int) -> ConditionWrong:
    message = f"the condition {what}, which could fail for some answers."
    return ConditionWrong(message, FOR_CERTAIN, column=column, rule="condition-uncertain")


def _try(condition: Condition, unanswered: Facts) -> None:
    """What the types cannot tell, as of a list of unlike things, shows when nothing has been answered.

    Raises:
        ConditionWrong: it cannot be evaluated.
    """
    try:
        condition.holds(unanswered)
    except ArithmeticError:
        raise _uncertain("asks for what is not there or cannot be compared", 1) from None


def compared(text: str) -> Iterator[tuple[int, str, str]]:
    """The plain comparisons of a name with a quoted text: column from 1, name and text."""
    for found in COMPARISON.finditer(text):
        name, answer = (found[1], found[2]) if found[1] else (found[4], found[3])
        yield found.start() + 1, name, answer


def _in_words(types: str) -> str:
    """`double, int` as "a decimal number and a whole number"."""
    return " and ".join(IN_WORDS.get(each, "a list of answers") for each in types.split(", "))
