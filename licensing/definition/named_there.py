"""The names that texts of definitions give to things, read from any text that is YAML, sound or not.

An editor wants them while a definition is written, when it is never whole. So nothing is checked here.
"""

from collections.abc import Iterator, Mapping

from licensing.definition.completing import Named
from licensing.register.holdings import ALWAYS, FACTS
from licensing.text.reading import read
from licensing.text.source import Plain


def names_in(text: str) -> Iterator[Named]:
    """Every name a text gives, once for each time it is given; none where it is no YAML."""
    source, _ = read(text, "")
    tree = _mapping(source.tree if source else None)
    if isinstance(permit := tree.get("permit"), str):
        yield Named("permit", permit)
    yield Named("answer", "submitted")
    yield from (Named("answer", f"values.{id}") for id in _mapping(tree.get("values")))
    for id, fact in _mapping(tree.get("facts")).items():
        yield from (Named("answer", f"{FACTS}.{id}.{part}") for part in (*ALWAYS, *_taken(fact)))
    for id in _mapping(tree.get("documents")):
        yield Named("document", id)
        yield Named("answer", f"documents.{id}")
    yield from _asked(_mapping(tree.get("form")), "form")
    for id, step in _steps(tree):
        yield Named("step", id)
        yield from _asked(_mapping(step.get("form")), id)


def _asked(form: Mapping[str, Plain], of: str) -> Iterator[Named]:
    for id, said in form.items():
        yield Named("answer", f"{of}.{id}")
        if of == "form":
            yield Named("field", id)
        field = _mapping(said)
        match field.get("type"):
            case "list":
                yield Named("list", f"{of}.{id}")
                columns = (*_mapping(field.get("form")), *_mapping(field.get("values")))
                yield from (Named("answer", f"{id}.{column}") for column in columns)
                yield from (Named("document", f"{id}.{each}") for each in _mapping(field.get("documents")))
            case "people":
                yield Named("panel", f"{of}.{id}")
            case _:
                continue


def _taken(fact: Plain) -> Iterator[str]:
    """What a fact tells of a licence beside whether there is one."""
    take = _mapping(fact).get("take")
    return (part for part in take if isinstance(part, str)) if isinstance(take, tuple) else iter(())


def _steps(tree: Plain | Mapping[str, Plain]) -> Iterator[tuple[str, Mapping[str, Plain]]]:
    """The steps below a place of a text, wherever a line of them stands."""
    if isinstance(tree, Mapping):
        for key, below in tree.items():
            if key == "steps":
                yield from ((id, _mapping(step)) for id, step in _mapping(below).items())
            yield from _steps(below)
    if isinstance(tree, tuple):
        for below in tree:
            yield from _steps(below)


def _mapping(value: Plain) -> Mapping[str, Plain]:
    return value if isinstance(value, dict) else {}
