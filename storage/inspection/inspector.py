"""Has files opened by processes of their own, a few that wait for the next file.

A process is started when one is needed, never by copying this one, and is replaced after some hundred files, and at
once where a file ended it: that file is refused, nothing else notices. It ends by itself when this process does.
"""

import os
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, LifoQueue
from threading import Lock, Timer
from typing import IO, Final
from weakref import finalize

from licensing.forms.inspected import FileFault, Seen
from licensing.words.errors import StorageFailed
from storage.inspection.wire import Answered, Asked, send

COMMAND: Final = (sys.executable, "-I", "-B", "-m", "storage.inspection")
SURROUNDINGS: Final = {"PATH": os.defpath, "LANG": "C.UTF-8"}
"""No setting or secret of ours goes along."""
MOST_FILES: Final = 300
_CHUNK_BYTES: Final = 1024 * 1024


@dataclass(slots=True)
class _Opener:
    """One process, and how many files it has opened."""

    process: subprocess.Popen[bytes]
    files: int = 0


@dataclass(eq=False)
class Inspector:
    """`Inspect` by processes of their own.

    `seconds` is the longest that one file may take, `patience` how long a file waits for its turn, `at_once` how many
    are opened at a time.
    """

    at_once: int = 2
    seconds: float = 20
    patience: float = 60
    command: Sequence[str] = COMMAND
    _waiting: LifoQueue[_Opener | None] = field(default_factory=LifoQueue[_Opener | None])

    def __post_init__(self) -> None:
        for _ in range(self.at_once):
            self._waiting.put(None)
        finalize(self, _end_all, self._waiting)

    def __call__(self, stream: IO[bytes], accept: Sequence[str], max_bytes: int) -> Seen | FileFault:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        if not size:
            return "empty"
        with self._opener() as opener:
            return self._ask(opener, Asked(size=size, accept=tuple(accept), max_bytes=max_bytes), stream)

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that wait for a file."""
        return tuple(each.process.pid for each in tuple(self._waiting.queue) if each is not None)

    def close(self) -> None:
        """End the processes; the next file starts one again."""
        for _ in range(_end_all(self._waiting)):
            self._waiting.put(None)

    @contextmanager
    def _opener(self) -> Generator[_Opener]:
        try:
            idle = self._waiting.get(timeout=self.patience)
        except Empty:
            raise StorageFailed("Too many uploads are being opened. Try again.", retryable=True) from None
        opener: _Opener | None = None
        try:
            opener = idle if idle is not None and idle.process.poll() is None else self._started(idle)
            yield opener
        finally:
            is_done = opener is not None and (opener.files >= MOST_FILES or opener.process.poll() is not None)
            if opener is not None and is_done:
                _end(opener)
            self._waiting.put(None if is_done else opener)

    def _started(self, ended: _Opener | None) -> _Opener:
        if ended is not None:
            _end(ended)
        process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=SURROUNDINGS,
            cwd="/",
        )
        return _Opener(process)

    def _ask(self, opener: _Opener, asked: Asked, stream: IO[bytes]) -> Seen | FileFault:
        """Whatever ends the process while it opens a file is the file's fault."""
        opener.files += 1
        late = _Deadline(self.seconds, opener.process)
        try:
            found = _answer(opener.process, asked, stream)
        except (OSError, ValueError):
            found = None
        except BaseException:
            # Half of a file may stand in its pipe: the next file must not be answered for it.
            late.pass_by()
            _end(opener)
            raise
        if late.pass_by() or found is None:
            _end(opener)
        return found or "unreadable"


class _Deadline:
    """Kills a process when its time is over, and never after `pass_by`: by then its id may be another's."""

    def __init__(self, seconds: float, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._deciding = Lock()
        self._is_past = self._has_killed = False
        self._timer = Timer(seconds, self._kill)
        self._timer.daemon = True
        self._timer.start()

    def pass_by(self) -> bool:
        """Kill it no more. Returns whether it was killed before, perhaps after it had answered."""
        with self._deciding:
            self._is_past = True
        self._timer.cancel()
        return self._has_killed

    def _kill(self) -> None:
        with self._deciding:
            if not self._is_past:
                self._has_killed = True
                self._process.kill()


def _answer(process: subprocess.Popen[bytes], asked: Asked, stream: IO[bytes]) -> Seen | FileFault:
    """Raises OSError or ValueError where the process ended before it had answered."""
    to, back = _pipes(process)
    send(to, asked)
    while chunk := stream.read(_CHUNK_BYTES):
        to.write(chunk)
    to.flush()
    said = Answered.model_validate_json(back.readline())
    if said.fault is not None:
        return said.fault
    made = None if said.size is None else back.read(said.size)
    if made is not None and len(made) != said.size:
        raise OSError
    return Seen(said.ending, made, said.place)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise OSError
    return process.stdin, process.stdout


def _end(opener: _Opener) -> None:
    opener.process.kill()
    for pipe in _pipes(opener.process):
        try:
            pipe.close()
        except OSError:
            continue
    opener.process.wait()


def _end_all(waiting: "LifoQueue[_Opener | None]") -> int:
    """End every process that waits, and say how many places waited."""
    places = 0
    while True:
        try:
            opener = waiting.get_nowait()
        except Empty:
            return places
        places += 1
        if opener is not None:
            _end(opener)
