"""Random changes of sound definitions, one at a time: what breaks them is caught, and nothing else is.

Brute force with the real core says whether a definition is broken.
"""

import re
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from licensing.city.register import AgencyRegister
from tests.definitions.random_definitions import random_definition, random_officers
from tests.definitions.random_further import ROLES
from tests.definitions.test_soundness_brute import judged

LEADS = re.compile(r'"(ya|tidak|lain|then|otherwise|on_silence|to)": "(s[0-9a-z]*)"')
BY = re.compile(r'"by": "([a-z.]+)"')


def led_elsewhere(random: Random, text: str) -> str:
    """One arrow leads to another step of its line, perhaps back to where it comes from."""
    arrows = [each for each in LEADS.finditer(text) if each[2] in steps_of(text)]
    if not arrows:
        return text
    arrow = random.choice(arrows)
    line = arrow[2].rstrip("0123456789")
    to = random.choice([step for step in steps_of(text) if step.rstrip("0123456789") == line])
    return text[: arrow.start(2)] + to + text[arrow.end(2) :]


def steps_of(text: str) -> list[str]:
    """The steps by their names; those of one line are counted."""
    return sorted(set(re.findall(r'"(s[0-9a-z]*)": \{"', text)))


def asked_of_another(random: Random, text: str) -> str:
    """One step asks another role."""
    asks = list(BY.finditer(text.partition("steps:")[2]))
    if not asks:
        return text
    ask, before = random.choice(asks), text.index("steps:") + len("steps:")
    return text[: before + ask.start(1)] + random.choice(ROLES) + text[before + ask.end(1) :]


def without_one(random: Random, register: AgencyRegister) -> AgencyRegister:
    """One officer has left."""
    gone = random.choice(sorted(register.officers))
    return replace(register, officers={id: each for id, each in register.officers.items() if id != gone})


def verdicts(seed: int, *, most: int) -> tuple[str, str]:
    """Of a definition before and after one change; nothing where it was not sound before."""
    text, register = random_definition(seed, whole=True), random_officers(seed)
    if judged(text, register, most=most).verdict != "not stuck":
        return "", ""
    random = Random(f"change {seed}")  # noqa: S311 no secret
    match seed % 3:
        case 0:
            name, text = "led elsewhere", led_elsewhere(random, text)
        case 1:
            name, text = "asked of another", asked_of_another(random, text)
        case _:
            name, register = "without one", without_one(random, register)
    return name, judged(text, register, most=most).verdict


def caught(seeds: range, *, most: int) -> Counter[tuple[str, str]]:
    told = Counter(verdicts(seed, most=most) for seed in seeds)
    assert not {verdict for _, verdict in told} & {"MISSED", "WRONG"}, told
    return told


def test_what_breaks_a_sound_definition_is_caught() -> None:
    told = caught(range(500), most=12)
    assert sum(count for (_, verdict), count in told.items() if verdict == "stuck") > 1


@pytest.mark.proof
def test_what_breaks_one_of_many_sound_definitions_is_caught() -> None:
    told = caught(range(1_000, 5_000), most=40)
    for name in ("led elsewhere", "asked of another", "without one"):
        assert told[name, "stuck"] > 3
