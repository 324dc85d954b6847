"""Cases: whoever has an interest in one is not offered its tasks; she still sees it, and her colleagues go on."""

from dataclasses import replace

import pytest

from licensing.case.commands import Correct, DeclareInterest
from licensing.city.people import Officer, Tracker
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import claim, decide, submitted, task

WITH_NIK = DEFINITION.replace(
    "  luas: {type: decimal, min: 1}\n", "  luas: {type: decimal, min: 1}\n  nik: {type: nik}\n"
)
HERS, ANOTHERS = "3674014505880003", "3674014505880004"


def offered(portal: Ports, who: Officer) -> set[ApplicationNumber]:
    return {row.application for row in portal.cases.inbox(who, limit=500)}


def test_a_declared_interest_takes_the_case_out_of_her_inbox_and_of_nobody_elses(portal: Ports) -> None:
    rina, joko, application = officer("rina"), officer("joko"), submitted(portal)
    claim(portal, rina, application, "kelengkapan")
    portal.cases.handle(rina, application, DeclareInterest("Kakak saya."), now=NOW)
    assert application not in offered(portal, rina)
    (row,) = [row for row in portal.cases.inbox(joko, limit=500) if row.application == application]
    assert row.claimed_by is None
    assert portal.cases.view(rina, application).case.interests == ("rina",)
    with pytest.raises(CommandRefused) as refused:
        claim(portal, rina, application, "kelengkapan")
    assert refused.value.code == "conflict-of-interest"
    decide(portal, joko, application, "kelengkapan", "kembalikan")
    again = Correct(task(application, "perbaikan", "applicant"), {"luas": ["2"]}, {})
    portal.cases.handle(Tracker(application), application, again, now=NOW)
    assert application not in offered(portal, rina)
    assert application in offered(portal, joko)


def test_whose_nik_stands_in_a_form_is_not_offered_it_while_it_does(portal: Ports, izin: Ports) -> None:
    publish(izin, WITH_NIK)
    rina, joko = (replace(officer(id), nik=nik) for id, nik in (("rina", HERS), ("joko", ANOTHERS)))
    typed = {**TYPED, "nik": [HERS]}
    application = portal.cases.submit(trial(WITH_NIK), typed, DOCUMENTS, now=NOW).application
    assert application not in offered(portal, rina)
    assert application in offered(portal, joko)
    assert application in offered(portal, officer("rina")), "whose NIK is not known is not kept out"
    decide(portal, joko, application, "kelengkapan", "kembalikan")
    mended = Correct(task(application, "perbaikan", "applicant"), {"nik": [ANOTHERS]}, {})
    portal.cases.handle(Tracker(application), application, mended, now=NOW)
    assert application in offered(portal, rina)
    assert application not in offered(portal, joko)
