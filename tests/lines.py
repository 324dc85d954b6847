"""A definition with lines of their own, for whoever tells or shows them."""

from functools import cache
from pathlib import Path

from features.quoting import quoted, read_city
from licensing.city.register import AgencyRegister
from licensing.process.graph import Process


@cache
def city() -> AgencyRegister:
    return read_city()


@cache
def with_lines() -> Process:
    """`periksa`, then `meja` and `lapangan` (`jadwal`, `kunjungan`) at once, then signed and issued."""
    return quoted(Path(__file__).with_name("lines.yaml").read_text(), city())
