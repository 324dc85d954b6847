"""Oversight: whose figures and turns somebody looks over beside those of her own roles, and whether she keeps books.

Both stand at the role (`supervises` and `books` in `agencies.yaml`); who has it has its oversight, for herself
or for somebody else. Of a case it opens nothing.
"""

from dataclasses import dataclass
from typing import Final

from licensing.words.identifiers import AgencyId


@dataclass(frozen=True, slots=True)
class Oversight:
    """Whom somebody oversees, by names as records have them.

    A name is that of an agency (`dinkes`), of its office in one place (`kecamatan@serpong`), of a role (`dlh.penilai`),
    or `*` for the whole city. What was called otherwise before is named by each of its names. Whoever `keeps_books`
    reads what was received and posted, of every agency.
    """

    names: frozenset[str] = frozenset()
    keeps_books: bool = False

    def covers(self, agency: AgencyId, office: str | None = None) -> bool:
        """Whether it is over a role, with its place where it has one; over a whole agency where none is given."""
        return not self.names.isdisjoint(_names(agency, office))


def _names(agency: AgencyId, office: str | None) -> tuple[str, ...]:
    if office is None:
        return EVERYBODY, agency
    place = office.partition("@")[2]
    return EVERYBODY, agency, f"{agency}.{office}", f"{agency}@{place}"


EVERYBODY: Final = "*"
OVER_NOBODY: Final = Oversight()
OVER_THE_CITY: Final = Oversight(frozenset({EVERYBODY}))
