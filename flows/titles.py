"""Titles: how runs, task runs and tags are called in the Prefect UI.

Plain ASCII, and names and numbers only: application, permit, line, step, agency, role, outcome. Never who applied,
never who decided.
"""

from collections.abc import Iterable, Sequence

from licensing.city.register import AgencyRegister
from licensing.history.effects import (
    AddressLetter,
    AskQr,
    Call,
    Copy,
    Effect,
    Notify,
    PinLink,
    Register,
    Render,
    Store,
    Urge,
    called,
)
from licensing.history.places import MAIN, At
from licensing.ports import CaseFile
from licensing.telling import tell
from licensing.words.identifiers import AgencyId, ApplicationNumber, PermitId

APPLICATION_TAGS = 10


def flow_name(permit: PermitId, version: int) -> str:
    """`<permit> v<version>`."""
    return f"{permit} v{version}"


def entry_name(permit: PermitId, version: int) -> str:
    """The flow's attribute in `flows.permits`: `sip_dokter_v1`."""
    return f"{permit}_v{version}"


def run_name(applications: Sequence[str]) -> str:
    """`REG-…`, or `REG-… (+39)` for a batch."""
    if not applications:
        return "nothing"
    others = len(applications) - 1
    return f"{applications[0]} (+{others})" if others else applications[0]


def run_tags(permit: PermitId, applications: Sequence[str], agencies: Iterable[AgencyId]) -> list[str]:
    """Permit, agencies and the first applications of a batch: the UI lists every tag on every row."""
    named = (f"application:{application}" for application in applications[:APPLICATION_TAGS])
    return [f"permit:{permit}", *named, *map(agency_tag, sorted(set(agencies)))]


def agency_tag(agency: AgencyId) -> str:
    """The tag of whatever has to do with an agency; Prefect's limit of this name holds its calls back."""
    return f"agency:{agency}"


def place(where: At) -> str:
    """`terbit`, or `lapangan / kunjungan` on a line of its own; a line that only asks is named once."""
    members = where.line.split("/")[1:] if where.line != MAIN else []
    return " / ".join(members if members[-1:] == [where.step] else [*members, where.step])


def effect_title(application: ApplicationNumber, effect: Effect) -> str:
    """`REG-… / terbit / render`, `REG-… / terbit / render kartu-3`; a notice says what it is about."""
    return f"{application} / {place(effect.where)} / {called(effect)}"


def effect_kind(effect: Effect) -> str:
    """`render`, `render kartu`, `notify issued`, or `copy dinkes`."""
    match effect:
        case Render() | Store() | Register():
            return f"{effect.kind} {effect.part.partition('-')[0]}".rstrip()
        case Notify() | Copy() | PinLink() | AddressLetter() | Urge() | Call() | AskQr():
            return called(effect)


def batch_title(count: int, at: str, what: str) -> str:
    """`batch of 40 / terbit / render`."""
    return f"batch of {count} / {at} / {what}"


def acts(file: CaseFile, register: AgencyRegister, *, since: int) -> list[tuple[str, str]]:
    """What people did after version `since`, as place and `lengkap by dpmptsp.petugas_loket`."""
    told = (tell(file, event, register=register) for event in file.events[since:])
    return [(place(each.where), f"{each.act} by {each.who.code}") for each in told if each.act and each.where]
