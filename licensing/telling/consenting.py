"""That consent to sending an application back was asked for, told; the answer is told as any decision is."""

from licensing.history.events import ConsentAsked
from licensing.telling.names import Names
from licensing.telling.personal import marked
from licensing.telling.told import Told
from licensing.words.sentences import Sentence


def tell_consent(names: Names, event: ConsentAsked) -> Told:
    """Officers only: it is about how the office works, until she is asked again."""
    where = names.task(event.task).where
    step = names.step_here(where)
    what = Sentence(
        f"Persetujuan diminta untuk mengembalikan permohonan ke pemohon ({step.id})",
        f"Consent was asked for to send the application back ({step.en})",
    )
    return Told(event.at, names.acted(event.by), what, marked(event.reason), audience="officers", where=where)
