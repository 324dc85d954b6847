"""Mend: make the best of a definition whose shape is wrong, so that what else is wrong in it is found as well.

In comes the plain tree of a file that did not fit its model; out goes a model without the wrong parts, and the paths
that were removed or filled in. Nothing is ever run from it: a mended definition is rejected in any case, and what
would be said about mended parts is left unsaid, because it was not the designer who wrote them.
"""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from licensing.text.fitting import misfits
from licensing.text.source import Path, Plain

Model = TypeVar("Model", bound=BaseModel)

FILLING: Mapping[str, Plain] = {
    "applicant": {"name": "", "email": "", "phone": ""},
    "ask": ({"by": ""},),
    "by": "",
    "choose": (),
    "cite": "-",
    "code": "X",
    "email": "",
    "form": {},
    "issuer": "",
    "legal_basis": ({"cite": "-"},),
    "name": "-",
    "number": "{seq}/{year}",
    "otherwise": "",
    "permit": "x",
    "phone": "",
    "quorum": 1,
    "summary": "-",
    "template": "",
    "then": "",
    "to": "",
    "type": "text",
    "when": "true",
    "within": "1 day",
}
"""What stands in for a key that has to be there."""

MAX_ROUNDS = 8


def mended(tree: Plain, model: type[Model]) -> tuple[Model | None, frozenset[Path]]:
    """The model of what is right in a tree, and the paths that were not; None where too little is left."""
    touched: set[Path] = set()
    for _ in range(MAX_ROUNDS):
        try:
            return model.model_validate(tree), frozenset(touched)
        except ValidationError as error:
            for path, is_missing in misfits(tree, error):
                touched.add(path)
                tree = _mend(tree, path, is_missing=is_missing)
    return None, frozenset(touched)


def _mend(tree: Plain, path: Path, *, is_missing: bool) -> Plain:
    """Fill in what is missing, or remove what is wrong; within a list, the whole list."""
    if is_missing and path and path[-1] in FILLING:
        return _changed(tree, path, FILLING[str(path[-1])])
    way = path[:-1] if is_missing else path
    while way and isinstance(way[-1], int):
        way = way[:-1]
    return _changed(tree, way, None) if way else tree


def _changed(tree: Plain, path: Path, value: Plain) -> Plain:
    """The tree with the value at a path, without the path where the value is None."""
    first, rest = path[0], path[1:]
    if isinstance(tree, dict) and isinstance(first, str):
        if rest:
            return {**tree, first: _changed(tree[first], rest, value)} if first in tree else tree
        without = {key: below for key, below in tree.items() if key != first}
        return without if value is None else {**without, first: value}
    if isinstance(tree, tuple) and isinstance(first, int) and rest and first < len(tree):
        return (*tree[:first], _changed(tree[first], rest, value), *tree[first + 1 :])
    return tree
