"""Minutes of officers are not the applicant's to read, whatever number she asks for."""

import pytest

from licensing.city.people import Tracker
from licensing.scenarios.memory_documents import MemoryDocuments
from licensing.words.errors import CommandRefused
from portal.acts.files import document_made, read_document
from tests.licensing.case.test_minutes import begun, visited


def test_an_applicant_gets_no_minutes() -> None:
    story = visited(begun())
    story.perform()
    case = story.case
    assert [made.kind for made in case.made] == ["minutes"]
    assert document_made(case) is None, "they are not the document that was issued"
    with pytest.raises(CommandRefused, match="no-such-document"):
        read_document(MemoryDocuments(), case, "BA/001/2026", by=Tracker(case.application))


def test_officers_find_them_by_their_number() -> None:
    story = visited(begun())
    story.perform()
    made = document_made(story.case, "BA/001/2026")
    assert made is not None
    assert made.kind == "minutes"
