"""Entry points: every deployed flow as an attribute of this module, `flows.permits:sip_dokter_v1`.

Prefect's own workers (process, Docker, Kubernetes) load a flow by such a name, in a process of their own. The name is
looked up in the archive of published definitions when it is asked for; no permit type is named here.
"""

from functools import cache

from flows.compiler import PermitFlow, compile_flow
from flows.reading_settings import read_settings
from flows.sweeps import Broom, SweepFlow, sweeps
from flows.titles import entry_name
from flows.wiring import Wired, connect
from flows.working import performers_of


def __getattr__(name: str) -> PermitFlow | SweepFlow:
    """Compile the flow of that name."""
    # Import machinery asks a module for names of its own, such as `__path__`; those are never flows.
    flow = None if name.startswith("__") else _flow(name)
    if flow is None:
        raise AttributeError(
            f"flows.permits: nothing published is called {name}. Publish it, or use a published version."
        )
    return flow


def _flow(name: str) -> PermitFlow | SweepFlow | None:
    wired = _wired()
    performers = performers_of(wired)
    for published in wired.archive.versions():
        if entry_name(published.permit, published.version) == name:
            return compile_flow(wired.archive.process(published.digest), published.version, performers)
    broom = Broom(
        performers.means,
        performers.claims,
        wired.audit,
        wired.deadlines,
        wired.people,
        wired.drafts,
        wired.waiting,
        wired.receipts,
        tuple,
    )
    return next((sweep.flow for sweep in sweeps(broom) if sweep.entry == name), None)


@cache
def _wired() -> Wired:
    """One set of connections per process, kept until it ends."""
    return connect(read_settings(), role="izin_worker")
