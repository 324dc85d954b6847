"""Outcomes that can be said: pages, programs and stories send an outcome as a word, and take what is around it away.

An outcome with spaces at its ends or of any length could be written, and then never be chosen.
"""

import re
from collections.abc import Iterator
from typing import Final

from licensing.definition.soundness.faults import Fault
from licensing.process.graph import Process
from licensing.process.step_paths import step_path

_NAME: Final = re.compile("[a-z][a-z0-9_]{0,39}", re.ASCII)


def unsayable(process: Process) -> Iterator[Fault]:
    """Every outcome whose name is no name."""
    for step in process.steps.values():
        for outcome in step.exits:
            if not _NAME.fullmatch(outcome):
                message = f'"{outcome[:60]}" cannot be the name of an outcome.'
                hint = (
                    "Write small letters, digits and _, beginning with a letter, at most 40 in all; "
                    "what officers read is its label."
                )
                yield Fault((*step_path(process, step.id), "outcomes", outcome), "outcomes", message, hint)
