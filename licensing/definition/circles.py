"""Circles: questions that are asked only when others are, which are asked only when the first are; values alike.

Whether one of them is asked would hang on where one begins, so no applicant could tell why she is asked, or is not.
"""

from collections.abc import Mapping

from licensing.forms.form import Field, Form
from licensing.steps.text import Draft
from licensing.text.source import Path


def check_circles(draft: Draft, path: Path, prefix: str, form: Form) -> None:
    """Report each circle once, at the first of its questions that is met."""
    known = {f"{prefix}.{field.id}": field for field in form.fields}
    asks = {name: tuple(sorted(_named_by(field) & known.keys())) for name, field in known.items()}
    for field in form.fields:
        if field.records is not None:
            check_circles(draft, (*path, field.id, "form"), field.id, field.records.form)
    for circle in circles_among(asks):
        id = known[circle[0]].id
        way = " → ".join(known[name].id for name in (*circle, circle[0]))
        message = f"whether this is asked hangs on itself: {way}."
        hint = "Let the condition of one of them name something else."
        draft.report((*path, id, "when"), "condition-circle", message, hint)


def _named_by(field: Field) -> frozenset[str]:
    """What decides whether a field is asked, or what of a list is."""
    columns = field.records.form.fields if field.records else ()
    conditions = (each.when for each in (field, *columns) if each.when)
    return frozenset[str]().union(*(condition.names for condition in conditions))


def circles_among(asks: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Circles, no name in two of them; every one there is has a name in one that is found."""
    found: list[tuple[str, ...]] = []
    done = set[str]()
    for start in asks:
        way: list[str] = []
        on_way: dict[str, int] = {}
        ahead = [(start, 0)]
        while ahead:
            name, depth = ahead.pop()
            for left in way[depth:]:
                done.add(left)
                on_way.pop(left, None)
            del way[depth:]
            if name in on_way:
                found.append(tuple(way[on_way[name] :]))
                done.update(found[-1])
            elif name not in done:
                on_way[name] = depth
                way.append(name)
                ahead += [(other, depth + 1) for other in reversed(asks[name])]
        done.update(way)
    return found
