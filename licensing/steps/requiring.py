"""`required: true` beside a quorum: of several who answer, these must be among those who gave the outcome.

    consultation:
      ask: [{by: damkar.pengawas, required: true}, {by: satpolpp.pengawas}, {by: dishub.tim}, {by: dlh.tim}]
      join: {quorum: 2}

Two equal answers are enough here, one of which is the fire brigade's. While it has not answered, or answered something
else, no quorum is met; when everybody has answered the gravest counts, as ever.
"""

from licensing.process.needs import Member, Need
from licensing.steps.asking import Join
from licensing.steps.text import Draft
from licensing.text.source import Path

RULE = "required"


def check_required(draft: Draft, path: Path, needs: tuple[Need, ...], join: Join) -> None:
    """That somebody is required adds something where there is a quorum at all, and leaves the quorum its meaning.

    Args:
        path: where those who are asked are written; a line stands under its name.
    """
    required = [n for n, need in enumerate(needs) if need.required]
    if not required:
        return
    most = max(join.quorum, *(row.quorum for row in join.rows), 0)
    always = sum(not needs[n].conditions for n in required)
    if most == 0:
        message = "everybody is waited for here, so that requiring somebody adds nothing."
        hint = "Write join: {quorum: 2}, or remove required."
    elif len(required) == len(needs):
        message = "all who are asked are required, so that the quorum adds nothing."
        hint = "Write join: all, or require fewer."
    elif always > most:
        message = f"the quorum is {most}, but {always} are required in every case."
        hint = f"Raise the quorum to {always}, or require fewer."
    else:
        return
    draft.report((*path, _key(needs[required[0]], required[0]), "required"), RULE, message, hint)


def _key(need: Need, n: int) -> str | int:
    return need.name if isinstance(need, Member) else n
