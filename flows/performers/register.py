"""`register`: prove that the stored PDF can be fetched unchanged; reporting it enters it in the public register."""

from flows.performers.means import Means, Work
from licensing.history.effects import Register


def register(effect: Register, work: Work, means: Means) -> None:
    """Read the object back against its digest."""
    means.documents.read(
        effect.file, application=work.case.application, name=effect.part or effect.where.step
    )
