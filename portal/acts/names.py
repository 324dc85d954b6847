"""Names nobody asks for: said with the one that may have been meant, so that nothing is dropped in silence."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from licensing.words.sentences import Sentence


def unknown_names(given: Iterable[str], known: Iterable[str]) -> Mapping[str, Sentence]:
    """A sentence for each name that is not known here."""
    names = tuple(known)
    return {name: unknown(name, names) for name in given if name not in names}


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
