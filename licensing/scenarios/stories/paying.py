"""Sentences about money: what is paid, and what is still owed, billed or left over."""

from typing import Final

from licensing.clock.calendar import WIB
from licensing.money.debt import Debt
from licensing.money.settling import settle
from licensing.scenarios.paying import billed, pays
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.amounts import rupiah

RUPIAH: Final = r"Rp(?P<amount>[0-9]{1,3}(?:\.[0-9]{3})*)"
"""An amount as it is written here, in both languages."""


def _debt(story: Story) -> Debt:
    debt = billed(story.scenario)
    if debt is None:
        raise Unfulfilled(f"Tidak ada tagihan. {story.stands().id}", f"There is no bill. {story.stands().en}")
    return debt


def _amount(said: Said) -> int:
    return int(said["amount"].replace(".", ""))


def _is_paid(story: Story, said: Said) -> None:
    pays(story.scenario, _debt(story), _amount(said) if said["amount"] else None)


def _is_owed(story: Story, said: Said) -> None:
    """What pays all of it on this day, interest included."""
    day = story.scenario.now.astimezone(WIB).date()
    _compare(settle(_debt(story)).payable_rupiah(day), _amount(said))


def _is_left(story: Story, said: Said) -> None:
    """What no debt took."""
    _compare(sum(share.left_rupiah for share in settle(_debt(story)).shares), _amount(said))


def _compare(found: int, wanted: int) -> None:
    if found != wanted:
        raise Unfulfilled(f"Jumlahnya {rupiah(found)}.", f"The amount is {rupiah(found)}.")


PHRASES = (
    Phrase("act", r"tagihan (sudah )?dibayar", r"the bill (is|was) paid", _is_paid),
    Phrase("act", rf"{RUPIAH} (sudah )?dibayar", rf"{RUPIAH} (is|was) paid", _is_paid),
    Phrase("expectation", rf"yang harus dibayar {RUPIAH}", rf"{RUPIAH} is to be paid", _is_owed),
    Phrase("expectation", rf"kelebihan bayar {RUPIAH}", rf"{RUPIAH} was paid too much", _is_left),
)
