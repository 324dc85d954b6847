"""Sentences about what then is so."""

import re
from collections.abc import Iterable

from licensing.case.dossier import documents_of
from licensing.city.people import AgencyRole
from licensing.history.rounds import Numbering
from licensing.scenarios.coming import early_in
from licensing.scenarios.finishing import papers
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.identifiers import DocumentId, FieldId, StepId, ValueId

APPLICANT = frozenset({"pemohon", "the applicant"})


def _expect(is_so: bool, id: str, en: str) -> None:  # noqa: FBT001 the sentence that is checked reads so
    if not is_so:
        raise Unfulfilled(id, en)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "-"


def _asked(story: Story, said: Said) -> None:
    wanted = {name for name in re.split(r", | dan | and ", said["agencies"]) if name}
    wanted = {"pemohon" if name in APPLICANT else name for name in wanted}
    asked = {_called(task.asked) if task.asked else "pemohon" for task in story.scenario.open_tasks}
    _expect(asked == wanted, f"Yang ditanya: {_listed(asked)}.", f"Those asked are: {_listed(asked)}.")


def _called(role: AgencyRole) -> str:
    return role.agency if role.place is None else f"{role.agency}@{role.place}"


def _nobody_asked(story: Story, _: Said) -> None:
    asked = {task.where.step for task in story.scenario.open_tasks}
    _expect(not asked, f"Masih ditanya di {_listed(asked)}.", f"Somebody is asked at {_listed(asked)}.")


def _stands(story: Story, said: Said) -> None:
    steps = {where.step for where in story.scenario.case.open.values()}
    _expect(said["step"] in steps, story.stands().id, story.stands().en)


def _opens(story: Story, said: Said) -> None:
    days = {each.where.step: str(each.day) for each in early_in(story.scenario)}
    told = _listed(f"{step}: {day}" for step, day in days.items())
    _expect(days.get(StepId(said["step"])) == said["day"], f"Yang menunggu: {told}.", f"What waits: {told}.")


def _line_stands(story: Story, said: Said) -> None:
    places = {str(line): where.step for line, where in story.scenario.case.open.items()}
    where = places.get(said["line"], places.get(f"main/{said['line']}"))
    told = _listed(f"{line}: {step}" for line, step in places.items())
    _expect(where == said["step"], f"Jalur berada di {told}.", f"The lines stand at {told}.")


def _ended(story: Story, said: Said) -> None:
    _expect(story.scenario.case.ending == said["ending"], story.stands().id, story.stands().en)


def _not_ended(story: Story, _: Said) -> None:
    _expect(story.scenario.case.ending is None, story.stands().id, story.stands().en)


def _refused(story: Story, said: Said) -> None:
    code = story.refusal().code
    _expect(code == said["code"], f'Ditolak sebagai "{code}".', f'It was refused as "{code}".')


def _named(story: Story, said: Said) -> None:
    fields = story.refusal().fields
    _expect(
        said["field"] in fields, f"Yang disebut: {_listed(fields)}.", f"Those named are: {_listed(fields)}."
    )


def _numbered(story: Story, said: Said) -> None:
    numbers = [made.number for made in _made(story)]
    _expect(
        said["number"] in numbers, f"Nomornya {_listed(numbers)}.", f"The numbers are {_listed(numbers)}."
    )


def _comes_out(story: Story, said: Said) -> None:
    made = [paper.template for paper in papers(story.scenario)]
    _expect(said["template"] in made, f"Yang terbit: {_listed(made)}.", f"What came out: {_listed(made)}.")


def _so_many_come_out(story: Story, said: Said) -> None:
    made = [paper.template for paper in papers(story.scenario)]
    count = made.count(said["template"])
    _expect(count == int(said["count"]), f"Yang terbit {count}.", f"{count} of them came out.")


def _valid(story: Story, said: Said) -> None:
    days = [str(each.valid_until) if each.valid_until else "" for each in _made(story) if each.valid_from]
    told = _listed(day or "∞" for day in days)
    _expect(said["day"] in days, f"Berlaku sampai {told}.", f"Valid until {told}.")


def _made(story: Story) -> tuple[Numbering, ...]:
    rounds = story.scenario.case.rounds
    return tuple(made for round in rounds for made in (round.numbering, *round.also.values()) if made)


def _visited(story: Story, said: Said) -> None:
    times = story.scenario.case.times(StepId(said["step"]))
    _expect(times == int(said["times"]), f"Dikunjungi {times} kali.", f"It was visited {times} times.")


def _value(story: Story, said: Said) -> None:
    scenario = story.scenario
    value = next((each for each in scenario.process.values if each.id == ValueId(said["value"])), None)
    _expect(value is not None, f'Tidak ada nilai "{said["value"]}".', f'There is no value "{said["value"]}".')
    case = scenario.case
    shown = value.show(scenario.process.form, case.answers, case.beside) if value else ""
    _expect(shown == said["shown"], f"Nilainya “{shown}”.", f"It is “{shown}”.")


