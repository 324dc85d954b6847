"""Putting rounds away: what a decision can do without, so that it costs no more the longer a case goes on.

Of each step on each line only the last round still counts: its outcome and answers for conditions, its number, its
tasks. Of the rounds before it there remains who decided, because she may not decide where others must (four eyes). A
case that was put away decides as the whole one does, but for the words of a refusal that looks back; whoever tells
people something reads the whole history.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from licensing.history.case import Case
from licensing.history.effects import AddressLetter, Notify, PinLink, Urge
from licensing.history.places import At, is_within
from licensing.history.rounds import Earlier
from licensing.history.task import Task


def put_away(case: Case) -> Case:
    """The case without the rounds that no longer count; put away twice is put away once."""
    if len({(round.where.line, round.where.step) for round in case.rounds}) == len(case.rounds):
        # Nothing was come to twice, as in most cases: each round is the last of its step.
        return case
    still = frozenset(_counting(case))
    gone = [task for task in case.tasks.values() if task.where not in still]
    if not gone and len(still) == len(case.rounds):
        return case
    return replace(
        case,
        rounds=tuple(round for round in case.rounds if round.where in still),
        tasks={id: task for id, task in case.tasks.items() if task.where in still},
        earlier=_one_each((*case.earlier, *_decided(gone))),
    )


def _counting(case: Case) -> Iterator[At]:
    """The last round of each step on its line, and wherever something is still open or a document is under way."""
    counting = [round.where for round in case.rounds if not round.retracted]
    yield from _last(round.where for round in case.rounds)
    yield from _last(counting)
    yield from case.open.values()
    yield from (task.where for task in case.open_tasks)
    # A round that waits for its day asks nobody yet: what was answered in the one before it may be kept.
    yield from _last(task.where for task in case.tasks.values())
    # Asked again, she begins from what she answered last, although the question stands open in a round of its own.
    yield from _last(task.where for task in case.tasks.values() if task.answers is not None)
    yield from (
        effect.where
        for effect in case.owed.values()
        if not isinstance(effect, Notify | PinLink | AddressLetter | Urge)
    )
    # Until when a licence holds is read where its document was numbered.
    yield from _last(made.where for made in case.made)
    # What was decided last may be taken back, and whatever followed from it: then what was there before counts again.
    undone = _undone(case)
    yield from undone
    yield from _last(where for where in counting if where not in undone and not _is_again(where, undone))


def _undone(case: Case) -> tuple[At, ...]:
    """The rounds that go where the last decision is taken back, its own the first of them."""
    last = case.tasks.get(case.last_act) if case.last_act else None
    if last is None:
        return ()
    places = [round.where for round in case.rounds]
    return tuple(at for at in places[places.index(last.where) :] if is_within(at.line, last.where.line))


def _is_again(where: At, undone: tuple[At, ...]) -> bool:
    """Whether it is another round of the step that would be asked again: whoever is asked there begins anew."""
    return (where.line, where.step) == (undone[0].line, undone[0].step) if undone else False


def _last(places: Iterable[At]) -> Iterable[At]:
    """Of each step on each line the last."""
    return {(where.line, where.step): where for where in places}.values()


def _decided(tasks: Iterable[Task]) -> Iterator[Earlier]:
    for task in tasks:
        if task.decision is not None:
            yield Earlier(task.where, task.decision.by.officer, task.decision.at)


def _one_each(earlier: Iterable[Earlier]) -> tuple[Earlier, ...]:
    """Of each officer at each step the first, however often she decided there."""
    firsts: dict[tuple[str, str, str], Earlier] = {}
    for each in sorted(earlier, key=lambda each: each.where.round):
        firsts.setdefault((each.where.line, each.where.step, each.officer), each)
    return tuple(firsts[which] for which in sorted(firsts))
