"""Compile: a checked process to a Prefect flow, one per permit type and version.

In come the process, its version and the means; out goes an async flow `<permit> v<version>` whose only parameter is a
list of application numbers. What it does with them is `flows.pushing`; here stands what Prefect is told: names,
retries, and that nothing a run returns is kept.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import TypeAlias

from prefect import Flow, Task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import FlowRun, State, TaskRun
from prefect.context import AsyncClientContext, FlowRunContext
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from flows.carrying import current_push, push
from flows.claims import Claims
from flows.load import Load
from flows.orphans import WORKER_LABEL
from flows.patience import lasting
from flows.performers import Means
from flows.pushing import Pushing
from flows.results import NO_RESULTS
from flows.showing import Showing
from flows.steps import Coarseness, Steps
from flows.titles import flow_name, run_name
from licensing.process.graph import Process, Retries
from licensing.words.identifiers import ApplicationNumber, EffectKey

PAGES_AT_ONCE = 4
PAGES_OF_A_BACKLOG = 1

PermitFlow: TypeAlias = Flow[[list[str]], Coroutine[None, None, State[None]]]


@dataclass(frozen=True, slots=True)
class Performers:
    """What a compiled flow performs with: the means, its worker's claims, and how coarsely it shows its work."""

    means: Means
    claims: Claims
    coarseness: Coarseness = field(default_factory=Coarseness)
    # While a backlog stands, licences come before pages: one page at a time leaves the machine to them.
    pages: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PAGES_OF_A_BACKLOG))


def compile_flow(process: Process, version: int, performers: Performers) -> PermitFlow:
    """Make the flow of one version of a permit type."""
    steps = _steps(process.retries)

    async def push_applications(applications: list[str]) -> State[None]:
        return await _push(applications, performers, steps)

    return Flow(
        push_applications,
        name=flow_name(process.permit, version),
        version=str(version),
        description=process.name.id,
        flow_run_name=_name_of_run,
        persist_result=False,
        result_storage=NO_RESULTS,
        log_prints=False,
    )


async def _push(applications: list[str], performers: Performers, steps: Steps) -> State[None]:
    context, client = FlowRunContext.get(), AsyncClientContext.get()
    if context is None or context.flow_run is None or client is None:
        raise RuntimeError("a compiled flow runs in a Prefect flow run only")
    _keep_events_small(context.flow_run)
    run, means, claims = context.flow_run.id, performers.means, performers.claims
    if WORKER_LABEL not in context.flow_run.labels:
        # A stock worker began it: whoever looks for runs that lost their worker has to know whose it is.
        await client.client.update_flow_run_labels(run, {WORKER_LABEL: claims.worker})
    numbers = tuple(ApplicationNumber(application) for application in applications)
    pushes = await lasting(lambda: claims.take(run, numbers))
    if not pushes:
        left = await lasting(lambda: claims.left(among=numbers))
        if left:
            return Failed(message="\n".join(left))
        return Completed(message="There is nothing to do, or others are at it.")
    coarseness = performers.coarseness
    is_coarse = len(pushes) >= coarseness.batch_from
    turns = performers.pages if is_coarse else asyncio.Semaphore(PAGES_AT_ONCE)
    register = await lasting(means.register_today)
    showing = Showing(client.client, run, steps.tell, register, means.public_url, is_coarse, turns)
    load = Load(means, {push.application: push for push in pushes})
    return await push(Pushing(run, load, claims, steps, coarseness, showing))


def _keep_events_small(run: FlowRun) -> None:
    """Forget, in this process, what the run belongs to: Prefect would write all of it again with every event.

    Each task run has three events, and each event a row for the deployment, its pool and every tag; a batch bears many
    tags, and these rows were a third of the server's work. Events still name their run and flow, where all of it is.
    """
    run.tags = []
    run.deployment_id = run.work_queue_id = run.work_pool_name = None


def _name_of_run() -> str:
    applications: list[str] = flow_run.parameters.get("applications", [])
    return run_name(applications)


def _steps(retries: Retries) -> Steps:
    """The kinds of task run there are: an effect, a batch of effects, and something people did."""
    return Steps(
        perform=Task(
            _perform,
            name="perform",
            task_run_name="{title}",
            retries=retries.times,
            retry_delay_seconds=[float(seconds) for seconds in retries.delay_seconds],
            retry_condition_fn=_may_help,
            persist_result=False,
            cache_policy=NO_CACHE,
        ),
        perform_batch=Task(
            _perform_batch,
            name="perform-batch",
            task_run_name="{title}",
            persist_result=False,
            cache_policy=NO_CACHE,
        ),
        tell=Task(_tell, name="tell", task_run_name="{title}", persist_result=False, cache_policy=NO_CACHE),
    )


async def _perform(title: str, effect: str) -> State[None]:
    return await current_push().attempt(title, EffectKey(effect))


async def _perform_batch(
    title: str,  # noqa: ARG001 - Prefect names the task run by it
    effects: list[str],
) -> State[None]:
    return await current_push().attempt_all([EffectKey(effect) for effect in effects])


async def _tell(title: str) -> None:
    """Nothing to do: the decision stands in the database, and this run tells operators of it."""


def _may_help(_task: object, task_run: TaskRun, _state: State[None]) -> bool:
    """Whether trying again can help, as the performer said."""
    return current_push().is_retryable(task_run.name)
