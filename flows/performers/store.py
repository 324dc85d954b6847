"""`store`: put the PDF where nothing is ever overwritten. What stands there already is the document."""

from flows.performers.means import Means, Work
from flows.performers.render import pdf
from licensing.effects import Store
from licensing.events import StoredFile


def store(effect: Store, work: Work, means: Means) -> StoredFile:
    """Store the bytes rendered in this run, or render them again."""
    made = pdf(effect, work, means)
    application = work.case.application
    return means.documents.put_once(
        f"licences/{application}/{effect.round}/{effect.step}.pdf",
        made,
        media_type="application/pdf",
        file_name=f"{application}-{effect.step}.pdf",
    )
