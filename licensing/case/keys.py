"""The keys of what a round asks and owes: the same each time they are worked out, and of no other round."""

from licensing.history.places import At
from licensing.words.identifiers import ApplicationNumber, EffectKey, TaskId


def task_id(application: ApplicationNumber, where: At, asked: str, *, seat: int = 1) -> TaskId:
    """The name of a task; `asked` is the agency, or `applicant`, and `seat` which of several people of it."""
    task = f"{application}.{where.step}.{where.round}.{asked}"
    return TaskId(task if seat == 1 else f"{task}.{seat}")


def effect_key(application: ApplicationNumber, where: At, effect: str, *, part: str = "") -> EffectKey:
    """The key of an effect that a round owes; `part` is the further document it is for."""
    return EffectKey(f"{application}.{where.step}.{where.round}.{f'{part}.' if part else ''}{effect}")
