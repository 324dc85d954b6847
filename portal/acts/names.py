"""Names nobody asks for: said with the one that may have been meant, so that nothing is dropped in silence."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from licensing.forms.form import Form
from licensing.forms.records import place_of
from licensing.words.sentences import Sentence


def unknown_names(given: Iterable[str], known: Iterable[str]) -> Mapping[str, Sentence]:
    """A sentence for each name that is not known here."""
    names = tuple(known)
    return {name: unknown(name, names) for name in given if name not in names}


def unknown_answers(given: Iterable[str], form: Form) -> Mapping[str, Sentence]:
    """A sentence for each name that is neither that of a field nor that of a column of a list (`daftar.2.ukuran`)."""
    return {name: unknown(name, _beside(name, form)) for name in given if not form.knows(name)}


def _beside(name: str, form: Form) -> Iterator[str]:
    """What could have been meant: columns of the same row, or fields."""
    place = place_of(name)
    for field in form.fields:
        if place and field.id == place.list_id and field.records is not None:
            yield from (f"{place.list_id}.{place.row}.{column.id}" for column in field.records.form.fields)
            return
    yield from (field.id for field in form.fields)


def unknown(name: str, known: Iterable[str]) -> Sentence:
    """That nothing here has this name, with the nearest one that something has, or with all of them."""
    names = sorted(known)
    none = Sentence(f"Di sini tidak ada “{name}”.", f"There is no “{name}” here.")
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return Sentence(f"{none.id} Maksudnya “{near[0]}”?", f"{none.en} Did you mean “{near[0]}”?")
    if not names:
        return none
    every = ", ".join(names)
    return Sentence(f"{none.id} Yang ada: {every}.", f"{none.en} Known: {every}.")
