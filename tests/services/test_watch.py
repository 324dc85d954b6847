"""A watched service is restarted when it dies, and fails in one sentence when it never was ready."""

import asyncio
import errno
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from flows.services.errors import ServiceFailed
from flows.services.pulse import Pulse
from flows.services.service import Service, plain_environment
from flows.services.state import ProcessMark
from flows.services.watch import Watch


def service(folder: Path, code: str) -> Service:
    """Describe a service that is ready when it has written its sign."""
    sign = folder / "ready"

    async def is_ready() -> bool:
        return sign.exists()

    return Service(
        name="toy",
        title="Toy",
        address="nowhere",
        command=(sys.executable, "-I", "-c", code, str(sign)),
        environment=plain_environment(),
        is_ready=is_ready,
        folder=folder,
        before_start=lambda: sign.unlink(missing_ok=True),
        ready_within_seconds=5,
    )


def watch(toy: Service, say: Callable[[str], None]) -> Watch:
    def forget(_: str, __: ProcessMark) -> None:
        """Nobody looks for a toy later."""

    return Watch(toy, logs=toy.folder, record=forget, say=say)


STAYS = "import sys, time, pathlib; pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
BEATS = """
import sys, time, pathlib
sign, hang = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[1]).with_name("hang")
while True:
    if hang.exists():
        hang.unlink()
        time.sleep(60)  # it hangs
    sign.touch()
    time.sleep(0.02)  # between two beats
"""
DIES_AT_ONCE = "print('no licence for toys'); raise SystemExit(3)"
DIES_AFTER_A_WHILE = "import sys, time, pathlib; pathlib.Path(sys.argv[1]).touch(); time.sleep(0.2)"
IGNORES_SIGTERM = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {STAYS}"


def test_a_service_that_dies_at_its_first_start_fails_the_start(tmp_path: Path) -> None:
    toy = watch(service(tmp_path, DIES_AT_ONCE), print)
    with pytest.raises(ServiceFailed) as failed:
        asyncio.run(toy.open())
    assert str(failed.value) == (
        f'Toy: ended with exit code 3 while starting: "no licence for toys". Read {tmp_path}/toy.log.'
    )


def test_a_service_that_dies_later_is_restarted_and_somebody_is_told(tmp_path: Path) -> None:
    said: list[str] = []

    async def live_for_a_while() -> None:
        heard: asyncio.Queue[str] = asyncio.Queue()
        toy = watch(service(tmp_path, DIES_AFTER_A_WHILE), heard.put_nowait)
        await toy.open()
        async with asyncio.timeout(10):
            said.extend([await heard.get() for _ in range(5)])
        await toy.close()

    asyncio.run(live_for_a_while())
    died = f"Toy: ended with exit code 0. It is started again. Read {tmp_path}/toy.log."
    assert said[0].startswith("Toy: ready after ")
    assert said[1:] == [died, "Toy: runs again, at nowhere.", died, "Toy: runs again, at nowhere."]


def test_what_the_system_refuses_meanwhile_is_told_once_and_the_service_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.services.watch.ASK_EVERY_SECONDS", 0.02)

    def refuses(what: Path) -> str:
        raise OSError(errno.EIO, "Input/output error", str(what))

    monkeypatch.setattr("flows.services.watch.trim", refuses)
    monkeypatch.setattr("flows.services.watch.told_full", refuses)
    said: list[str] = []

    async def live_for_a_while() -> None:
        heard: asyncio.Queue[str] = asyncio.Queue()
        toy = watch(service(tmp_path, DIES_AFTER_A_WHILE), heard.put_nowait)
        await toy.open()
        async with asyncio.timeout(20):
            said.extend([await heard.get() for _ in range(3)])
            while not said[-1].endswith("runs again, at nowhere."):
                said.append(await heard.get())
        await toy.close()

    asyncio.run(live_for_a_while())
    log, folder = tmp_path / "toy.log", tmp_path
    watched = "Toy: while it is watched, {}: Input/output error. It is watched on."
    assert said[1:3] == [watched.format(log), watched.format(folder)]


