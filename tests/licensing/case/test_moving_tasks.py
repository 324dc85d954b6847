"""Moving a task to another role: who ordered it, and why, stand on the record as a letter could print them."""

import pytest

from licensing.case.commands import Reassign
from licensing.city.people import Service
from licensing.city.register import parse_role
from tests.licensing.events import entered, opened, received, submitted, task
from tests.licensing.given import given

TEXT = """
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {baik: berakhir}
  berakhir: {close: {}}
"""
BEGUN = (submitted(), received(), entered("periksa"), opened("periksa", "loket.petugas"))


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * 5_001, "日本", "\udcff"])
def test_an_order_that_cannot_be_kept_is_refused(text: str) -> None:
    order = Reassign(task("periksa", "loket"), parse_role("pimpinan.kepala"), text, text, {})
    given(TEXT, *BEGUN).when(order, by=Service()).refused("invalid-form", fields=("by", "reason"))
