"""What the end of a case's time brought, told: the ladder to officers, what the law granted to everybody."""

from typing import assert_never

from licensing.clock.wording import until, wall_time
from licensing.history.events import DeemedApproved, Deescalated, Escalated, OnTimeEvent, TaskUrged
from licensing.telling.names import IZIN, Names
from licensing.telling.told import Told
from licensing.words.sentences import Sentence


def tell_on_time(names: Names, event: OnTimeEvent) -> Told:
    """One of these events."""
    match event:
        case Escalated():
            to, due = names.asked(event.to).name, until(event.due)
            steps = [names.step(names.task(task).where) for task in event.tasks]
            id, en = ", ".join(each.id for each in steps), ", ".join(each.en for each in steps)
            what = Sentence(
                f"Dieskalasi kepada {to.id}: {id}; waktunya sampai {due.id}",
                f"Escalated to {to.en}: {en}; time is until {due.en}",
            )
            return Told(event.at, IZIN, what, audience="officers")
        case Deescalated():
            to = names.asked(event.to).name
            what = Sentence(f"Eskalasi kepada {to.id} selesai", f"The escalation to {to.en} is over")
            return Told(event.at, IZIN, what, audience="officers")
        case TaskUrged():
            where = names.task(event.task).where
            step = names.step(where)
            what = Sentence(f"Diminta segera diputuskan: {step.id}", f"Asked to be decided soon: {step.en}")
            who = names.acted(event.by)
            return Told(event.at, who, what, audience="officers", where=where, act="urged")
        case DeemedApproved():
            at = wall_time(event.due)
            what = Sentence(
                f"Dianggap dikabulkan menurut hukum sejak {at.id}: tidak diputuskan dalam jangka waktunya",
                f"Granted by law since {at.en}: not decided within its time limit",
            )
            return Told(event.at, IZIN, what, where=event.where)
        case _:
            assert_never(event)
