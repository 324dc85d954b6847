"""What time and the applicant bring about is done once, however often the worker that does it is killed over a mail.

Starting a worker takes long, so all that is killed here stands in the same workers' lives.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest

from licensing.case.commands import ChangeContact, ConfirmAddress, ExtendTime, PassTime
from licensing.city.people import Service, Tracker
from licensing.city.register import parse_role
from licensing.words.identifiers import ApplicationNumber
from tests.flows.installation import EMAIL, Installation, installed, wait_for
from tests.flows.mail import DeadlyServer, listening, message_id

pytestmark = pytest.mark.slow

ELSEWHERE = "wati.pindah@contoh.id"


@pytest.fixture(scope="module")
def izin() -> Iterator[Installation]:
    """One whose agency has an address for its reminders."""
    with installed(permits=("batas",)) as installation:
        register = installation.settings.definitions / "agencies.yaml"
        written = register.read_text()
        register.write_text(written.replace("  dpmptsp:\n", "  dpmptsp:\n    email: loket@contoh.id\n", 1))
        yield installation


@dataclass
class Lives:
    """Of workers that die one after another, and the mails that were taken from them."""

    izin: Installation
    taken: list[bytes] = field(default_factory=list[bytes])
    deaths: int = 0

    def die_over(self, mail: str = "") -> None:
        """A worker lives until the first mail whose Message-ID has this is on its way."""
        server = DeadlyServer(mail)
        with listening(server) as url, self.izin.worker(IZIN_SMTP_URL=url) as worker:
            server.kill = worker.kill
            wait_for(
                lambda: worker.poll() is not None, what=f"the worker dies with a mail on its way: {mail}"
            )
        self.taken += server.taken
        self.deaths += 1

    def go_on(self, numbers: list[ApplicationNumber]) -> None:
        """Another worker does what is left."""
        server = DeadlyServer()
        with listening(server) as url, self.izin.worker(IZIN_SMTP_URL=url):
            wait_for(lambda: not any(self.izin.case(each).owed for each in numbers), what="another goes on")
        self.taken += server.taken


@dataclass(frozen=True)
class Killed:
    """The applications that were worked on as workers died, and what became of them."""

    numbers: list[ApplicationNumber]
    granted: ApplicationNumber
    moved: ApplicationNumber
    owed: frozenset[str]
    lives: Lives

    def ids(self, about: str = "") -> Counter[str]:
        """How often each mail was sent, by its Message-ID."""
        return Counter(id for id in map(message_id, self.lives.taken) if about in id)

    def to(self, about: str) -> set[str]:
        return {str(message_from_bytes(mail)["To"]) for mail in self.lives.taken if about in message_id(mail)}


def submitted_until_one_is_late_enough(izin: Installation, now: datetime) -> list[ApplicationNumber]:
    """For a reminder and an escalation; how long ago that is depends on the days off between, and on the hour."""
    numbers: list[ApplicationNumber] = []
    for days in range(2, 20):
        numbers.append(izin.submit("batas", at=now - timedelta(days=days)))
        for _ in range(2):
            izin.izin.cases.handle(Service(), numbers[-1], PassTime(), now=now)
        owed = " ".join(izin.case(numbers[-1]).owed)
        if "remind" in owed and "escalated" in owed:
            return numbers
    raise AssertionError("nobody is reminded")


@pytest.fixture(scope="module")
def killed(izin: Installation) -> Killed:
    now, lives, cases = datetime.now(UTC), Lives(izin), izin.izin.cases
    extended, granted = izin.submit("batas"), izin.submit("batas", at=now - timedelta(days=30))
    (head,) = izin.izin.register.holding(parse_role("dpmptsp.kepala_dinas"))[:1]
    cases.handle(head, extended, ExtendTime("cuaca", 1, "Banjir.", after=0), now=now)
    numbers, owed = [extended, granted, *submitted_until_one_is_late_enough(izin, now)], set[str]()
    moved = izin.submit("batas")
    numbers.append(moved)
    for _ in range(2):
        cases.handle(Service(), granted, PassTime(), now=now)
    owed |= {key for each in numbers for key in izin.case(each).owed}
    lives.die_over()
    lives.die_over()
    elsewhere = {"email": (ELSEWHERE,)}
    cases.handle(Tracker(moved), moved, ChangeContact(elsewhere), now=now)
    cases.handle(Tracker(moved), moved, ConfirmAddress(ELSEWHERE), now=now)
    owed |= set(izin.case(moved).owed)
    lives.die_over("address-before")
    izin.decide(granted, ("keterangan", "ditandatangani"))
    lives.die_over(f"{granted}.terbit")
    lives.go_on(numbers)
    owed |= {key for each in numbers for key in izin.case(each).performed}
    return Killed(numbers, granted, moved, frozenset(owed), lives)


def test_reminders_escalations_and_notices_of_more_time_outlive_the_worker(killed: Killed) -> None:
    ids = killed.ids()
    assert set(ids) <= {f"<{key}@izin>" for key in killed.owed}
    assert max(ids.values()) <= 1 + killed.lives.deaths, (
        "a death repeats a mail that was on its way, under its own Message-ID"
    )
    for about in ("remind", "escalated", "extended"):
        assert killed.ids(about), about


def test_whatever_dies_every_effect_is_performed_once(izin: Installation, killed: Killed) -> None:
    for number in killed.numbers:
        events = izin.izin.cases.view(Service(), number).events
        performed = Counter(event.effect for event in events if event.type == "effect-performed")
        assert set(performed.values()) == {1}
    assert izin.izin.audit.verify().breaches == ()


def test_what_silence_granted_is_granted_and_certified_once(izin: Installation, killed: Killed) -> None:
    file = izin.izin.cases.view(Service(), killed.granted)
    told = Counter(event.type for event in file.events)
    assert (told["deemed-approved"], told["document-made"], told["licence-issued"]) == (1, 1, 1)
    assert file.case.ending is not None
    assert killed.ids(f"{killed.granted}.terbit").most_common(1)[0][1] == 2, "once, and once for the death"
    assert [*killed.ids(f"{killed.granted}.terbit")] == [f"<{killed.granted}.terbit.1.notify@izin>"]


def test_the_address_before_is_told_once_and_nothing_else_goes_there_any_more(
    izin: Installation, killed: Killed
) -> None:
    told = killed.ids("address-before")
    assert [*told.values()] == [2], "once, and once for the death"
    assert killed.to("address-before") == {EMAIL}
    assert killed.ids("address-wanted") == Counter(), "its link was followed before a worker came to send it"
    assert izin.case(killed.moved).reached.before == (EMAIL,)
