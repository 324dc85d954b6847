"""`render`: make the PDF of a licence or letter. The same case gives the same bytes, in any run."""

from flows.performers.means import Means, Work
from flows.rendering import render as render_pdf
from licensing.history.effects import Render, Store


def render(effect: Render, work: Work, means: Means) -> None:
    """Render, and keep the bytes for the `store` of this run."""
    pdf(effect, work, means)


def pdf(effect: Render | Store, work: Work, means: Means) -> bytes:
    """The document of the effect's visit, rendered once per run; its date is the instant the step was entered."""
    made = work.pdf.get((effect.step, effect.round))
    if made is None:
        visit = work.visit(effect.step, effect.round)
        made = render_pdf(
            effect.template, work.context(visit, means), work.templates(means), at=visit.entered_at
        )
        work.pdf[effect.step, effect.round] = made
    return made