def _answered(story: Story, said: Said) -> None:
    scenario, id = story.scenario, FieldId(said["field"])
    answer = scenario.case.answers.get(id)
    if not any(field.id == id for field in scenario.process.form.fields):
        raise Unfulfilled(f'"{id}" bukan isian izin ini.', f'"{id}" is no answer of this permit type.')
    shown = scenario.process.form[id].show(answer)
    is_so = said["shown"] in (shown, *scenario.process.form[id].typed(answer))
    _expect(is_so, f"Isinya “{shown}”.", f"It says “{shown}”.")


def _is_asked_for(story: Story, said: Said) -> None:
    id, scenario = said["asked"], story.scenario
    facts = scenario.process.facts(scenario.case)
    fields = {field.id for field in scenario.process.form.asked(facts)}
    documents = {rule.id for rule in documents_of(scenario.process, scenario.case) if rule.is_asked(facts)}
    is_asked = FieldId(id) in fields or DocumentId(id) in documents
    wanted = not said["unasked"]
    _expect(
        is_asked == wanted,
        f'"{id}" {"diminta" if is_asked else "tidak diminta"}.',
        f'"{id}" is {"asked" if is_asked else "not asked"} for.',
    )


PHRASES = (
    Phrase("expectation", r"tidak ada yang ditanya", r"nobody is asked", _nobody_asked),
    Phrase(
        "expectation", r"(?P<agencies>[\w@, ]+) ditanya", r"(?P<agencies>[\w@, ]+) (is|are) asked", _asked
    ),
    Phrase(
        "expectation",
        r'permohonan berada di "(?P<step>\w+)"',
        r'the application stands at "(?P<step>\w+)"',
        _stands,
    ),
    Phrase(
        "expectation",
        r'jalur "(?P<line>[\w/\[\]]+)" berada di "(?P<step>\w+)"',
        r'the line "(?P<line>[\w/\[\]]+)" stands at "(?P<step>\w+)"',
        _line_stands,
    ),
    Phrase(
        "expectation",
        r'"(?P<step>\w+)" baru dibuka pada "(?P<day>\d{4}-\d\d-\d\d)"',
        r'"(?P<step>\w+)" opens on "(?P<day>\d{4}-\d\d-\d\d)"',
        _opens,
    ),
    Phrase(
        "expectation",
        r'permohonan berakhir "(?P<ending>[\w-]+)"',
        r'the application has ended as "(?P<ending>[\w-]+)"',
        _ended,
    ),
    Phrase("expectation", r"permohonan belum berakhir", r"the application has not ended", _not_ended),
    Phrase(
        "expectation",
        r'itu ditolak dengan kode "(?P<code>[\w-]+)"',
        r'it is refused as "(?P<code>[\w-]+)"',
        _refused,
    ),
    Phrase(
        "expectation",
        r'isian "(?P<field>[\w.]+)" disebut',
        r'answer "(?P<field>[\w.]+)" is named',
        _named,
    ),
    Phrase(
        "expectation",
        r'dokumen bernomor "(?P<number>[^"]+)"',
        r'a document is numbered "(?P<number>[^"]+)"',
        _numbered,
    ),
    Phrase(
        "expectation",
        r'dokumen "(?P<template>[\w/]+)" terbit',
        r'document "(?P<template>[\w/]+)" comes out',
        _comes_out,
    ),
    Phrase(
        "expectation",
        r'(?P<count>\d{1,4}) dokumen "(?P<template>[\w/]+)" terbit',
        r'(?P<count>\d{1,4}) documents "(?P<template>[\w/]+)" come out',
        _so_many_come_out,
    ),
    Phrase(
        "expectation",
        r'izin berlaku (sampai "(?P<day>\d{4}-\d\d-\d\d)"|tanpa batas waktu)',
        r'the licence is valid (until "(?P<day>\d{4}-\d\d-\d\d)"|without end)',
        _valid,
    ),
    Phrase(
        "expectation",
        r'"(?P<step>\w+)" dikunjungi (?P<times>\d{1,4}) kali',
        r'"(?P<step>\w+)" was visited (?P<times>\d{1,4}) times?',
        _visited,
    ),
    Phrase(
        "expectation",
        r'nilai "(?P<value>\w+)" adalah "(?P<shown>[^"]*)"',
        r'the value "(?P<value>\w+)" is "(?P<shown>[^"]*)"',
        _value,
    ),
    Phrase(
        "expectation",
        r'isian "(?P<field>\w+)" berisi "(?P<shown>[^"]*)"',
        r'answer "(?P<field>\w+)" says "(?P<shown>[^"]*)"',
        _answered,
    ),
    Phrase(
        "expectation",
        r'"(?P<asked>[\w.]+)" (?P<unasked>tidak )?diminta',
        r'"(?P<asked>[\w.]+)" is (?P<unasked>not )?asked for',
        _is_asked_for,
    ),
)
