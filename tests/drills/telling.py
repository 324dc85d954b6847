"""How a drill tells what it did: figures, and what is as it must be and what is not."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager


class Drill:
    """Figures by name, and what was not as it must be."""

    def __init__(self) -> None:
        self.figures: dict[str, float] = {}
        self.wrong: list[str] = []

    @contextmanager
    def timing(self, name: str) -> Generator[None]:
        began = time.monotonic()
        yield
        self.figures[name] = round(time.monotonic() - began, 1)
        self.say(f"{name}: {self.figures[name]} s")

    def claim(self, claim: str, is_so: bool) -> None:
        """Note whether something is as it must be."""
        self.say(f"{'yes' if is_so else 'NO '}  {claim}")
        if not is_so:
            self.wrong.append(claim)

    def say(self, text: str) -> None:
        """Tell the operator, beside the data."""
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
