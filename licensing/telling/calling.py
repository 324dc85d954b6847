"""What an outside system is asked, and what it said, told to everybody whom the case concerns.

It is told by its name and its agency's; of its answer the outcome alone, for its fields are for officers to look up.
"""

from collections.abc import Iterator
from typing import Final

from licensing.case.calling import calling
from licensing.history.effects import Answered, Call, Dismissed, Refused, Unanswered
from licensing.history.events import EffectPerformed
from licensing.history.places import At
from licensing.telling.awaited import Awaited
from licensing.telling.names import Names
from licensing.telling.personal import marked
from licensing.telling.told import Audience, Told, Who
from licensing.words.identifiers import AgencyId
from licensing.words.sentences import Sentence

_WHY: Final = {
    "over": Sentence(
        "Sistem tidak menjawab pada waktunya: petugas diminta menjawab",
        "The system did not answer in time: an officer is asked",
    ),
    "failed": Sentence(
        "Sistem tidak dapat ditanya: petugas diminta menjawab",
        "The system cannot be asked: an officer is asked",
    ),
    "unneeded": Sentence("Sistem tidak perlu ditanya lagi", "The system need not be asked any more"),
}


def asking(effect: Call) -> Sentence:
    """What Izin does to ask."""
    return Sentence(f"Izin bertanya kepada sistem {effect.system}", f"Izin asks the system {effect.system}")


def system_of(names: Names, effect: Call) -> Who:
    """The system; what its agency and it are called now and when the case was published, else by its id."""
    call, id = names.file.step(effect.where).call, AgencyId(effect.system.partition(".")[0])
    agency = names.register.agency(id)
    short, full = (agency.short, agency.name) if agency else (id, id)
    name = call.shape.name if call else Sentence(effect.system, effect.system)
    called = Sentence(f"Sistem {short}: {name.id}", f"System of {short}: {name.en}")
    return Who("system", effect.system, called, Sentence(full, full))


def awaited_system(names: Names, where: At) -> Iterator[Awaited]:
    """The system that a round waits for, until when, and who answers after that."""
    file = names.file
    for each in calling(file.process, file.case, names.register.calendar):
        if each.where != where:
            continue
        step, facts = file.step(where), file.process.facts(file.case, where.line)
        hands = [names.asked(ask.asked(facts)).name for ask in step.asks]
        then = hands[0] if hands else Sentence("petugas", "an officer")
        releases = Sentence(
            f"sistem menjawab; bila tidak, sesudah itu {then.id}",
            f"the system answers; if it does not, then {then.en} does",
        )
        since = file.case.round_at(where).entered_at
        yield Awaited(system_of(names, each.effect), since, each.until, releases)


def tell_call(names: Names, event: EffectPerformed, effect: Call) -> Told:
    """How a call ended."""
    who, where, call = system_of(names, effect), effect.where, names.file.step(effect.where).call
    match event.result:
        case Answered() | Refused() as said:
            label = names.outcome(where, call.outcome_of(said)) if call else Sentence("", "")
            what = Sentence(f"Sistem menjawab: {label.id}", f"The system answered: {label.en}")
            return Told(event.at, who, what, where=where)
        case Unanswered(why=why):
            audience: Audience = "record" if why == "unneeded" else "everyone"
            return Told(event.at, who, _WHY[why], audience=audience, where=where)
        case Dismissed(by=by, reason=reason):
            what = Sentence(
                "Sistem tidak ditanya lagi: petugas diminta menjawab", "An officer is asked instead"
            )
            return Told(event.at, who, what, marked(f"{by}: {reason}"), "officers", where)
        case _:
            raise ValueError(f"{effect.key} cannot have ended as {event.result.result}")
