"""Sentences about fleets: licences with a card for each vehicle, killed in the midst of being issued."""

import time
from collections import Counter
from datetime import UTC, datetime

from pytest_bdd import given, parsers, then, when

from features.operations.conftest import PATIENCE_SECONDS, City, insist
from features.operations.driving import FORM, Act, Driver
from licensing.forms.records import typed_rows
from licensing.history.events import EffectPerformed
from licensing.words.identifiers import PermitId

CHECKED = Act("loket", "periksa", "lengkap")
SIGNED = Act("kepala", "tanda_tangan", "ditandatangani")


@given(parsers.parse("{count:d} applications for {vehicles:d} vehicles are checked"))
def checked(city: City, count: int, vehicles: int) -> None:
    process = city.at.people.archive.newest(PermitId("armada"))
    city.driver = Driver(city.at, process, (CHECKED, SIGNED))
    rows = [{"tnkb": [f"B {n} WTA"]} for n in range(1, vehicles + 1)]
    form = {**FORM, **{name: tuple(texts) for name, texts in typed_rows("kendaraan", rows)}}
    for _ in range(count):
        now = datetime.now(UTC)
        application = city.at.people.cases.submit(process, form, {}, now=now).application
        city.applications.append(application)
        city.decide(application, CHECKED)


@when("they are signed")
def signed(city: City) -> None:
    assert city.killing is not None
    city.killing.start()
    for application in city.applications:
        insist(lambda to=application: city.decide(to, SIGNED))
    city.killing.join()


@then("each vehicle has its card once, as it is stored")
def cards(city: City) -> None:
    for file in city.files():
        (issued,) = [round for round in file.case.rounds if round.also]
        made = [each for each in file.case.made if each.kind == "further"]
        assert Counter(each.part for each in made) == dict.fromkeys(issued.also, 1)
        assert {each.part: each.number for each in made} == {
            part: numbering.number for part, numbering in issued.also.items()
        }
        assert len({each.verification for each in file.case.made}) == len(file.case.made)
        for each in file.case.made:
            registered = insist(lambda code=each.verification: city.at.izin.cases.licence(code))
            assert registered is not None
            assert (registered.number, registered.sha256) == (each.number, each.file.sha256)
            insist(lambda made=each, of=file.case.application: city.read(made, of))


@then("the numbers of the cards have neither a gap nor a repeat")
def card_numbers(city: City) -> None:
    drawn = sorted(
        int(numbering.number.split("/")[1])
        for file in city.files()
        for round in file.case.rounds
        for numbering in round.also.values()
    )
    assert drawn == list(range(1, len(drawn) + 1))
    assert len(drawn) == 50 * len(city.applications)


@then("each holder was told of the licence once")
def told(city: City) -> None:
    wanted = {f"{number}.terbit.1.notify.eml" for number in city.applications}
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not wanted <= {path.name for path in city.at.settings.mailbox.iterdir()}:
        assert time.monotonic() < deadline, "letters are missing"
        time.sleep(0.3)  # a mailbox of files rings no bell
    for file in city.files():
        performed = [event.effect for event in file.events if isinstance(event, EffectPerformed)]
        assert len(performed) == len(set(performed))
