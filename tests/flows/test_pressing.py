"""Pressing: whatever ends it, nothing of it stays behind in this process."""

from pathlib import Path

import pytest

from flows.pressing import TOO_MUCH, Pressing, pressing

SOURCE = "= Coba"


class Interrupted(Exception):
    """What ends the filling before all is printed."""


def deleted_and_open() -> set[Path]:
    """Files of this process that nobody can find any more."""
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return {file for link in links if (file := link.readlink()).name.endswith("(deleted)")}


def left_half_way(press: Pressing) -> None:
    press.take(SOURCE)
    raise Interrupted


def test_a_press_that_is_left_half_way_keeps_no_file_open() -> None:
    before = deleted_and_open()
    with pytest.raises(Interrupted), pressing({}) as press:
        left_half_way(press)
    assert deleted_and_open() == before
    with pressing({}) as again:
        again.take(SOURCE)
    assert again.said(SOURCE) != TOO_MUCH
