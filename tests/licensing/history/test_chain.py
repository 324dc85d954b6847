"""The written form of commits: read for ever, exact to the byte, and linked so that a change shows.

`golden.jsonl` holds commits as they stand in histories. A line is never changed and never taken out; what is written
otherwise from some day on is added.
"""

import json
from collections.abc import Generator
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from time import tzset
from typing import get_args

import pytest

from licensing.history.chain import (
    GENESIS,
    Covered,
    link,
    read_effect,
    read_events,
    read_history,
    write_effect,
    write_events,
)
from licensing.history.effects import Effect
from licensing.history.events import (
    AdmittingEvent,
    AnswerKept,
    BoundaryEvent,
    ClockEvent,
    ConsentAsked,
    ContactEvent,
    DocumentEvent,
    EffectOwed,
    Event,
    HoldingEvent,
    InterruptingEvent,
    MovingEvent,
    OnTimeEvent,
    OwingEvent,
    PayingEvent,
    RegisterConsulted,
    TaskEvent,
)
from licensing.history.upcasts import UPCASTS, Document, current
from licensing.register.events import LicenceEvent
from licensing.words.identifiers import ApplicationNumber, Digest
from tests.licensing.history.every_event import AT, EFFECTS, EVERY, NUMBER, TASK

GOLDEN = Path(__file__).with_name("golden.jsonl").read_text(encoding="utf-8").splitlines()
FAMILIES = (
    BoundaryEvent,
    ClockEvent,
    MovingEvent,
    TaskEvent,
    OwingEvent,
    RegisterConsulted,
    AdmittingEvent,
    ContactEvent,
    DocumentEvent,
    LicenceEvent,
    InterruptingEvent,
    HoldingEvent,
    OnTimeEvent,
    PayingEvent,
)
LAPSED = f'[{{"at":"2026-03-02T02:00:00.250000Z","task":"{TASK}","type":"task-lapsed"}}]'


@pytest.mark.parametrize("text", GOLDEN, ids=[json.loads(text)[0]["type"] for text in GOLDEN])
def test_what_was_ever_written_is_read(text: str) -> None:
    assert [event.type for event in read_events(text)] == [event["type"] for event in json.loads(text)]


@pytest.mark.parametrize(
    "text",
    [
        LAPSED.replace('"task-lapsed"', '"task-dreamt"').replace("[{", '[{"reason":"rahasia",'),
        LAPSED.replace("2026-03-02", "rahasia"),
        LAPSED.replace("[{", '[{"zzz":"rahasia",'),
        LAPSED + "rahasia",
    ],
)
def test_no_error_quotes_what_was_typed(text: str) -> None:
    with pytest.raises(ValueError, match=r"validation error|JSON|Extra data") as unread:
        read_events(text)
    assert "rahasia" not in str(unread.value)
    assert "input_value" not in str(unread.value)


@pytest.mark.parametrize("event", EVERY, ids=[event.type for event in EVERY])
def test_an_event_is_written_as_ever_and_read_as_it_was(event: Event) -> None:
    text = write_events((event,))
    assert text in GOLDEN
    assert read_events(text) == (event,)
    assert write_events(read_events(text)) == text


def test_a_commit_is_all_of_its_events_in_their_order() -> None:
    text = write_events(EVERY)
    assert text == "[" + ",".join(write_events((event,))[1:-1] for event in EVERY) + "]"
    assert read_events(text) == EVERY
    assert read_history([write_events(EVERY[:5]), write_events(EVERY[5:])]) == EVERY
    assert read_history([]) == ()


@pytest.mark.parametrize("effect", EFFECTS, ids=[effect.kind for effect in EFFECTS])
def test_an_effect_is_written_by_itself_as_it_stands_in_its_event(effect: Effect) -> None:
    text = write_effect(effect)
    assert f'"effect":{text},' in write_events((EffectOwed(AT, effect),))
    assert read_effect(text) == effect


@pytest.mark.parametrize("change", [('"kind":"notify"', '"kind":"dream"'), ('"kind"', '"by":"x","kind"')])
def test_an_effect_nobody_here_knows_is_none(change: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=r"validation error"):
        read_effect(write_effect(EFFECTS[0]).replace(*change))


def test_every_type_of_event_has_its_golden_text() -> None:
    alone = {AnswerKept, ConsentAsked, RegisterConsulted}
    types = {kind for family in FAMILIES for kind in get_args(family)} | alone
    assert types == {type(event) for event in EVERY}
    assert len(types) == 66


