"""Which kinds of connector there are, and the options of a register held against them.

A new kind is its file and a line here. What it stands on is imported when it is first asked for: whoever only checks a
register need not wait for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Final

from flows.agencies.connector import VARIABLE, Connector, Environment
from flows.agencies.http_json_options import HttpJsonOptions
from flows.agencies.http_json_token_options import HttpJsonTokenOptions
from flows.agencies.snap_options import INBOUND, SnapOptions
from licensing.definition.systems import written_systems
from licensing.systems.shape import OK
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
        is_signed: whether an answer proves who gave it; else a status may be that of somebody on the way.
        inbound: the settings with which a system proves itself that calls us, for whoever answers it.
    """

    options: type[Text]
    settings: tuple[str, ...]
    at: str
    is_signed: bool = True
    inbound: tuple[str, ...] = ()


KINDS: Final[Mapping[str, Kind]] = {
    "http_json": Kind(HttpJsonOptions, ("url", "secret"), "flows.agencies.http_json:HttpJson"),
    "http_json_token": Kind(
        HttpJsonTokenOptions,
        ("url", "token_url", "client", "secret"),
        "flows.agencies.http_json_token:HttpJsonToken",
        is_signed=False,
    ),
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
    meant = () if kind.is_signed else tuple(_by_status(system, name))
    if system.at(("options",)) is None:
        message = f'the connector "{name}" has no options.'
        return (*meant, system.problem(("connector",), "missing-key", message, "Add `options`."))
    named, values = _named_settings(system.below(("options",)), kind)
    return (*meant, *named, *validate(values, kind.options)[1])


def _by_status(system: Source, connector: str) -> Iterator[Problem]:
    """Outcomes meant by a status that nobody has signed: a wrong path would be a "not known"."""
    outcomes = system.at(("outcomes",))
    for id in outcomes if isinstance(outcomes, dict) else ():
        status = system.at(("outcomes", id, "http"))
        if isinstance(status, int) and status != OK:
            message = f'over "{connector}" no answer is signed: HTTP status {status} may be said by anybody on the way.'
            hint = "Give `answer: {field: value}`: only an answer itself is an outcome."
            yield system.problem(("outcomes", id, "http"), "system-outcome", message, hint)


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
