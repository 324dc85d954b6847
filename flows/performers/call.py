"""Calls: an outside system is asked what the case says, for as long as its answer counts.

Before each question the records are asked whether it still does: meanwhile its time may be over, or a person may have
answered. What cannot be mended by asking again is told to operators, and the case goes on by hand.
"""

import asyncio
import logging

from flows.performers.means import Means, Work
from licensing.history.effects import Call, Result, Unanswered
from licensing.words.errors import ConnectorFailed

LOG = logging.getLogger("izin.systems")


async def call(effect: Call, work: Work, means: Means) -> Result:
    """Ask, and say what the system said.

    Raises:
        ConnectorFailed: it gave no answer, and asking again can help.
    """
    application, where = work.case.application, effect.where
    file = (await asyncio.to_thread(means.outbox.files, (application,)))[application]
    if effect.key in file.case.performed:
        return file.case.performed[effect.key]
    asked = file.process.step(where.step).call
    if asked is None or means.systems is None:
        LOG.error("%s: nothing here can ask %s.", effect.key, effect.system)
        return Unanswered("failed")
    request = asked.request(file.process.facts(file.case, where.line))
    try:
        return await means.systems.ask(asked.shape, request, effect.key)
    except ConnectorFailed as failed:
        if failed.retryable:
            raise
        LOG.error("%s: answered by hand, because asking again cannot help. %s", effect.key, failed)  # noqa: TRY400 a trace could quote what was asked
        return Unanswered("failed")