def test_a_text_is_canonical() -> None:
    submitted = write_events(EVERY[:1])
    documents = json.loads(submitted)
    assert submitted == json.dumps(documents, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert "Wati “Ayu” 日" in submitted
    assert documents[0]["answers"] == {
        "nama": "Wati “Ayu” 日",
        "luas": "4.50",
        "lantai": 2,
        "setuju": True,
        "kegiatan": ["b", "a"],
    }


@pytest.mark.parametrize(
    "text",
    [
        LAPSED.replace('"task"', '"reason":"x","task"'),
        LAPSED.replace('"task-lapsed"', '"task-expired"'),
        LAPSED.replace('"type":"task-lapsed"', '"kind":"task-lapsed"'),
        LAPSED.replace("2026-03-02", "02-03-2026"),
        '[{"at":"2026-03-02T02:00:00Z","type":"task-lapsed"}]',
        "[{}]",
        "{}",
        "",
        LAPSED[1:-1],
        LAPSED + LAPSED,
    ],
)
def test_a_text_nobody_wrote_is_no_event(text: str) -> None:
    with pytest.raises(ValueError, match=r"validation error|Expecting|JSON"):
        read_events(text)


@pytest.mark.parametrize("event", EVERY, ids=[event.type for event in EVERY])
def test_a_field_nobody_knows_is_never_dropped_in_silence(event: Event) -> None:
    document = json.loads(write_events((event,)))[0]
    for place in _places(document):
        place["zzz"] = 1
        with pytest.raises(ValueError, match="zzz"):
            read_events(json.dumps([document]))
        del place["zzz"]


def _places(document: dict[str, object]) -> list[dict[str, object]]:
    """Every object of a text whose fields have names: not the answers and documents, which applicants name."""
    inner = [value for name, value in document.items() if name not in {"answers", "documents", "given"}]
    objects = [value for value in inner if isinstance(value, dict)]
    return [document, *(place for each in objects for place in _places(each))]


def fill_in_lapsed_because(document: Document) -> Document:
    return {"because": "silence", **document}


def drop_because(document: Document) -> Document:
    return {name: value for name, value in document.items() if name != "because"}


def test_a_text_of_today_is_left_as_it_stands() -> None:
    assert current(LAPSED) is LAPSED
    assert UPCASTS == {}


def test_each_event_of_a_commit_is_brought_to_today_by_itself() -> None:
    upcasts = {"task-lapsed": (fill_in_lapsed_because,)}
    commit = write_events((*EVERY[1:2], *read_events(LAPSED)))
    closed, lapsed = json.loads(current(commit, upcasts))
    assert closed == json.loads(commit)[0]
    assert lapsed == {**json.loads(commit)[1], "because": "silence"}


def test_an_earlier_text_is_brought_to_today_in_the_order_its_shape_changed() -> None:
    upcasts = {"task-lapsed": (fill_in_lapsed_because, drop_because)}
    assert json.loads(current(LAPSED, upcasts)) == json.loads(LAPSED)
    backwards = {"task-lapsed": (drop_because, fill_in_lapsed_because)}
    assert json.loads(current(LAPSED, backwards)) == [{**json.loads(LAPSED)[0], "because": "silence"}]


def test_an_upcast_is_for_its_own_type_of_event_only() -> None:
    upcasts = {"task-withdrawn": (fill_in_lapsed_because,)}
    assert json.loads(current(LAPSED, upcasts)) == json.loads(LAPSED)
    assert json.loads(current('[{"kind":"x"}]', upcasts)) == [{"kind": "x"}]


def test_an_event_is_read_through_its_upcasts(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = LAPSED.replace('"task"', '"because":"silence","task"')
    with pytest.raises(ValueError, match="because"):
        read_events(earlier)
    monkeypatch.setitem(UPCASTS, "task-lapsed", (drop_because,))
    assert read_events(earlier) == read_events(LAPSED)


def test_a_digest_is_that_of_the_one_before_and_the_text() -> None:
    assert GENESIS == "0" * 64
    text = write_events(EVERY[:2])
    first = link(GENESIS, text)
    assert first == sha256(("0" * 64 + text).encode("utf-8")).hexdigest()
    assert link(first, text) == sha256((first + text).encode("utf-8")).hexdigest()


def test_a_head_covers_the_commits_since_the_head_before_it() -> None:
    application, previous = ApplicationNumber(NUMBER), Digest("f" * 64)
    covered = Covered.after(previous)
    assert covered == Covered(previous, 0, previous)
    one, two = Digest("1" * 64), Digest("2" * 64)
    first = sha256(f"{previous}{NUMBER} 1 {one}".encode()).hexdigest()
    second = sha256(f"{first}{NUMBER} 2 {two}".encode()).hexdigest()
    covered = covered.and_commit(application, 1, one).and_commit(application, 2, two)
    assert covered == Covered(previous, 2, Digest(second))
    head = sha256(f"{second}3 2026-03-02T02:00:00.250000+00:00 2".encode()).hexdigest()
    assert covered.seal(3, AT) == head
    assert covered.seal(3, AT.astimezone(timezone(timedelta(hours=7)))) == head
    assert covered.seal(4, AT) != head
    assert datetime(2026, 3, 2, 2, 0, 0, 250_000, tzinfo=UTC) == AT


@pytest.fixture
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """A machine that keeps the time of another zone."""
    monkeypatch.setenv("TZ", "Asia/Jayapura")
    tzset()
    yield
    monkeypatch.undo()
    tzset()


@pytest.mark.usefixtures("_elsewhere")
def test_a_head_is_the_same_whatever_zone_a_machine_keeps() -> None:
    line = f"{GENESIS}1 2026-03-02T02:00:00.250000+00:00 0"
    assert Covered.after(GENESIS).seal(1, AT) == sha256(line.encode()).hexdigest()
