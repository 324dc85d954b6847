"""A fault: something that keeps a process from being sound, at its place in the definition's text."""

from dataclasses import dataclass

from licensing.text.source import Path


@dataclass(frozen=True, slots=True)
class Fault:
    path: Path
    rule: str
    message: str
    hint: str
