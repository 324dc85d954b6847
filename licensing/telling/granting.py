"""That the law granted an application, because nobody decided in time, and what that means: for its page."""

from dataclasses import dataclass
from datetime import datetime

from licensing.clock.wording import wall_time
from licensing.history.case import Case
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class GrantedByLaw:
    """Since when, said, and what follows from it as the case stands."""

    at: datetime
    said: Sentence
    means: Sentence


def granted_by_law(case: Case) -> GrantedByLaw | None:
    """What the law granted; None where nobody's silence did."""
    if case.granted is None:
        return None
    at = wall_time(case.granted.at)
    said = Sentence(
        f"Permohonan ini dikabulkan menurut hukum sejak {at.id}.",
        f"This application is granted by law since {at.en}.",
    )
    why = Sentence(
        "Sampai jangka waktunya habis tidak ada keputusan (UU 30/2014 Pasal 53, diubah UU 6/2023). "
        "Permohonan tidak dapat ditolak lagi.",
        "Its time was over without a decision (UU 30/2014, article 53, as amended by UU 6/2023). "
        "It cannot be refused any more.",
    )
    follows = _follows(case, is_issued=case.granted.how == "issue")
    return GrantedByLaw(case.granted.at, said, Sentence(f"{why.id} {follows.id}", f"{why.en} {follows.en}"))


def _follows(case: Case, *, is_issued: bool) -> Sentence:
    if case.granted is not None and any(each.made_at >= case.granted.at for each in case.made):
        return Sentence("Dokumennya sudah dibuat.", "Its document is made.")
    if is_issued:
        return Sentence(
            "Izinnya diterbitkan tanpa keputusan lain.", "The licence is issued without further decision."
        )
    return Sentence(
        "Yang masih ditunggu hanya tanda tangan pejabat pada surat keterangannya.",
        "All that is still awaited is an officer's signature on the letter that certifies it.",
    )
