"""Cases: whom an office by place lets see, take and decide, and nobody of another place."""

import pytest

from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import AgencyId, RoleId
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import claim, decide

BY_PLACE = DEFINITION.replace(
    "  luas: {type: decimal, min: 1}\n",
    "  luas: {type: decimal, min: 1}\n  wilayah: {type: choice, of: {utara: Utara, selatan_daya: Selatan}}\n",
).replace(
    "{by: dpmptsp.petugas_loket, within: 1 working day}",
    "{by: kecamatan.camat, at: form.wilayah, within: 1 working day}",
)


@pytest.fixture
def process(izin: Ports) -> Process:
    publish(izin, BY_PLACE)
    return trial(BY_PLACE)


def test_the_office_of_the_place_is_asked_and_no_other_sees_it(
    process: Process, portal: Ports, izin: Ports
) -> None:
    typed = {**TYPED, "wilayah": ["selatan_daya"]}
    application = portal.cases.submit(process, typed, DOCUMENTS, now=NOW.astimezone(WIB)).application
    sela, uli = officer("sela"), officer("uli")
    (row,) = [row for row in portal.cases.inbox(sela, limit=500) if row.application == application]
    assert (row.agency, row.role, row.place) == ("kecamatan", "camat", "selatan_daya")
    assert row.asked in sela.roles
    assert application not in {row.application for row in portal.cases.inbox(uli, limit=500)}
    rows = izin.cases.open_tasks(Service(), agency=AgencyId("kecamatan"), role=RoleId("camat"), limit=500)
    assert application in {row.application for row in rows}
    with pytest.raises(CommandRefused) as refused:
        portal.cases.view(uli, application)
    assert refused.value.code == "no-such-application"
    with pytest.raises(CommandRefused) as refused:
        claim(portal, uli, application, "kelengkapan")
    assert refused.value.code == "no-such-application"
    decide(portal, sela, application, "kelengkapan", "lengkap")
    (told,) = [event for event in portal.cases.view(sela, application).events if event.type == "task-decided"]
    assert (told.by.place, str(told.by.role)) == ("selatan_daya", "kecamatan.camat")
