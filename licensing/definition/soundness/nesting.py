"""What the whole case comes to when one of its lines has moved: a line that ends answers the step that opened it."""

from dataclasses import dataclass

from licensing.definition.soundness.lines import Lines
from licensing.definition.soundness.people import MemberPath
from licensing.definition.soundness.replies import with_reply
from licensing.definition.soundness.stands import END, Done, Left, Reached, Stand, with_line, without_line
from licensing.definition.soundness.truths import Truths


@dataclass(frozen=True, slots=True)
class Nesting:
    """Lines within lines: a place names, from the outside in, which line of which step has changed."""

    lines: Lines

    def settle(self, root: Reached, place: MemberPath, changed: Reached, truths: Truths) -> tuple[Left, ...]:
        """What `root` comes to when the line at `place` has changed."""
        if not place or not isinstance(root, Stand):
            return self._settled(changed, truths, ())
        return self._settled_below(root, place, 0, changed, truths)

    def _settled_below(
        self, stand: Stand, place: MemberPath, depth: int, changed: Reached, truths: Truths
    ) -> tuple[Left, ...]:
        inner = self._below(dict(stand.lines)[place[depth]], place, depth, changed, truths)
        return self._around(stand, place, depth, inner)

    def _below(
        self, line: Reached, place: MemberPath, depth: int, changed: Reached, truths: Truths
    ) -> tuple[Left, ...]:
        """What the line at this depth comes to."""
        if depth + 1 < len(place) and isinstance(line, Stand):
            return self._settled_below(line, place, depth + 1, changed, truths)
        return self._settled(changed, truths, place)

    def _around(
        self, stand: Stand, place: MemberPath, depth: int, inner: tuple[Left, ...]
    ) -> tuple[Left, ...]:
        """What a stand comes to when one of its lines has come to this."""
        index = place[depth]
        outer: dict[Left, None] = {}
        for reached, left, then in inner:
            match reached:
                case Done(outcome=None):
                    outer[END, (), then] = None
                case Done(outcome=outcome) if outcome:
                    joined = with_reply(
                        self.lines.process.steps[stand.step], without_line(stand, index), index, outcome
                    )
                    for each, above, now in self._settled(joined, then, place[:depth]):
                        outer[each, left if above is None else above, now] = None
                case _:
                    outer[with_line(stand, index, reached), left, then] = None
        return tuple(outer)

    def _settled(self, changed: Reached, truths: Truths, place: MemberPath) -> tuple[Left, ...]:
        if not isinstance(changed, Stand):
            return ((changed, place if isinstance(changed, Done) else None, truths),)
        settled: dict[Left, None] = {}
        for way, then in self.lines.joined(self.lines.process.steps[changed.step], changed, truths):
            if way is None:
                settled[changed, None, then] = None
            elif isinstance(way, str):
                settled.update(
                    dict.fromkeys((reached, place, now) for reached, now in self.lines.arrive(way, then))
                )
            else:
                settled[way, place, then] = None
        return tuple(settled)

    def again(self, root: Reached, place: MemberPath, changed: Reached, truths: Truths) -> tuple[Left, ...]:
        """What `root` comes to when the line at `place` has ended and that of a further record is begun."""
        if not place or not isinstance(root, Stand):
            return ()
        return self._again_below(root, place, 0, changed, truths)

    def _again_below(
        self, stand: Stand, place: MemberPath, depth: int, changed: Reached, truths: Truths
    ) -> tuple[Left, ...]:
        index, line = place[depth], dict(stand.lines)[place[depth]]
        within: tuple[Left, ...] = ()
        if depth + 1 < len(place) and isinstance(line, Stand):
            within = self._again_below(line, place, depth + 1, changed, truths)
        again = dict.fromkeys(self._around(stand, place, depth, within))
        step = self.lines.process.steps[stand.step]
        for reached, _, then in self._below(line, place, depth, changed, truths) if step.is_each else ():
            if not isinstance(reached, Done) or reached.outcome is None:
                continue
            joined = with_reply(step, without_line(stand, index), index, reached.outcome)
            if self.lines.awaits_another(step, joined, then):
                for each, now in self.lines.arrived(self.lines.begin_record(joined, then)):
                    again[each, place[: depth + 1], now] = None
        return tuple(again)
