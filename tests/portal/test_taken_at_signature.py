"""What an officer signs may need days somebody else has: she is told so, though the questions are the applicant's."""

from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.web.unfinished import Unfinished

WHY = Sentence("Balai sudah dipakai.", "The hall is in use.")


def test_what_is_taken_is_told_of_the_whole() -> None:
    refused = CommandRefused("taken", WHY, {"mulai": WHY, "selesai": WHY})
    assert Unfinished(refused=refused).wrong == {"": WHY}


def test_what_is_wrong_with_her_own_answers_is_told_beside_them() -> None:
    refused = CommandRefused("invalid-form", WHY, {"tanggal": WHY})
    assert Unfinished(refused=refused).wrong == {"tanggal": WHY}
