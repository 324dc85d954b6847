"""Which kinds of connector there are, and the options of a register held against them.

A new kind is its file and a line here. What it stands on is imported when it is first asked for: whoever only checks a
register need not wait for it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Final

from flows.agencies.connector import VARIABLE, Connector, Environment
from flows.agencies.http_json_options import HttpJsonOptions
from flows.agencies.snap_options import INBOUND, SnapOptions
from licensing.definition.systems import written_systems
from licensing.systems.system import System
from licensing.text.model import Text
from licensing.text.reading import read
from licensing.text.source import Plain, Source
from licensing.text.validation import validate
from licensing.words.errors import Problem
from licensing.words.suggesting import suggestion


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of connector.

    Args:
        options: what its options may be.
        settings: those of them that name a setting, because an address or a secret does not stand in the file.
        at: the class it is, as `module:name`.
        inbound: the settings with which a system proves itself that calls us, for whoever answers it.
    """

    options: type[Text]
    settings: tuple[str, ...]
    at: str
    inbound: tuple[str, ...] = ()


KINDS: Final[Mapping[str, Kind]] = {
    "http_json": Kind(HttpJsonOptions, ("url", "secret"), "flows.agencies.http_json:HttpJson"),
    "snap": Kind(
        SnapOptions,
        ("url", "secret", "private_key", "public_key", "own_secret"),
        "flows.agencies.snap:SnapBank",
        inbound=INBOUND,
    ),
}


def connector_of(system: System, environment: Environment) -> Connector:
    """The connector of a system of a register without problems.

    Raises:
        NotConfigured: with everything that is wrong with its settings.
    """
    module, _, name = KINDS[system.connector].at.partition(":")
    kind: type[Connector] = getattr(import_module(module), name)
    return kind.build(system, environment)


def settings_of(system: System) -> tuple[str, ...]:
    """The settings that a system's options name."""
    return _named(system, KINDS[system.connector].settings)


def inbound_of(system: System) -> tuple[str, ...]:
    """Those of them with which it proves itself when it calls us."""
    return _named(system, KINDS[system.connector].inbound)


def _named(system: System, keys: tuple[str, ...]) -> tuple[str, ...]:
    named = (system.options.get(key) for key in keys)
    return tuple(each for each in named if isinstance(each, str))


def option_problems(text: str, file: str) -> tuple[Problem, ...]:
    """What is wrong with connectors and their options in a register; all else is for others to tell."""
    source, _ = read(text, file)
    systems = () if source is None else tuple(below for _, _, below in written_systems(source))
    return tuple(sorted(problem for system in systems for problem in _problems(system)))


def _problems(system: Source) -> tuple[Problem, ...]:
    name = system.at(("connector",))
    if not isinstance(name, str):
        return ()
    kind = KINDS.get(name)
    if kind is None:
        message = f'there is no connector "{name}".'
        return (system.problem(("connector",), "unknown-connector", message, suggestion(name, KINDS)),)
    if system.at(("options",)) is None:
        message = f'the connector "{name}" has no options.'
        return (system.problem(("connector",), "missing-key", message, "Add `options`."),)
    named, values = _named_settings(system.below(("options",)), kind)
    return (*named, *validate(values, kind.options)[1])


def _named_settings(options: Source, kind: Kind) -> tuple[tuple[Problem, ...], Source]:
    """What names no setting, told without quoting what may be a secret; and the options with all of these right."""
    tree = options.tree
    if not isinstance(tree, dict):
        return (), options
    wrong = [key for key in kind.settings if key in tree and not _is_variable(tree[key])]
    hint = (
        "Write the name of the setting that holds it, IZIN_SYSTEM_…; neither address nor secret stands here."
    )
    problems = (
        options.problem((key,), "setting-name", f"`{key}` does not name a setting.", hint) for key in wrong
    )
    return tuple(problems), replace(options, tree={**tree, **dict.fromkeys(wrong, "IZIN_SYSTEM_X")})


def _is_variable(value: Plain) -> bool:
    return isinstance(value, str) and re.fullmatch(VARIABLE, value) is not None
