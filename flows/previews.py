"""Previews: documents that do not exist yet, through their real templates, marked and kept nowhere.

A template that never ends must not hold up the portal: each is printed by a process of its own, which is ended when its
time is over, and only a few are printed at a time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import BoundedSemaphore
from typing import Final

from flows.preview_press import WRONG
from flows.rendering import explained, source_of
from licensing.case.foreseeing import Foreseen
from licensing.city.register import AgencyRegister
from licensing.documents.context import context
from licensing.documents.including import with_included
from licensing.ports import Archive
from licensing.words.errors import ConnectorFailed

COMMAND: Final = (sys.executable, "-I", "-B", "-m", "flows.preview_press")
WAITS_SECONDS: Final = 3
"""Whoever waits for a turn holds a thread of the portal: not for long."""
SURROUNDINGS: Final = {"PATH": os.defpath, "LANG": "C.UTF-8"}
"""No setting or secret of ours goes along."""
MARK: Final = (
    '#set page(foreground: rotate(-52deg, text(size: 40pt, weight: "bold", fill: rgb(179, 38, 30, 80))'
    "[PRATINJAU - belum berlaku]))\n"
    '#show "Disetujui secara elektronik": [Pratinjau: belum disetujui]\n'
    '#show "Persetujuan pejabat tercatat dalam sistem perizinan": [Pratinjau: belum ada persetujuan yang tercatat]\n'
)
"""Written over every page. What a template sets of its pages itself stays, but for a foreground of its own.
The words with which templates record an approval say that there is none yet."""


@dataclass(frozen=True)
class TypstPreviews:
    """`seconds` is how long one may take, `at_once` how many are printed at a time."""

    archive: Archive
    register: AgencyRegister
    public_url: str
    seconds: float = 20
    at_once: int = 2
    _turns: BoundedSemaphore = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_turns", BoundedSemaphore(self.at_once))

    def preview(self, foreseen: Foreseen, *, at: datetime) -> bytes:
        effect, case = foreseen.effect, foreseen.case
        templates = self.archive.bundle(case.round_at(effect.where).definition).templates
        said = context(foreseen.process, case, effect.where, self.register, public_url=self.public_url)
        source = source_of((effect.template, *effect.annexes), said, templates)
        texts = with_included((effect.template, *effect.annexes), templates)
        if any("foreground" in text for text in texts.values()):
            raise ConnectorFailed(
                f'template "{effect.template}" sets a foreground of its own, which a preview needs for its mark.',
                retryable=False,
            )
        made = self._pressed(MARK + source, templates.fonts(), at)
        if made.startswith(WRONG):
            why = explained(made.removeprefix(WRONG).decode(), said)
            raise ConnectorFailed(f'template "{effect.template}": {why}', retryable=False)
        return made

    def _pressed(self, source: str, fonts: Mapping[str, bytes], at: datetime) -> bytes:
        sizes = {name: len(font) for name, font in fonts.items()}
        asked = json.dumps({"source": source, "at": int(at.timestamp()), "fonts": sizes}).encode()
        if not self._turns.acquire(timeout=WAITS_SECONDS):
            raise ConnectorFailed("too many previews are being printed.", retryable=True)
        try:
            return _run(b"\n".join((asked, b"".join(fonts.values()))), self.seconds)
        finally:
            self._turns.release()


def _run(asked: bytes, seconds: float) -> bytes:
    try:
        done = subprocess.run(
            COMMAND, input=asked, capture_output=True, timeout=seconds, env=SURROUNDINGS, cwd="/", check=False
        )
    except subprocess.TimeoutExpired:
        raise ConnectorFailed(f"a preview took longer than {seconds:g} seconds.", retryable=True) from None
    if done.returncode or not done.stdout:
        raise ConnectorFailed("a preview could not be printed.", retryable=True)
    return done.stdout
