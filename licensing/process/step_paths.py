"""Where the steps of a process stand in the text it was read from."""

from licensing.process.graph import Process
from licensing.words.identifiers import StepId


def step_path(process: Process, step: StepId) -> tuple[str | int, ...]:
    """Where a step stands in the text it was read from; a line that just asks is its own step."""
    block = process.steps[step].block
    if step in process.remedies:
        return (_key_of(process, step),)
    if block is None:
        return ("steps", step)
    if block.opened_by in process.remedies:
        return (_key_of(process, block.opened_by), "steps", step)
    if process.steps[block.opened_by].is_each:
        return (*step_path(process, block.opened_by), "each", "steps", step)
    way = (*step_path(process, block.opened_by), "together", "members", block.member)
    return way if step == block.member else (*way, "steps", step)


def _key_of(process: Process, remedy: StepId) -> str:
    """An appeal comes after an objection."""
    return ("objection", "appeal")[[*process.remedies].index(remedy)]
