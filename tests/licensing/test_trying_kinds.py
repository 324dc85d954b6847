"""Trying kinds of application: a licence is invented that the kind can be asked for, whatever state it wants."""

from datetime import date

import pytest

from licensing.clock.spans import Span
from licensing.process.kinds import About, Kind
from licensing.register.licences import Status
from licensing.scenarios.inventing import invented
from licensing.scenarios.scenario import MONDAY
from licensing.words.identifiers import PermitId, StepId
from licensing.words.sentences import Sentence

LABEL = Sentence("Perpanjangan", "Renewal")


def kind(about: About | None) -> Kind:
    return Kind("perpanjangan", LABEL, StepId("periksa"), about)


def test_none_is_invented_for_a_kind_about_none() -> None:
    assert invented(kind(None), now=MONDAY) is None


@pytest.mark.parametrize("status", ["in-force", "suspended", "expired", "revoked"])
def test_it_fulfils_what_the_kind_asks_of_it(status: Status) -> None:
    about = About((PermitId("contoh"),), (status,), Span(1, "day"))
    licence = invented(kind(about), now=MONDAY)
    assert licence is not None
    assert licence.permit in about.permits
    assert licence.status in about.states
    opens = about.opens_on(licence.valid_until)
    assert opens is not None
    assert opens <= MONDAY.date()
    assert licence.valid_until is not None
    assert (licence.valid_until < date(2026, 3, 2)) == (status == "expired")
