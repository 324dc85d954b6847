"""Where a tree does not fit its pydantic model: every fault at its place in the tree.

pydantic reports each alternative of a union apart; a designer wants one sentence about what she meant. So the faults
of the alternatives whose shape does not fit at all are dropped, and only if none fits is one of them kept.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from licensing.text.source import Path, Plain

WANTED: Mapping[str, str] = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "dataclass_type": "text, or {id: …, en: …}",
    "tuple_type": "a list",
    "decimal_type": "a number",
    "is_instance_of": "a number",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One pydantic error: where it really is, and within which alternative of which union."""

    path: Path
    union: Path | None
    alternative: str
    details: ErrorDetails

    @property
    def misses_the_shape(self) -> bool:
        kind = self.details["type"]
        at_union = self.path == self.union
        of_other_kind = kind == "value_error" and not isinstance(self.details["input"], str)
        return at_union and (kind in WANTED or kind == "literal_error" or of_other_kind)


def faults_of(tree: Plain, error: ValidationError) -> list[Fault]:
    """Every fault at its place, of the alternatives of a union only those that were meant."""
    return _meant([_locate(tree, details) for details in error.errors(include_url=False)])


def misfits(tree: Plain, error: ValidationError) -> tuple[tuple[Path, bool], ...]:
    """Where a tree does not fit its model, and whether something is missing there."""
    return tuple((fault.path, fault.details["type"] == "missing") for fault in faults_of(tree, error))


def _locate(tree: Plain, details: ErrorDetails) -> Fault:
    """Follow pydantic's way through the tree; what leads nowhere in it is the name of an alternative."""
    path: Path = ()
    union: Path | None = None
    alternative = ""
    here: Plain = tree
    way: Path = details["loc"]
    for n, step in enumerate(way):
        below = _below(here, step)
        if below:
            here = below[0]
            path += (step,)
        elif n == len(way) - 1 and details["type"] == "missing":
            path += (step,)
        elif union is None and step != "[key]":
            union, alternative = path, str(step)
    return Fault(path, union, alternative, details)


def _below(here: Plain, step: str | int) -> tuple[Plain] | tuple[()]:
    """What stands below a value at a key or index, if anything does."""
    if isinstance(here, dict) and isinstance(step, str) and step in here:
        return (here[step],)
    if isinstance(here, tuple) and isinstance(step, int) and step < len(here):
        return (here[step],)
    return ()


def _meant(faults: list[Fault]) -> list[Fault]:
    kept = [fault for fault in faults if fault.union is None]
    unions: defaultdict[Path, list[Fault]] = defaultdict(list)
    for fault in faults:
        if fault.union is not None:
            unions[fault.union].append(fault)
    for within in unions.values():
        misfits = {fault.alternative for fault in within if fault.misses_the_shape}
        fitting = [fault for fault in within if fault.alternative not in misfits]
        literal = [fault for fault in within if fault.details["type"] == "literal_error"]
        kept += fitting or literal[:1] or within[:1]
    broken = {
        fault.path[:length]
        for fault in kept
        if fault.details["type"] != "too_short"
        for length in range(len(fault.path) + 1)
    }
    return [fault for fault in kept if fault.details["type"] != "too_short" or fault.path not in broken]
