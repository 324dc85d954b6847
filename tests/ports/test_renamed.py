"""An agency goes on under another name, or is gone: nobody's task is lost, in memory and in the records."""

from dataclasses import replace

import pytest

from licensing.case.commands import Claim, Decide, Reassign
from licensing.city.people import AgencyRole, Officer, Service
from licensing.city.register import AgencyRegister, parse_role, read_register
from licensing.history.events import TaskReassigned
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId
from tests.ports.stories import Ports
from tests.storage.process import NOW, REGISTER, officer
from tests.storage.stories import claim, complete, decide, task

RENAMED = (
    REGISTER.replace("  dinkes:\n", "  kesehatan:\n    was: dinkes\n")
    .replace("{tim_teknis: Tim teknis}", "{penilai: {id: Penilai, en: Assessor, was: tim_teknis}}", 1)
    .replace("dinkes.tim_teknis", "kesehatan.penilai")
)
OLD = parse_role("dinkes.tim_teknis")


def today() -> AgencyRegister:
    return read_register(RENAMED, "agencies.yaml")


def renamed(id: str) -> Officer:
    return today().officers[OfficerId(id)]


def inbox(cases: Ports, who: Officer) -> set[ApplicationNumber]:
    return {row.application for row in cases.cases.inbox(who, limit=500)}


def without_names(who: Officer) -> Officer:
    """She as she is where nothing is said of what her role was called before."""
    return replace(who, former=())


def test_what_was_asked_under_the_old_name_is_in_the_inbox_of_the_new_one(portal: Ports, izin: Ports) -> None:
    application = complete(portal)
    sari = renamed("sari")
    assert sari.roles == (parse_role("kesehatan.penilai"),)
    assert application not in inbox(portal, without_names(sari))
    assert application in inbox(portal, sari)
    assert portal.cases.view(sari, application).case.application == application
    claimed = portal.cases.handle(
        sari, application, Claim(task(application, "rekomendasi", "dinkes")), now=NOW
    )
    assert [each.claimed_by.officer for each in claimed.open_tasks if each.claimed_by] == ["sari"]


def test_the_answer_is_given_under_the_new_name_and_four_eyes_follow(portal: Ports) -> None:
    application, sari = complete(portal), renamed("sari")
    both = replace(sari, roles=(*sari.roles, parse_role("dpmptsp.kepala_dinas")))
    agreed = Decide(task(application, "rekomendasi", "dinkes"), OutcomeId("disetujui"), "", {})
    case = portal.cases.handle(both, application, agreed, now=NOW)
    signing = task(application, "tanda_tangan", "dpmptsp")
    assert [each.id for each in case.open_tasks] == [signing]
    with pytest.raises(CommandRefused) as refused:
        portal.cases.handle(both, application, Decide(signing, OutcomeId("ditandatangani"), "", {}), now=NOW)
    assert refused.value.code == "four-eyes"


def test_the_roles_that_open_tasks_ask_are_counted_under_the_names_they_were_asked_by(
    portal: Ports, izin: Ports
) -> None:
    before = izin.cases.asked_roles().get(OLD, 0)
    complete(portal)
    assert izin.cases.asked_roles()[OLD] == before + 1


def moved(
    to: AgencyRole, application: ApplicationNumber, *people: Officer, step: str = "rekomendasi"
) -> Reassign:
    agency = {"rekomendasi": "dinkes", "tanda_tangan": "dpmptsp"}[step]
    known = {each.id: each for each in people}
    return Reassign(task(application, step, agency), to, "Sekretaris Daerah", "Dinkes dibubarkan.", known)


def test_a_task_is_moved_on_the_record_and_its_holder_has_it_no_longer(portal: Ports, izin: Ports) -> None:
    application = complete(portal)
    sari, dewi, to = officer("sari"), officer("dewi"), parse_role("dlh.tim_teknis")
    claim(portal, sari, application, "rekomendasi")
    order = moved(to, application, sari, dewi)
    izin.cases.handle(Service(), application, order, now=NOW)
    assert application not in inbox(portal, sari)
    (row,) = [row for row in portal.cases.inbox(dewi, limit=500) if row.application == application]
    assert (row.asked, row.claimed_by, row.claimed_name) == (to, None, None)
    last = portal.cases.view(dewi, application).events[-1]
    assert last == TaskReassigned(NOW, order.task, OLD, to, "Sekretaris Daerah", "Dinkes dibubarkan.")
    with pytest.raises(CommandRefused) as refused:
        decide(portal, sari, application, "rekomendasi", "disetujui")
    assert refused.value.code == "not-yours"
    # The question and what follows from its answer are the same.
    decided = replace(dewi, roles=(parse_role("dinkes.tim_teknis"), *dewi.roles))
    case = decide(portal, decided, application, "rekomendasi", "disetujui")
    assert [each.where.step for each in case.open_tasks] == ["tanda_tangan"]


def test_a_task_goes_nowhere_where_nobody_can_decide_it(portal: Ports, izin: Ports) -> None:
    application = complete(portal)
    sari, rina, dewi = officer("sari"), officer("rina"), officer("dewi")
    for to, people in (("dlh.tim_teknis", (sari, rina)), ("kecamatan.camat@utara", (dewi,))):
        with pytest.raises(CommandRefused) as refused:
            izin.cases.handle(Service(), application, moved(parse_role(to), application, *people), now=NOW)
        assert refused.value.code == "nobody-to-decide"
    decide(portal, sari, application, "rekomendasi", "disetujui")
    # Rina found it complete: where she alone holds the role, four eyes keep the signature from it.
    signing = moved(parse_role("dpmptsp.petugas_loket"), application, rina, step="tanda_tangan")
    with pytest.raises(CommandRefused) as refused:
        izin.cases.handle(Service(), application, signing, now=NOW)
    assert refused.value.code == "nobody-to-decide"
    joko = officer("joko")
    order = replace(signing, people={rina.id: rina, joko.id: joko})
    izin.cases.handle(Service(), application, order, now=NOW)
    assert application in inbox(portal, joko)


@pytest.mark.parametrize(("by", "reason"), [("", "Sebab."), ("Sekda", " "), ("", "")])
def test_nothing_moves_without_a_name_and_a_reason(portal: Ports, izin: Ports, by: str, reason: str) -> None:
    application = complete(portal)
    order = moved(parse_role("dlh.tim_teknis"), application, officer("dewi"))
    with pytest.raises(CommandRefused) as refused:
        izin.cases.handle(Service(), application, replace(order, ordered_by=by, reason=reason), now=NOW)
    assert set(refused.value.fields) == {
        name for name, given in (("by", by), ("reason", reason)) if not given.strip()
    }
    with pytest.raises(CommandRefused) as refused:
        portal.cases.handle(officer("sari"), application, order, now=NOW)
    assert refused.value.code == "not-yours"
