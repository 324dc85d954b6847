"""What our own register said, told: how many licences were found. Whose, and which, is no part of a sentence."""

from licensing.history.events import RegisterConsulted
from licensing.register.holdings import NOTHING
from licensing.telling.names import IZIN, Names
from licensing.telling.told import Told
from licensing.words.sentences import Sentence


def tell_consulted(names: Names, event: RegisterConsulted) -> Told:
    """Officers read what they are shown; what only conditions ask is for whoever reads the record."""
    shown = [
        (fact.label, event.found.get(fact.name, NOTHING).count)
        for fact in names.file.process.register_facts
        if fact.label is not None
    ]
    found_id = "; ".join(f"{label.id}: {count}" for label, count in shown)
    found_en = "; ".join(f"{label.en}: {count}" for label, count in shown)
    what = (
        Sentence(f"Register izin dilihat: {found_id}", f"Register of licences consulted: {found_en}")
        if shown
        else Sentence("Register izin dilihat", "Register of licences consulted")
    )
    return Told(event.at, IZIN, what, audience="officers" if shown else "record", where=event.where)
