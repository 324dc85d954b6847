"""A decision that is refused reads its case once to show it, and once more where somebody else changed it meanwhile."""

import pytest
from fastapi import FastAPI

from licensing.city.people import Officer, Party
from licensing.ports import CaseFile
from licensing.scenarios.memory_cases import MemoryCases
from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser, hidden
from tests.portal.typed_forms import task_of

DECIDING = 1
"""The transaction that decides reads the case too."""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[ApplicationNumber]:
    """What officers' cases were read."""
    told: list[ApplicationNumber] = []
    view = MemoryCases.view

    def counted(cases: MemoryCases, party: Party, application: ApplicationNumber) -> CaseFile:
        if isinstance(party, Officer):
            told.append(application)
        return view(cases, party, application)

    monkeypatch.setattr(MemoryCases, "view", counted)
    return told


def test_what_is_wrong_with_the_form_is_told_of_the_case_as_it_was_read(
    rina: Browser, application: ApplicationNumber, read: list[ApplicationNumber]
) -> None:
    task = task_of(application)
    seen = hidden(rina.get(task), "terlihat")
    read.clear()
    refused = rina.send(task, {"keputusan": "kembalikan", "terlihat": seen, "form.x": "1"})
    assert refused.status_code == 422
    assert len(read) == 1
    read.clear()
    refused = rina.send(task, {"keputusan": "kembalikan", "terlihat": seen})
    assert refused.status_code == 422
    assert len(read) == DECIDING + 1


def test_what_others_did_is_told_of_the_case_as_it_stands_now(
    app: FastAPI, rina: Browser, application: ApplicationNumber, read: list[ApplicationNumber]
) -> None:
    task = task_of(application)
    seen = hidden(rina.get(task), "terlihat")
    assert rina.send(task, {"keputusan": "lengkap", "terlihat": seen}).status_code == 303
    read.clear()
    refused = rina.send(task, {"keputusan": "kembalikan", "alasan": "Buram.", "terlihat": seen})
    assert refused.status_code == 409
    assert len(read) == DECIDING + 2
