"""One decision in memory: the core decides beside a register and what is held, and what it says of both is kept.

In come the case and a command; out goes what follows. Numbers are drawn from whatever is given: who decides again after
a refusal draws them anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from licensing.case.advancing import Advanced, advance
from licensing.case.commands import Command
from licensing.case.consulting import Look
from licensing.city.people import Party
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.register.concerned import Concerned
from licensing.scenarios.memory_holds import Holds
from licensing.scenarios.numbers import Numbers


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a decision stands on; `licence` and `look` ask the register as it is on that day."""

    calendar: Calendars
    holds: Holds
    licence: Callable[[str], Concerned | None]
    look: Look

    def decide(
        self,
        process: Process,
        case: Case | None,
        command: Command,
        *,
        by: Party,
        now: datetime,
        numbers: Numbers,
    ) -> Advanced:
        """Let the core decide, all or nothing. Raises CommandRefused."""

        def stands(case: Case, /) -> Concerned | None:
            self.holds.signing(case)
            concerned = process.concerned(case)
            return self.licence(concerned.number) if concerned else None

        advanced = advance(
            process,
            case,
            [command],
            by=by,
            now=now,
            calendar=self.calendar,
            draw=numbers.draw,
            stands=stands,
            look=self.look,
        )
        if advanced.case is not None:
            today = now.astimezone(WIB).date()
            self.holds.keep(process, advanced.case, advanced.events, today=today)
        return advanced
