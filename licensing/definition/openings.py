"""From the first edition to the second: a correction that does not say what it opens opened everything.

Since the second edition it opens what officers named. Steps stand inside lines too, so the tree is walked.
"""

from licensing.text.source import Plain

KIND = "correction"


def corrections_open_all(tree: dict[str, Plain]) -> dict[str, Plain]:
    """The same definition, in which every correction says `changes`."""
    return {key: _steps(value) if key == "steps" else value for key, value in tree.items()}


def _steps(steps: Plain) -> Plain:
    if not isinstance(steps, dict):
        return steps
    return {id: _step(step) for id, step in steps.items()}


def _step(step: Plain) -> Plain:
    if not isinstance(step, dict):
        return step
    newer = dict(step)
    correction, together = step.get(KIND), step.get("together")
    if isinstance(correction, dict):
        newer[KIND] = {"changes": "all", **correction}
    if isinstance(together, dict) and isinstance(members := together.get("members"), dict):
        lines = {name: _member(member) for name, member in members.items()}
        newer["together"] = {**together, "members": lines}
    if isinstance(each := step.get("each"), dict):
        newer["each"] = _member(each)
    return newer


def _member(member: Plain) -> Plain:
    if not isinstance(member, dict) or "steps" not in member:
        return member
    return {**member, "steps": _steps(member["steps"])}
