"""The three families of errors, one for each reader.

`DefinitionRejected` is for designers and carries every problem at once; `CommandRefused` is for officers and
applicants and is an ordinary answer, never logged as an error; `ConnectorFailed` and `StorageFailed` are for
operators and decide whether Prefect tries again. Anything else that is raised is a bug.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from licensing.words.sentences import Sentence

RefusalCode = Literal[
    "already-decided",
    "already-ended",
    "already-submitted",
    "already-there",
    "answered-already",
    "applicants-task",
    "barred",
    "code-mistyped",
    "conflict-of-interest",
    "consent-needed",
    "document-needed",
    "four-eyes",
    "held-by-other",
    "invalid-form",
    "licence-busy",
    "licence-not-hers",
    "licence-not-so",
    "never-valid",
    "no-such-application",
    "no-such-bill",
    "no-such-document",
    "no-such-kind",
    "no-such-licence",
    "no-such-outcome",
    "no-such-permit",
    "no-such-receipt",
    "no-such-task",
    "nobody-to-decide",
    "not-now",
    "not-offered",
    "not-owed",
    "not-yours",
    "nothing-corrected",
    "other-address",
    "pin-link-over",
    "stale-page",
    "suspended",
    "taken",
    "too-early",
    "too-large",
    "unsound-file",
    "which-correction",
    "wrong-type",
]
"""Every code a refusal can have. Programs rely on them: a new one is added, none is renamed."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a definition, at a place a designer can jump to.

    Lines and columns count from 1. `rule` is a stable name such as `unknown-step`.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str

    def __str__(self) -> str:
        said = f"{self.file}:{self.line}:{self.column}: {self.message} {self.hint}".rstrip()
        return f"{said} [{self.rule}]"


class DefinitionRejected(Exception):
    """A definition is not sound; `problems` lists everything found, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def _no_fields() -> Mapping[str, Sentence]:
    return MappingProxyType({})


@dataclass(eq=False)
class CommandRefused(Exception):
    """What an officer or applicant asked for is not possible now.

    Not frozen, because Python writes the traceback into an exception on its way out of a `with` block.

    Attributes:
        code: stable; what programs decide by.
        sentence: what to tell the person.
        fields: for `invalid-form`, a sentence per field or document id; all of them at once. For `which-correction`,
            the tasks that may be meant, and what people call them.
    """

    code: RefusalCode
    sentence: Sentence
    fields: Mapping[str, Sentence] = field(default_factory=_no_fields)

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence.id}"


class ConnectorFailed(Exception):
    """A system outside ours did not do what was asked; `retryable` says whether asking again can help."""

    def __init__(self, message: str, *, retryable: bool) -> None:
        super().__init__(message)
        self.retryable = retryable


class StorageFailed(Exception):
    """The database or the object store did not answer as it must; `retryable` as for connectors.

    `is_full`: it had no room. What waits goes on when there is some. `is_of_one_file`: others may fare better.
    """

    def __init__(
        self, message: str, *, retryable: bool, is_full: bool = False, is_of_one_file: bool = False
    ) -> None:
        super().__init__(message)
        self.retryable = retryable
        self.is_full = is_full
        self.is_of_one_file = is_of_one_file
