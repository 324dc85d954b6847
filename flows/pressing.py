"""Pressing: sources go to a press of proofs while further ones are being filled, so that no core waits for the other.

What a press has said is known as long as this process lives: the same source with the same fonts comes to the same.
`proof_press` is the other end.
"""

import json
import subprocess
import sys
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from licensing.words.identifiers import Digest, digest_of

Said = tuple[str, ...]
"""What is said against a source: the message, where, and hints; nothing against one that can be printed."""
TOO_MUCH: Said = ("it takes more time or memory than a document may", "")
SAID = TypeAdapter(Said)


@dataclass(slots=True)
class Pressing:
    """Sources on their way through the press; what is said of them is there once all have been taken."""

    folder: str
    _known: dict[Digest, Said]
    _taken: list[str] = field(default_factory=list[str])
    _run: "_Run | None" = None

    def take(self, source: str) -> None:
        """Print a source, unless it has been before."""
        key = digest_of(source.encode())
        if key in self._known:
            return
        self._known[key] = TOO_MUCH
        self._taken.append(source)
        self._run = self._run or _Run(self.folder)
        self._run.give(source)

    def said(self, source: str) -> Said:
        """What is said against a source that was taken."""
        return self._known[digest_of(source.encode())]

    def finish(self) -> None:
        """Wait until everything is printed; where one takes too much, the press ends, and another goes on behind it."""
        waiting = self._taken
        while self._run is not None:
            said = self._run.ended()
            for source, each in zip(waiting, said, strict=False):
                self._known[digest_of(source.encode())] = each
            waiting = waiting[len(said) + 1 :]
            self._run = _Run(self.folder, waiting) if waiting else None

    def forget(self) -> None:
        """Leave off, as if nothing had been taken."""
        if self._run is not None:
            self._run.process.kill()
            self._run.process.communicate()
        for source in self._taken:
            del self._known[digest_of(source.encode())]


class _Run:
    """One process of the press. It answers into files, so that neither end ever waits for the other to read."""

    def __init__(self, folder: str, sources: Iterable[str] = ()) -> None:
        self.answers, self.trouble = Path(folder) / "answers", Path(folder) / "trouble"
        with self.answers.open("wb") as answers, self.trouble.open("wb") as trouble:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.proof_press", folder],
                stdin=subprocess.PIPE,
                stdout=answers,
                stderr=trouble,
                text=True,
            )
        for source in sources:
            self.give(source)

    def give(self, source: str) -> None:
        # Where it has ended at a source before this one, the number of answers will say at which.
        with suppress(BrokenPipeError):
            print(json.dumps(source), file=self.process.stdin, flush=True)

    def ended(self) -> list[Said]:
        self.process.communicate()
        if self.process.returncode > 0:
            told = self.trouble.read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"the press of proofs does not run: {told}")
        with self.answers.open(encoding="utf-8") as answers:
            return [SAID.validate_json(line) for line in answers]


@contextmanager
def pressing(fonts: Mapping[str, bytes]) -> Generator[Pressing]:
    """A press with these fonts; when the block ends, it has printed everything.

    Raises:
        RuntimeError: it does not run at all.
    """
    with TemporaryDirectory(prefix="izin-proofs-") as folder:
        for name, font in fonts.items():
            (Path(folder) / name).write_bytes(font)
        press = Pressing(folder, _known(_digest(fonts)))
        try:
            yield press
            press.finish()
        except BaseException:
            press.forget()
            raise


@lru_cache(maxsize=8)
def _known(_: Digest) -> dict[Digest, Said]:
    """What was said with the fonts of this digest, by the digests of the sources."""
    return {}


def _digest(fonts: Mapping[str, bytes]) -> Digest:
    return digest_of("\n".join(f"{name} {digest_of(fonts[name])}" for name in sorted(fonts)).encode())