def test_a_service_that_hangs_is_noticed_ended_and_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.services.watch.ASK_EVERY_SECONDS", 0.05)
    said: list[str] = []

    async def live_for_a_while() -> None:
        heard: asyncio.Queue[str] = asyncio.Queue()
        stays = service(tmp_path, BEATS)

        async def beats() -> bool:
            return time.time() - (tmp_path / "ready").stat().st_mtime < 0.3

        toy = watch(replace(stays, is_alive=beats, silent_for_seconds=0.5), heard.put_nowait)
        await toy.open()
        (tmp_path / "hang").touch()
        async with asyncio.timeout(10):
            said.extend([await heard.get() for _ in range(4)])
        await toy.close()

    asyncio.run(live_for_a_while())
    assert said[1].startswith("Toy: has answered nothing for ")
    assert said[2].startswith("Toy: was ended by SIGKILL. It is started again.")
    assert said[3] == "Toy: runs again, at nowhere."


def test_a_service_that_was_asked_too_seldom_does_not_hang(tmp_path: Path) -> None:
    """After the machine slept, or this process was stopped, one question is no proof."""

    async def never() -> bool:
        return False

    async def story() -> None:
        pulse = Pulse(replace(service(tmp_path, STAYS), is_alive=never, silent_for_seconds=0))
        felt: list[bool] = []
        for _ in range(3):
            await pulse.feel()
            felt.append(pulse.hangs)
        assert felt == [False, False, True]

    asyncio.run(story())


def test_a_service_that_ignores_the_wish_to_stop_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.services.child.STOP_WITHIN_SECONDS", 0.2)

    async def open_and_close() -> None:
        toy = watch(service(tmp_path, IGNORES_SIGTERM), print)
        await toy.open()
        async with asyncio.timeout(5):
            await toy.close()

    asyncio.run(open_and_close())


def test_a_service_hears_an_interrupt_whatever_we_were_started_with(tmp_path: Path) -> None:
    """Shells let what they start in the background ignore SIGINT."""

    async def open_and_close() -> None:
        toy = watch(replace(service(tmp_path, STAYS), stop_signal=signal.SIGINT), print)
        await toy.open()
        await toy.close()

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        asyncio.run(open_and_close())
    finally:
        signal.signal(signal.SIGINT, before)
    assert "KeyboardInterrupt" in (tmp_path / "toy.log").read_text()


def test_a_start_goes_on_without_what_is_not_needed_and_it_is_tried_again(tmp_path: Path) -> None:
    """It dies at its first start, and lives at its second."""
    again = tmp_path / "again"
    dies_once = f"p = pathlib.Path({str(again)!r}); known = p.exists(); p.touch(); known or sys.exit(3)"
    code = f"import pathlib, sys; {dies_once}; {STAYS}"
    said: list[str] = []

    async def live() -> None:
        heard: asyncio.Queue[str] = asyncio.Queue()
        toy = watch(replace(service(tmp_path, code), is_needed=False), heard.put_nowait)
        await toy.open()
        async with asyncio.timeout(10):
            said.extend([await heard.get() for _ in range(2)])
        await toy.close()

    asyncio.run(live())
    assert said == [
        f'Toy: ended with exit code 3 while starting: "nothing". Read {tmp_path}/toy.log. '
        "Izin goes on without it, and tries again.",
        "Toy: runs again, at nowhere.",
    ]


def test_one_that_ended_before_it_could_be_recorded_is_told_as_any_that_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(pid: int, stop_signal: signal.Signals) -> ProcessMark:
        raise psutil.NoSuchProcess(pid, f"{stop_signal}")

    monkeypatch.setattr("flows.services.watch.mark_of", gone)
    toy = watch(service(tmp_path, "import sys; sys.exit(3)"), print)
    with pytest.raises(ServiceFailed, match="Toy: ended with exit code 3 while starting"):
        asyncio.run(toy.open())


def test_a_refusal_that_comes_again_after_a_quiet_stretch_is_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.services.watch.ASK_EVERY_SECONDS", 0.02)
    asked: list[Path] = []

    def refuses(log: Path) -> None:
        asked.append(log)
        if len(asked) == 4:
            monkeypatch.setattr("flows.services.watch.STEADY_AFTER_SECONDS", 0.0)
        raise OSError(errno.EIO, "Input/output error", str(log))

    monkeypatch.setattr("flows.services.watch.trim", refuses)

    async def asked_when_told() -> list[int]:
        heard: asyncio.Queue[int] = asyncio.Queue()
        toy = watch(service(tmp_path, STAYS), lambda _: heard.put_nowait(len(asked)))
        await toy.open()
        async with asyncio.timeout(20):
            told = [await heard.get() for _ in range(3)]
        await toy.close()
        return told

    assert asyncio.run(asked_when_told()) == [0, 1, 4], "ready, refused, and again once it is long ago"
