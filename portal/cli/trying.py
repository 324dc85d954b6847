"""`izin try`: what becomes of an application with this form, by the definition as it stands in the folder.

Nothing is started and nothing is written: the process is told in memory (`licensing.scenarios`).
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.clock.wording import until_as_figures
from licensing.definition.checking import check
from licensing.forms.answers import Typed
from licensing.forms.moments import submission
from licensing.forms.reading import read_form
from licensing.history.places import MAIN
from licensing.process.graph import Process
from licensing.register.concerned import KIND
from licensing.scenarios.answers import read_answers
from licensing.scenarios.stories.beginning import OFFICE_OPEN
from licensing.scenarios.trial import Asked, Finish, Opens, Paper, Requested, Trial
from licensing.scenarios.trying import try_out
from licensing.values.types import Facts
from licensing.words.errors import DefinitionRejected
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion
from portal.acts.promised import facts_of, promised
from portal.cli.failures import MISUSED, REFUSED, Misused, failures
from portal.cli.files import form_and_unasked
from portal.cli.foretelling import tell_promised
from portal.cli.options import FormFile, Json, Lang
from portal.cli.trial_data import trial_data
from portal.cli.voice import Voice, spoken_here

MOST_HELD = 1000

Permit = Annotated[str, typer.Argument(help="Permit type, or the path of a definition; published or not.")]
Answers = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        help="YAML file of answers to give on the way; without it, the first outcome written at each step.",
        exists=True,
        dir_okay=False,
        readable=True,
    ),
]


On = Annotated[
    datetime | None,
    typer.Option(
        "--on",
        formats=["%Y-%m-%d"],
        help="The day it is handed in, at nine; else now.",
        show_default=False,
    ),
]


Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        help="The kind of application, else the usual one; a licence it is about is invented.",
        show_default=False,
    ),
]


Held = Annotated[
    list[str] | None,
    typer.Option(
        "--held",
        help="How many licences a fact finds in our own register: --held sip_lain=3. Else none.",
        metavar="FACT=COUNT",
        show_default=False,
    ),
]


def try_definition(
    permit: Permit,
    form: FormFile = None,
    answers: Answers = None,
    on: On = None,
    kind: Kind = "",
    held: Held = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Tell what becomes of an application with this form, without any service."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        process, register = _read(permit)
        if kind and kind not in process.kinds:
            raise Misused(f'there is no kind "{kind}". {suggestion(kind, process.kinds)}'.rstrip())
        finds = _held(held or [], process)
        now = datetime.combine(on.date(), OFFICE_OPEN, WIB) if on else datetime.now(UTC)
        typed, unasked = form_and_unasked(form, process.form)
        try:
            acts = (
                read_answers(answers.read_text("utf-8"), answers.name, process, register) if answers else ()
            )
        except DefinitionRejected as rejected:
            _tell_all(
                voice,
                (*unasked, *map(str, rejected.problems)),
                process,
                typed,
                {**submission(now), KIND: kind or process.usual},
            )
            raise typer.Exit(MISUSED if unasked else REFUSED) from None
        if unasked:
            _tell_all(voice, unasked, process, typed, {**submission(now), KIND: kind or process.usual})
            raise typer.Exit(MISUSED)
        trial = try_out(process, register, typed, acts, now=now, kind=kind, held=finds)
    facts = facts_of(process, typed, {**submission(now), KIND: kind or process.usual})
    day = None if trial.wrong else promised(process, register, at=now, facts=facts)
    voice.data(trial_data(trial, day))
    voice.show(*_shown(trial, process, register, voice))
    if day is not None:
        tell_promised(day, voice)
    if trial.wrong or trial.refusal or trial.unused:
        raise typer.Exit(REFUSED)


def _held(given: Iterable[str], process: Process) -> dict[str, int]:
    """How many licences each fact shall find."""
    known = [fact.name for fact in process.register_facts]
    found: dict[str, int] = {}
    for each in given:
        name, _, count = each.partition("=")
        if name not in known:
            raise Misused(f'there is no fact "{name}". {suggestion(name, known)}'.rstrip())
        if not (count.isascii() and count.isdecimal() and int(count) <= MOST_HELD):
            raise Misused(f"--held {name}= needs a whole number up to {MOST_HELD}.")
        found[name] = int(count)
    return found


def _tell_all(voice: Voice, said: Iterable[str], process: Process, typed: Typed, facts: Facts) -> None:
    """Say what is wrong with the files, and with it what is wrong with the answers that are asked for."""
    for sentence in said:
        voice.warn(sentence)
    for field, wrong in read_form(process.form, typed, facts)[1].items():
        voice.warn(f"{field}: {voice.of(wrong)}")


def _read(permit: str) -> tuple[Process, AgencyRegister]:
    """The definition as it stands, checked, and the register it is checked against."""
    from flows.definitions import surroundings
    from flows.settings import read_folders

    folders = read_folders()
    around = surroundings(folders.definitions, folders.templates)
    path = Path(permit) if permit.endswith(".yaml") else folders.definitions / f"{permit}.yaml"
    if not path.is_file():
        known = (each.stem for each in folders.definitions.glob("*.yaml") if each.stem != "agencies")
        raise Misused(f'there is no definition "{permit}". {suggestion(permit, known)}'.rstrip())
    return check(path.read_text("utf-8"), path.name, around), around.register


def _shown(trial: Trial, process: Process, register: AgencyRegister, voice: Voice) -> Iterator[Tree]:
    if trial.wrong:
        wrong = Tree(_words(voice, "Formulir ini belum dapat dikirim", "This form cannot be sent yet"))
        for field, sentence in trial.wrong.items():
            wrong.add(Text(f"{field}: {voice.of(sentence)}", "red"))
        yield wrong
    yield _questions(voice, Sentence("Pertanyaan", "Questions"), trial.questions)
    yield _questions(voice, Sentence("Dokumen", "Documents"), trial.documents)
    if trial.values:
        values = Tree(_words(voice, "Nilai", "Values"))
        for value in trial.values:
            values.add(Text(f"{value.id}: {value.shown or '-'}  ({value.expression})"))
        yield values
    if trial.found:
        facts = Tree(_words(voice, "Menurut register izin", "By the register of licences"))
        for name, count in trial.found.items():
            facts.add(Text(f"{name}: {count}"))
        yield facts
    if trial.reserved:
        reserved = Tree(_words(voice, "Yang dipegang", "What it holds"))
        for each in trial.reserved:
            some = f", {voice.of(each.some)}" if each.some else ""
            reserved.add(Text(f"{each.name}: {each.key}{some}"))
        yield reserved
    if trial.wrong:
        return
    yield _way(trial, process, register, voice)
    yield _ends(trial, voice)


def _questions(voice: Voice, title: Sentence, questions: tuple[Requested, ...]) -> Tree:
    tree = Tree(_words(voice, title.id, title.en))
    for question in questions:
        condition = f"  ({question.when})" if question.when else ""
        mark, style = ("●", "") if question.is_asked else ("○", "dim")
        tree.add(Text(f"{mark} {question.id}: {voice.of(question.label)}{condition}", style))
    return tree


def _way(trial: Trial, process: Process, register: AgencyRegister, voice: Voice) -> Tree:
    tree = Tree(_words(voice, "Jalannya permohonan", "The way it takes"))
    for stage in trial.stages:
        line = "" if stage.where.line == MAIN else f"[{stage.where.line.removeprefix(f'{MAIN}/')}] "
        again = f" ({stage.where.round})" if stage.where.round > 1 else ""
        branch = tree.add(Text(f"{line}{voice.of(stage.name)}{again}", "bold"))
        if stage.opened is not None:
            day = Sentence(f"dibuka pada {stage.opened}", f"opens on {stage.opened}")
            branch.add(Text(voice.of(day), "cyan"))
        for each in stage.asked:
            branch.add(_asked(each, register, voice))
        if stage.judged:
            judged = ", ".join(stage.judged)
            branch.add(Text(voice.of(Sentence(f"dinilai: {judged}", f"judged: {judged}")), "cyan"))
        for opens in stage.outcomes:
            branch.add(Text(f"{opens.outcome} → {_opened(opens, process, voice)}"))
    for unused in trial.unused:
        by = f" ({unused.officer})" if unused.officer else ""
        never = Sentence(
            f"Jawaban untuk “{unused.step}”{by} tidak pernah diminta.",
            f"The answer for “{unused.step}”{by} was never asked for.",
        )
        tree.add(Text(voice.of(never), "red"))
    if trial.refusal is not None:
        broken = tree.add(Text(voice.of(trial.refusal), "red"))
        for field, sentence in trial.mended.items():
            broken.add(Text(f"{field}: {voice.of(sentence)}", "red"))
    return tree


def _asked(asked: Asked, register: AgencyRegister, voice: Voice) -> Text:
    due = f"{until_as_figures(asked.due)} WIB" if asked.due else ""
    who = _role(asked.role, register, voice) if asked.role else voice.of(Sentence("pemohon", "the applicant"))
    return Text(f"? {who}" + (f", ≤ {due}" if due else ""), "cyan")


def _role(role: AgencyRole, register: AgencyRegister, voice: Voice) -> str:
    agency = register.agencies[register.former.agency(role.agency)].at(role.place)
    return f"{agency.short}, {voice.of(agency.roles[role.role])}"


def _opened(opens: Opens, process: Process, voice: Voice) -> str:
    reason = voice.of(Sentence(" (dengan alasan)", " (with a reason)")) if opens.needs_reason else ""
    if opens.ending is not None:
        return f"{opens.ending}{reason}"
    names = [voice.of(process.steps[where.step].name) for where in opens.places]
    waits = voice.of(Sentence("menunggu yang lain", "the others are waited for"))
    return (" + ".join(names) or waits) + reason


def _ends(trial: Trial, voice: Voice) -> Tree:
    tree = Tree(_words(voice, "Bisa berakhir", "How it can end"))
    for finish in trial.finishes:
        branch = tree.add(Text(_ending(finish), "bold"))
        for step, outcome in finish.way:
            branch.add(Text(f"{step}: {outcome}", "dim"))
    if not trial.is_complete:
        tree.add(
            _words(voice, "Masih ada jalan lain; terlalu banyak.", "There are more ways, too many to follow.")
        )
    return tree


def _ending(finish: Finish) -> str:
    papers = ", ".join(_paper(paper) for paper in finish.documents)
    step = f" ({finish.closed_by})" if finish.closed_by else ""
    return finish.ending + (f": {papers}" if papers else "") + step


def _paper(paper: Paper) -> str:
    until = paper.valid_until.isoformat() if paper.valid_until else None
    valid = f", {paper.valid_from} … {until or '∞'}" if paper.valid_from else ""
    return f"{paper.template} {paper.number}{valid}"


def _words(voice: Voice, id: str, en: str) -> Text:
    return Text(voice.of(Sentence(id, en)), "bold")
