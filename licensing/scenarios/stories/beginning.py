"""Sentences about handing in: who applies with what, and when."""

from datetime import datetime, time

from licensing.clock.calendar import WIB
from licensing.scenarios.playing import play
from licensing.scenarios.standing_in import stand_ins_for
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.identifiers import StepId

PERMIT = r'"(?P<permit>\w+)"'
OFFICE_OPEN = time(9)


def _today(story: Story, said: Said) -> None:
    try:
        day = datetime.fromisoformat(said["day"])
    except ValueError:
        raise Unfulfilled(f"“{said['day']}” bukan tanggal.", f"“{said['day']}” is no date.") from None
    story.now = datetime.combine(day, OFFICE_OPEN, WIB)
    if story.begun is not None:
        story.begun.now = story.now


def _example(story: Story, said: Said) -> None:
    """The example is an application that can be handed in, whatever is changed in it."""
    _hand_in(story, said)
    story.allowed()


def _played(story: Story, said: Said) -> None:
    """The example, with everybody acting as in it until it stands at a step."""
    _example(story, said)
    process, until = story.process(said["permit"]), said["step"]
    example = story.example_of(process)
    play(story.scenario, example.acts if example else (), until=until)
    story.allowed()
    if StepId(until) not in {where.step for where in story.scenario.case.open.values()}:
        raise Unfulfilled(story.stands().id, story.stands().en)


def _hand_in(story: Story, said: Said) -> None:
    process = story.process(said["permit"])
    story.begin(process).submit({**story.example(process), **said.pairs()})


def _without(story: Story, said: Said) -> None:
    process = story.process(said["permit"])
    left_out = said["left_out"]
    typed = {field: texts for field, texts in story.example(process).items() if field != left_out}
    files = stand_ins_for(process, typed, without=left_out)
    everything = stand_ins_for(process, typed)
    if files == everything and left_out not in {each.id for each in process.form.fields}:
        raise Unfulfilled(
            f'"{left_out}" bukan isian atau dokumen izin ini.',
            f'"{left_out}" is neither field nor document here.',
        )
    story.begin(process).submit(typed, files)


PHRASES = (
    Phrase(
        "act",
        r'hari ini tanggal "?(?P<day>\d{4}-\d\d-\d\d)"?',
        r'today is "?(?P<day>\d{4}-\d\d-\d\d)"?',
        _today,
    ),
    Phrase(
        "act",
        rf"contoh permohonan {PERMIT}( dengan)?",
        rf"an example application {PERMIT}( with)?",
        _example,
    ),
    Phrase(
        "act",
        rf'contoh permohonan {PERMIT} sudah sampai di "(?P<step>\w+)"( dengan)?',
        rf'an example application {PERMIT} has come to "(?P<step>\w+)"( with)?',
        _played,
    ),
    Phrase(
        "act",
        rf"permohonan {PERMIT} diajukan( dengan)?",
        rf"an application {PERMIT} is handed in( with)?",
        _hand_in,
    ),
    Phrase(
        "act",
        rf'permohonan {PERMIT} diajukan tanpa (dokumen|isian) "(?P<left_out>[\w.]+)"',
        rf'an application {PERMIT} is handed in without (document|answer) "(?P<left_out>[\w.]+)"',
        _without,
    ),
)
