"""The demonstration can be given on any day: no story of it has a day in it that will have passed."""

from datetime import datetime

import pytest

from features.permits.shipped import DEFINITIONS, city, shipped, stage
from licensing.case.commands import Command, ReportEffect
from licensing.city.people import Party, Service
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.process.bundle import Bundle
from licensing.scenarios.memory_archive import MemoryArchive
from licensing.scenarios.memory_cases import MemoryCases
from licensing.scenarios.memory_documents import MemoryDocuments
from licensing.scenarios.memory_pins import MemoryPins
from licensing.scenarios.memory_receipts import MemoryReceipts
from licensing.scenarios.standing_in import performed
from licensing.words.identifiers import ApplicationNumber
from portal.cli.demo.performance import Scene
from portal.cli.demo.playing import go_on, play
from portal.cli.demo.scripts import read_script
from tests.inspection.papers import opened

DAYS = [datetime(2028, 2, 29, 7, 0, tzinfo=WIB), datetime(2034, 12, 31, 23, 59, tzinfo=WIB)]
"""A 29th of February before anybody works, and the last minute of a year, a Sunday, long from now."""
PERMITS = [path.stem for path in sorted((DEFINITIONS / "demo").glob("*.yaml"))]


class AtOnce(MemoryCases):
    """Applications whose effects are performed by the end of whatever brought them about."""

    def handle(
        self, party: Party, application: ApplicationNumber, command: Command, *, now: datetime
    ) -> Case:
        super().handle(party, application, command, now=now)
        while owed := self.view(Service(), application).case.owed:
            for effect in owed.values():
                report = ReportEffect(effect.key, performed(effect))
                super().handle(Service(), application, report, now=now)
        return self.view(Service(), application).case


def scene(now: datetime) -> Scene:
    archive, register = MemoryArchive(), city().register
    for process in stage().processes.values():
        archive.publish(process, Bundle("", process.digest, {}), now=now)
    cases = AtOnce(archive, register.calendar, MemoryPins(lambda: "482913"))
    return Scene(
        cases,
        MemoryDocuments(inspect=opened),
        register,
        lambda _said, _tone: None,
        MemoryReceipts(cases),
        lambda: now,
    )


@pytest.mark.parametrize("now", DAYS, ids=str)
@pytest.mark.parametrize("permit", PERMITS)
def test_a_story_goes_to_its_end_whatever_day_it_is_told_on(permit: str, now: datetime) -> None:
    told, process = scene(now), shipped(permit)
    text = (DEFINITIONS / "demo" / f"{permit}.yaml").read_text()
    for script in read_script(text, f"{permit}.yaml", stage().processes, told.register):
        played = play(told, process, script)
        for later in script.then:
            played = go_on(told, process, played, later)
        case = told.people.view(Service(), played.receipt.application).case
        assert case.ending is not None, script.title.en
