"""`register`: prove that the stored PDF can be fetched unchanged; reporting it enters it in the public register."""

from flows.performers.means import Means, Work
from licensing.forms.files import StoredFile
from licensing.history.effects import Register
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import EffectKey


def register(effect: Register, work: Work, means: Means) -> StoredFile:
    """Read the object back against its digest."""
    application = work.case.application
    file = work.case.performed.get(EffectKey(f"{application}.{effect.step}.{effect.round}.store"))
    if file is None:
        raise StorageFailed(f"{application}: nothing was stored for step {effect.step}.", retryable=False)
    means.documents.read(file, application=application, name=effect.step)
    return file
