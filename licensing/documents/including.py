"""What a template includes: letterhead, pictures, pieces, and what these include in turn."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import jinja2
from jinja2 import nodes

from licensing.documents.templating import TemplateSource, parsed

_INCLUDING = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


def named_in(tree: nodes.Template) -> Iterator[tuple[str | None, int]]:
    """Each template that another is made with, and its line; None for a name that is known in print only."""
    for node in tree.find_all(_INCLUDING):
        named = node.template
        for each in named.items if isinstance(named, nodes.List | nodes.Tuple) else (named,):
            name = each.value if isinstance(each, nodes.Const) else None
            yield (name if isinstance(name, str) else None), node.lineno


def with_included(names: Iterable[str], source: TemplateSource) -> dict[str, str]:
    """The texts of these templates and of everything they include, by name; what there is not is left out."""
    texts: dict[str, str] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        text = None if name in texts else source.get(name)
        if text is None:
            continue
        texts[name] = text
        waiting += _including(text)
    return texts


@lru_cache(maxsize=256)
def _including(text: str) -> tuple[str, ...]:
    return tuple(name for name, _ in named_in(_tree(text)) if name is not None)


def _tree(text: str) -> nodes.Template:
    """The tree of a text; a picture that is no template includes nothing."""
    try:
        return parsed(text)
    except jinja2.TemplateSyntaxError:
        return nodes.Template([], lineno=1)
