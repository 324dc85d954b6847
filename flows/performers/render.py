"""`render`: make the PDF of a licence or letter. The same case gives the same bytes, in any run."""

from flows.performers.means import Means, Work
from flows.rendering import render as render_pdf
from licensing.history.effects import Render, Store


def render(effect: Render, work: Work, means: Means) -> None:
    """Render, and keep the bytes for the `store` of this run."""
    pdf(effect, work, means)


def pdf(effect: Render | Store, work: Work, means: Means) -> bytes:
    """The document of the effect's round, rendered once per run; its date is the instant the step was entered."""
    made = work.pdf.get((effect.where, effect.part))
    if made is None:
        entered_at = work.case.round_at(effect.where).entered_at
        context = work.context(effect.where, means, part=effect.part)
        templates = work.templates(effect.where, means)
        made = render_pdf(effect.template, context, templates, at=entered_at, annexes=effect.annexes)
        work.pdf[effect.where, effect.part] = made
    return made
