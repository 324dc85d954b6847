"""Deployments: what operators find in the Prefect UI before anything runs.

For every published version of a permit type one deployment, `<permit> v<version>/izin`; one for every sweep, with its
schedule; a work pool that our worker serves and that stock Prefect workers can serve as well; a concurrency limit for
every agency's system. Made again at every start: what exists is updated, and limits an operator changed are kept.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import DeploymentScheduleCreate, WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound
from prefect.workers.process import ProcessWorker

from flows.compiler import Performers, PermitFlow, compile_flow
from flows.pool import POOL
from flows.sweeps import Sweep
from flows.titles import agency_tag, entry_name, run_tags
from licensing.ports import Archive, Published
from licensing.process.graph import Process
from licensing.words.errors import DefinitionRejected, StorageFailed
from licensing.words.identifiers import AgencyId, PermitId

LOG = logging.getLogger("izin.worker")
DEPLOYMENT = "izin"
RUNS_AT_ONCE = 20
CALLS_PER_AGENCY = 4
PLANNED_RUNS = 2
# Prefect checks a run's variables against the pool's schema whenever one is created: with the usual one that takes
# 13 ms, with this 2.
VARIABLES = {"env": {"type": "object", "additionalProperties": {"type": "string"}}}
TEMPLATE = {
    "job_configuration": {"env": "{{ env }}"},
    "variables": {"type": "object", "properties": VARIABLES},
}


Version: TypeAlias = tuple[PermitId, int]


@dataclass(frozen=True, slots=True)
class Deployed:
    """A version of a permit type that Prefect knows. `unnamed` is for runs that have their name already."""

    published: Published
    process: Process
    flow: PermitFlow
    unnamed: PermitFlow
    deployment: UUID


async def ensure_pool(client: PrefectClient, agencies: Iterable[AgencyId]) -> None:
    """Make the work pool and the agencies' limits, where they are missing."""
    pool = WorkPoolCreate(
        name=POOL,
        type=ProcessWorker.type,
        description="Effects of applications. The worker of Izin serves it; any Prefect process worker can help.",
        base_job_template=TEMPLATE,
    )
    with suppress(ObjectAlreadyExists):
        await client.create_work_pool(pool)
    for agency in agencies:
        tag = agency_tag(agency)
        try:
            await client.read_concurrency_limit_by_tag(tag)
        except ObjectNotFound:
            await client.create_concurrency_limit(tag, CALLS_PER_AGENCY)


async def deploy_versions(
    client: PrefectClient, archive: Archive, performers: Performers, known: Mapping[Version, Deployed]
) -> Mapping[Version, Deployed]:
    """Compile and deploy every published version that is not known yet; one that cannot be read stops no other."""
    deployed = dict(known)
    for published in await asyncio.to_thread(archive.versions):
        version = (published.permit, published.version)
        if version in deployed:
            continue
        try:
            process = await asyncio.to_thread(archive.process, published.digest)
        except (StorageFailed, DefinitionRejected) as failed:
            if isinstance(failed, StorageFailed) and failed.retryable:
                raise
            LOG.warning("%s v%s cannot be deployed: %s", *version, failed)
            continue
        flow = compile_flow(process, published.version, performers)
        deployment = await _deploy(client, published, process, flow)
        deployed[version] = Deployed(published, process, flow, _unnamed(flow), deployment)
    return deployed


def _unnamed(flow: PermitFlow) -> PermitFlow:
    """The same flow for runs named when they were created: giving the name again would cost a request."""
    unnamed = copy(flow)
    unnamed.flow_run_name = None
    return unnamed


async def _deploy(client: PrefectClient, published: Published, process: Process, flow: PermitFlow) -> UUID:
    return await client.create_deployment(
        await client.create_flow(flow),
        DEPLOYMENT,
        version=published.digest[:12],
        description=_description(process, published.version),
        tags=run_tags(process.permit, (), agencies_of(process)),
        entrypoint=f"flows.permits:{entry_name(process.permit, published.version)}",
        work_pool_name=POOL,
        concurrency_limit=RUNS_AT_ONCE,
        parameter_openapi_schema=flow.parameters.model_dump(),
        enforce_parameter_schema=True,
    )


def agencies_of(process: Process) -> frozenset[AgencyId]:
    """The agencies that a process can ask, or a system of theirs, and the one that issues."""
    asks = (ask for step in process.steps.values() for ask in step.asks)
    calls = (step.call.shape.agency for step in process.steps.values() if step.call)
    payments = (step.payment for step in process.steps.values())
    banks = (each.bank.agency for each in payments if each and each.bank)
    return frozenset({process.issuer, *(ask.role.agency for ask in asks if ask.role), *calls, *banks})


def _description(process: Process, version: int) -> str:
    basis = "\n".join(
        f"- {basis.cite}" + (f", {basis.articles}" if basis.articles else "") for basis in process.legal_basis
    )
    return (
        f"**{process.name.id}** (`{process.permit}`, version {version})\n\n{process.summary.id}\n\n{basis}\n"
    )


async def deploy_sweeps(client: PrefectClient, sweeps: Iterable[Sweep]) -> Mapping[UUID, Sweep]:
    """Deploy the sweeps with their schedules."""
    return {await _deploy_sweep(client, sweep): sweep for sweep in sweeps}


async def _deploy_sweep(client: PrefectClient, sweep: Sweep) -> UUID:
    plan = DeploymentScheduleCreate(schedule=sweep.schedule, max_scheduled_runs=PLANNED_RUNS, slug="izin")
    return await client.create_deployment(
        await client.create_flow(sweep.flow),
        DEPLOYMENT,
        description=sweep.flow.description,
        tags=["sweep"],
        entrypoint=f"flows.permits:{sweep.entry}",
        work_pool_name=POOL,
        schedules=[plan],
        parameter_openapi_schema=sweep.flow.parameters.model_dump(),
    )
