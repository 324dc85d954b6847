"""`members`: a review asks the people whom officers named at an earlier step, instead of whoever has the role.

    penugasan:
      review: {by: dinkes.kepala}
      form: {anggota: {type: people, of: dinkes.tim_teknis, count: 2..5}}
      outcomes: {ditugaskan: kunjungan}
    kunjungan:
      review: {by: dinkes.tim_teknis, members: penugasan.anggota}

What they come to where they are several: `agreeing`. In a table of roles each row may have members of its own.
"""

from collections.abc import Iterator
from dataclasses import replace

from licensing.process.needs import Ask
from licensing.steps.rows import ByText
from licensing.steps.text import Draft
from licensing.text.source import Path


def named_in(by: ByText, members: str | None) -> Iterator[tuple[Path, str]]:
    """Every answer that names people, and where that is written within the review."""
    if members is not None:
        yield ("members",), members
    for n, row in enumerate(by if isinstance(by, tuple) else ()):
        if row.members is not None:
            yield ("by", n, "members"), row.members


def with_members(
    draft: Draft, path: Path, by: ByText, members: str | None, asks: tuple[Ask, ...]
) -> tuple[Ask, ...]:
    """The same asks, each of whoever was named; several seats where several can be."""
    if members is not None and isinstance(by, tuple):
        hint = "Write the members into the rows of by: {when: …, is: …, members: …}."
        draft.report((*path, "members"), "members", "by is a table, so members are said in its rows.", hint)
    told: set[Path] = set()
    seated: list[Ask] = []
    for n, ask in enumerate(asks):
        row = by[n] if isinstance(by, tuple) else None
        name = members if row is None else row.members
        way: Path = (*path, "members") if row is None else (*path, "by", n, "members")
        panel = None
        if name is not None and ask.role is not None:
            panel = draft.panel(way, name, ask.role, again=way in told)
            told.add(way)
        seats = panel.seats if panel else (1,)
        seated += [replace(ask, members=panel, seat=seat) for seat in seats]
    return tuple(seated)
