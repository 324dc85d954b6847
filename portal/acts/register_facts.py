"""What our own register of licences said, as officers read it; applicants are shown nothing of it."""

from collections.abc import Iterator

from licensing.clock.wording import written_day
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.register.holdings import NOTHING, Holdings
from licensing.words.sentences import Sentence, counted

NONE = Sentence("tidak ada", "none")


def shown_facts(process: Process, case: Case) -> tuple[tuple[Sentence, Sentence], ...]:
    """Label and finding of each fact that has a label, in the definition's order."""
    return tuple(
        (fact.label, _said(case.found.get(fact.name, NOTHING)))
        for fact in process.register_facts
        if fact.label
    )


def _said(found: Holdings) -> Sentence:
    """How many, and of the one that lasts longest what the definition takes."""
    if not found.count:
        return NONE
    told = tuple(_of_longest(found))
    longest = Sentence(", ".join(each.id for each in told), ", ".join(each.en for each in told))
    id, en = f"{found.count} izin", counted(found.count, "licence")
    if not told:
        return Sentence(id, en)
    if found.count == 1:
        return Sentence(f"{id}: {longest.id}", f"{en}: {longest.en}")
    return Sentence(f"{id}; yang paling lama berlaku: {longest.id}", f"{en}; the longest: {longest.en}")


def _of_longest(found: Holdings) -> Iterator[Sentence]:
    if found.number:
        yield Sentence(found.number, found.number)
    if found.holder:
        yield Sentence(found.holder, found.holder)
    if found.valid_until:
        last = written_day(found.valid_until)
        yield Sentence(f"sampai {last.id}", f"until {last.en}")
