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
    made, where = pdf(effect, work, means), effect.where
    application, numbering = work.case.application, work.case.round_at(where).numbering_of(effect.part)
    name = f"{where.step}-{effect.part}" if effect.part else where.step
    if numbering is None:
        raise StorageFailed(f"{application}: {name} has no number yet.", retryable=False)
    stored = means.documents.put_once(
        f"licences/{application}/{where.round}/{name}-{digest_of(numbering.verification)[:12]}.pdf",
        made,
        media_type="application/pdf",
        file_name=f"{application}-{name}.pdf",
    )
    # What is stored need not be kept: a licence may have hundreds of further documents.
    work.pdf.pop((where, effect.part), None)
    return stored
