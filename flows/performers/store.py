"""`store`: put the PDF where nothing is ever overwritten. What stands there already is the document."""

from flows.performers.means import Means, Work
from flows.performers.render import pdf
from licensing.forms.files import StoredFile
from licensing.history.effects import Store
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import digest_of


def store(effect: Store, work: Work, means: Means) -> StoredFile:
    """Store the bytes rendered in this run, or render them again.

    The key belongs to this numbering and to no other: what was numbered in a database that was lost since lies beside.
    """
    made = pdf(effect, work, means)
    application, numbering = work.case.application, work.visit(effect.step, effect.round).numbering
    if numbering is None:
        raise StorageFailed(f"{application}: step {effect.step} has no number yet.", retryable=False)
    return means.documents.put_once(
        f"licences/{application}/{effect.round}/{effect.step}-{digest_of(numbering.verification)[:12]}.pdf",
        made,
        media_type="application/pdf",
        file_name=f"{application}-{effect.step}.pdf",
    )
