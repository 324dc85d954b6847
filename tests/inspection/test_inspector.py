"""The process that opens files: what ends it is the file's fault and nobody else's."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pytest

from licensing.forms.inspected import Seen
from licensing.words.errors import StorageFailed
from storage.inspection import inspector
from storage.inspection.inspector import SURROUNDINGS, Inspector
from tests.inspection.papers import bomb, image, noise, pdf

ALL = ("pdf", "jpg", "png")
MOST = 5 * 1024 * 1024
GOOD = pdf()


def by(program: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-c", program)


def test_files_of_all_kinds_are_opened_one_after_another_by_one_process() -> None:
    inspect = Inspector(at_once=1)
    first = inspect(BytesIO(GOOD), ALL, MOST), inspect.processes
    assert first[0] == Seen("pdf")
    photo = inspect(BytesIO(noise("HEIF")), ALL, MOST)
    assert isinstance(photo, Seen)
    assert photo.content is not None
    assert photo.content.startswith(b"\xff\xd8\xff")
    assert inspect(BytesIO(image("PNG")), ALL, MOST) == Seen("png")
    assert inspect(BytesIO(b"plain"), ALL, MOST) == "other-kind"
    assert inspect.processes == first[1]
    assert len(first[1]) == 1


def test_a_bomb_is_refused_and_the_next_file_is_opened() -> None:
    inspect = Inspector(at_once=1)
    assert inspect(BytesIO(bomb(300)), ALL, MOST) == "unpacks"
    assert inspect(BytesIO(GOOD), ALL, MOST) == Seen("pdf")


@pytest.mark.parametrize(
    "program",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import sys; sys.stdin.buffer.readline()",
        "print('{}{')",
        'import sys; sys.stdin.buffer.readline(); print(\'{"ending": "pdf", "size": 9}\')',
    ],
    ids=["crashes", "ends in the midst", "talks nonsense", "breaks off its answer"],
)
def test_a_file_that_ends_the_process_is_refused(program: str) -> None:
    inspect = Inspector(at_once=1, command=by(program))
    assert inspect(BytesIO(GOOD * 200), ALL, MOST) == "unreadable"
    inspect.command = Inspector().command
    assert inspect(BytesIO(GOOD), ALL, MOST) == Seen("pdf")


class BreaksOff(BytesIO):
    """A file of which the first half can be read."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise MemoryError
        return super().read(len(GOOD) // 2)


def test_a_file_that_is_sent_by_half_is_not_answered_for_by_the_next_one() -> None:
    inspect = Inspector(at_once=1)
    with pytest.raises(MemoryError):
        inspect(BreaksOff(GOOD), ALL, MOST)
    assert inspect(BytesIO(image("PNG")), ALL, MOST) == Seen("png")
    assert inspect(BytesIO(GOOD), ALL, MOST) == Seen("pdf")


def test_a_file_that_takes_too_long_is_refused() -> None:
    inspect = Inspector(at_once=1, seconds=0.5, command=by("import time; time.sleep(60)"))
    assert inspect(BytesIO(GOOD), ALL, MOST) == "unreadable"


@dataclass
class FiresAsItIsCancelled:
    """A timer whose time is over in the instant in which the file is done."""

    seconds: float
    does: Callable[[], None]
    daemon: bool = False

    def start(self) -> None:
        pass

    def cancel(self) -> None:
        self.does()


def test_a_deadline_that_comes_as_the_answer_does_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspector, "Timer", FiresAsItIsCancelled)
    inspect = Inspector(at_once=1)
    assert inspect(BytesIO(GOOD), ALL, MOST) == Seen("pdf")
    (opener,) = inspect.processes
    assert inspect(BytesIO(image("PNG")), ALL, MOST) == Seen("png")
    assert inspect.processes == (opener,)


def test_who_waits_too_long_for_her_turn_is_asked_to_try_again() -> None:
    with pytest.raises(StorageFailed, match="Try again") as failed:
        Inspector(at_once=0, patience=0)(BytesIO(GOOD), ALL, MOST)
    assert failed.value.retryable


def test_the_process_gets_no_setting_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IZIN_SECRET_KEY", "rahasia")
    told = "import os, sys; sys.exit(0 if 'rahasia' not in str(os.environ) else 1)"
    inspect = Inspector(at_once=1, command=by(told))
    assert inspect(BytesIO(GOOD), ALL, MOST) == "unreadable"
    assert set(SURROUNDINGS) == {"PATH", "LANG"}


def test_an_empty_file_needs_no_process() -> None:
    inspect = Inspector(at_once=1)
    assert inspect(BytesIO(), ALL, MOST) == "empty"
    assert inspect.processes == ()
