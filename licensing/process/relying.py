"""Relying: what of the dossier an officer's answer rests on, and whether it still is what it was when she gave it.

Named are answers (`form.luas`), values computed from them (`values.lama`) and documents (`documents.denah`); compared
is their digest. Names are part of it: a definition that relies on something else has its question asked anew.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from licensing.city.people import AgencyRole
from licensing.forms.records import place_of
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.words.identifiers import Digest, FieldId, digest_of


def relied_on(step: Step, role: AgencyRole) -> tuple[str, ...]:
    """What the answer of a role at a step relies on; nothing where it says nothing of that."""
    asked = replace(role, place=None)
    return next((ask.relies_on for ask in step.asks if ask.role == asked and ask.relies_on), ())


def digest_relied_on(process: Process, case: Case, names: tuple[str, ...]) -> Digest | None:
    """The digest of exactly these answers and files as they stand; None where nothing is named."""
    if not names:
        return None
    stands = {name: list(_standing(process, case, name)) for name in names}
    return digest_of(json.dumps(stands, sort_keys=True, separators=(",", ":"), default=str))


def _standing(process: Process, case: Case, name: str) -> Iterator[object]:
    """What stands there, nothing where nothing does: an answer that was cleared is none."""
    of, _, part = name.partition(".")
    if of == "form":
        answer = case.answers.get(FieldId(part), "")
        yield from () if answer in ("", ()) else (answer,)
        yield from (
            f"{name} {file.sha256}" for name, file in sorted(case.documents.items()) if _is_of(part, name)
        )
    elif of == "documents":
        for rule in process.documents:
            yield from (file.sha256 for file in rule.of(case.documents).values() if rule.id == part)
    else:
        facts = process.facts(case)
        yield from (value.typed.term.compute(facts) for value in process.values if value.id == part)


def _is_of(list_id: str, name: str) -> bool:
    """Whether a file belongs to a record of a list."""
    place = place_of(name)
    return place is not None and place.list_id == list_id
