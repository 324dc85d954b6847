"""Editions of the language: how a definition of an earlier edition is read today.

In comes the tree of a definition as it was written, out goes the tree it would have in the newest edition. What was
published stays readable for ever because of this table and nothing else: whoever changes what a definition may say, or
what it means, adds an edition and the function that rewrites the one before. A definition names its edition at its top,
`language: 2`; without a word it is of the first.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeAlias

from licensing.definition.openings import corrections_open_all
from licensing.text.source import Plain, Source

Tree: TypeAlias = dict[str, Plain]
Upgrade: TypeAlias = Callable[[Tree], Tree]
"""From the tree of one edition to the tree of the next, with the same meaning; neither says `language`."""

FIRST: Final = 1
UPGRADES: Final[Mapping[int, Upgrade]] = MappingProxyType({1: corrections_open_all})
"""The edition a function starts from; there is one for every edition but the newest."""


def newest(upgrades: Mapping[int, Upgrade] = UPGRADES) -> int:
    """The edition that definitions are written in today."""
    return FIRST + len(upgrades)


NEWEST: Final = newest()


def edition_of(source: Source) -> int:
    """The edition a definition was written in; what names one nobody knows counts as the first."""
    edition = source.tree.get("language", FIRST) if isinstance(source.tree, dict) else FIRST
    if isinstance(edition, bool) or not isinstance(edition, int) or not FIRST <= edition <= NEWEST:
        return FIRST
    return edition


def upgraded(source: Source, upgrades: Mapping[int, Upgrade] = UPGRADES) -> Source:
    """The definition as the newest edition would say it, without naming an edition.

    Places stay those of the text, so a problem stands where its designer wrote what is meant. What names an edition
    nobody knows, or is no mapping at all, comes back as it is: validation says so.
    """
    tree = source.tree
    if not isinstance(tree, dict):
        return source
    edition = tree.get("language", FIRST)
    if isinstance(edition, bool) or not isinstance(edition, int) or not FIRST <= edition <= newest(upgrades):
        return source
    newer: Tree = {key: value for key, value in tree.items() if key != "language"}
    for step in range(edition, newest(upgrades)):
        newer = upgrades[step](newer)
    return replace(source, tree=newer)
