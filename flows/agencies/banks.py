"""The banks that may call us: those of the register whose settings are there."""

import logging
from collections.abc import Mapping
from typing import Final

from flows.agencies.connector import PREFIX, Environment, NotConfigured
from flows.agencies.kinds import KINDS, inbound_of
from flows.agencies.snap_options import SnapOptions
from licensing.systems.snap.bank import Bank
from licensing.systems.system import System, Systems

SANDBOX: Final = f"{PREFIX}SANDBOX_"
"""With what a sandbox's bank proves itself: no system names such a setting."""
log = logging.getLogger("izin.systems")


def banks_of(systems: Systems, environment: Environment) -> Mapping[str, Bank]:
    """The banks by what they call themselves. One that is configured by half is told in the log, and cannot call."""
    banks = (_bank(each, environment) for each in systems.values() if is_bank(each))
    return {each.client: each for each in banks if each is not None}


def is_bank(system: System) -> bool:
    """Whether it is reached as a bank is."""
    return KINDS[system.connector].options is SnapOptions


def inbound_settings(systems: Systems, environment: Environment) -> Mapping[str, str]:
    """The settings with which systems prove themselves that call us: for whoever answers them."""
    named = {name for system in systems.values() for name in inbound_of(system)}
    return {name: value for name, value in environment.items() if name in named}


def _bank(system: System, environment: Environment) -> Bank | None:
    if not any(environment.get(name) for name in inbound_of(system)):
        return None
    from flows.agencies.snap_place import bank_of  # noqa: PLC0415 keys are slow to import, and most have no bank

    try:
        return bank_of(system, environment)
    except NotConfigured as wrong:
        log.warning("%s It cannot call.", wrong)
        return None
