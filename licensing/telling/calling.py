"""What an outside system is asked, and what it said, told to everybody whom the case concerns.

It is told by its name and its agency's; of its answer the outcome alone, for its fields are for officers to look up.
"""

from collections.abc import Iterator
from typing import Final

from licensing.case.calling import calling
from licensing.city.register import AgencyRegister
from licensing.history.effects import Answered, Call, Dismissed, Refused, Unanswered
from licensing.history.events import EffectPerformed
from licensing.history.places import At
from licensing.systems.shape import Shape
from licensing.telling.awaited import Awaited
from licensing.telling.names import Names
from licensing.telling.personal import marked
from licensing.telling.told import Audience, Told, Who
from licensing.words.identifiers import AgencyId
from licensing.words.sentences import Sentence

_WHY: Final = {
    "over": Sentence(
        "tidak menjawab pada waktunya: petugas diminta menjawab",
        "did not answer in time: an officer is asked",
    ),
    "failed": Sentence(
        "tidak dapat ditanya: petugas diminta menjawab", "cannot be asked: an officer is asked"
    ),
    "unneeded": Sentence("tidak perlu ditanya lagi", "need not be asked any more"),
}
_GIVEN_UP: Final = Sentence(
    "tidak ditanya lagi: petugas diminta menjawab", "is asked no more: an officer is asked instead"
)


def asking(effect: Call) -> Sentence:
    """What Izin does to ask."""
    return Sentence(f"Izin bertanya kepada sistem {effect.system}", f"Izin asks the system {effect.system}")


def system_of(names: Names, effect: Call) -> Who:
    """The system; what its agency and it are called now and when the case was published, else by its id."""
    call, id = names.file.step(effect.where).call, AgencyId(effect.system.partition(".")[0])
    agency = names.register.agency(id)
    full = agency.name if agency else id
    name = named(names.register, call.shape) if call else Sentence(effect.system, effect.system)
    return Who("system", effect.system, name, Sentence(full, full))


def named(register: AgencyRegister, shape: Shape) -> Sentence:
    """A system and whose it is, as it is named wherever people read of it."""
    agency = register.agency(shape.agency)
    short = agency.short if agency else shape.agency
    return Sentence(f"{shape.name.id} (sistem {short})", f"{shape.name.en} (system of {short})")


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
            f"sistem menjawab; bila sampai batas waktunya tidak, {then.id} diminta menjawab",
            f"the system answers; if it has not by then, {then.en} is asked instead",
        )
        since = file.case.round_at(where).entered_at
        yield Awaited(system_of(names, each.effect), since, each.until, releases)


def tell_call(names: Names, event: EffectPerformed, effect: Call) -> Told:
    """How a call ended."""
    who, where, call = system_of(names, effect), effect.where, names.file.step(effect.where).call
    match event.result:
        case Answered() | Refused() as said:
            label = names.outcome(where, call.outcome_of(said)) if call else Sentence("", "")
            what = _did(names, effect, Sentence(f"menjawab: {label.id}", f"answered: {label.en}"))
            return Told(event.at, who, what, where=where)
        case Unanswered(why=why):
            audience: Audience = "record" if why == "unneeded" else "everyone"
            return Told(event.at, who, _did(names, effect, _WHY[why]), audience=audience, where=where)
        case Dismissed(by=by, reason=reason):
            return Told(
                event.at, who, _did(names, effect, _GIVEN_UP), marked(f"{by}: {reason}"), "officers", where
            )
        case _:
            raise ValueError(f"{effect.key} cannot have ended as {event.result.result}")


def _did(names: Names, effect: Call, did: Sentence) -> Sentence:
    """Which system did it, and on which line of several: one case may ask many times."""
    system, line = system_of(names, effect).name, names.line(effect.where.line)
    on = Sentence(f"{line.id}: ", f"{line.en}: ") if line else Sentence("", "")
    return Sentence(f"{on.id}{system.id} {did.id}", f"{on.en}{system.en} {did.en}")
