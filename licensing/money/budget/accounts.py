"""Account codes (kode rekening): what the city's money is booked under, and what an hour of work costs.

In comes the text of `accounts.yaml`, out goes `AccountCodes` or every problem of it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import Field

from licensing.money.debt import AccountCode
from licensing.text.labels import LabelText
from licensing.text.model import Text
from licensing.text.reading import read
from licensing.text.source import Source
from licensing.text.validation import validate
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion

TAXES: Final = "4.1.01"
"""Local taxes (pajak daerah)."""
CODE: Final = r"^4\.1(\.[0-9]{2}){1,3}(\.[0-9]{4})?$"
ACCOUNTS: Final = "accounts.yaml"


@dataclass(frozen=True, slots=True)
class Work:
    """What a minute of a role's work costs, and how many a decision takes of which nobody knows it."""

    rupiah_per_minute: int = 0
    minutes: int = 0
    roles: Mapping[str, int] = field(default_factory=lambda: MappingProxyType(dict[str, int]()))

    def rate(self, role: str) -> int:
        """Of a role such as `dpmptsp.kepala_dinas`; in every place where it has several."""
        return self.roles.get(role.partition("@")[0], self.rupiah_per_minute)


@dataclass(frozen=True, slots=True)
class AccountCodes:
    """The codes by name, each level for itself."""

    names: Mapping[AccountCode, Sentence] = field(
        default_factory=lambda: MappingProxyType(dict[AccountCode, Sentence]())
    )
    work: Work = field(default_factory=Work)

    def name(self, code: AccountCode) -> Sentence:
        """What a code is called; by the nearest level above it that has a name, else by itself."""
        found = next((self.names[each] for each in above(code) if each in self.names), None)
        return found or Sentence(code, code)


NO_ACCOUNT_CODES: Final = AccountCodes()


def above(code: AccountCode) -> Iterator[AccountCode]:
    """The code itself, and every level above it."""
    parts = code.split(".")
    for length in range(len(parts), 0, -1):
        yield AccountCode(".".join(parts[:length]))


def is_below(code: AccountCode, head: str) -> bool:
    """Whether a code is another one or belongs to it."""
    return code == head or code.startswith(f"{head}.")


class WorkText(Text):
    """Under `work:`."""

    rupiah_per_minute: Annotated[int, Field(ge=0, le=1_000_000)]
    minutes: Annotated[int, Field(ge=1, le=480)]
    roles: dict[str, Annotated[int, Field(ge=0, le=1_000_000)]] = Field(default={})


class AccountCodesText(Text):
    """The whole of `accounts.yaml`."""

    accounts: dict[Annotated[str, Field(pattern=CODE)], LabelText]
    work: WorkText | None = None


def read_accounts(text: str, file: str, roles: Collection[str]) -> AccountCodes:
    """Read the codes.

    Args:
        roles: those there are, as `dpmptsp.kepala_dinas`.

    Raises:
        DefinitionRejected: with every problem found.
    """
    source, problems = read(text, file)
    if source is None:
        raise DefinitionRejected(problems)
    model, wrong = validate(source, AccountCodesText)
    problems = (*problems, *wrong)
    if model is not None:
        problems = (*problems, *_faults(source, model, roles))
    if model is None or problems:
        raise DefinitionRejected(tuple(sorted(problems)))
    work = model.work
    return AccountCodes(
        {AccountCode(code): label for code, label in model.accounts.items()},
        Work(work.rupiah_per_minute, work.minutes, work.roles) if work else Work(),
    )


def _faults(source: Source, model: AccountCodesText, roles: Collection[str]) -> Iterator[Problem]:
    named: dict[str, str] = {}
    for code, label in model.accounts.items():
        other = named.setdefault(label.id, code)
        if other != code:
            message = f'"{code}" is called as "{other}" is.'
            yield source.problem(
                ("accounts", code),
                "account-name",
                message,
                "Give each code a name of its own, or remove one.",
            )
    known = {role.partition("@")[0] for role in roles}
    for role in model.work.roles if model.work else ():
        if role not in known:
            message = f'"{role}" is no role of an agency.'
            yield source.problem(("work", "roles", role), "unknown-role", message, suggestion(role, known))
