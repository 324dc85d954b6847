"""What `izin try` shows of a trial: questions, documents, values, the way through the steps, and how it can end.

In comes a trial, out go trees for the terminal, in one language; as data: `trial_data`.
"""

from collections.abc import Iterator

from rich.text import Text
from rich.tree import Tree

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.clock.wording import length_of_time, until_as_figures
from licensing.history.places import MAIN
from licensing.process.graph import Process
from licensing.process.protocol import LAPSED
from licensing.scenarios.trial import Asked, Computed, Finish, Opens, Paper, Requested, Trial
from licensing.words.sentences import Sentence
from portal.cli.endings import ENDINGS
from portal.cli.voice import Voice


def trial_trees(trial: Trial, process: Process, register: AgencyRegister, voice: Voice) -> Iterator[Tree]:
    """One tree after the other; of a form that cannot be sent, what was asked and found, and no way on."""
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
        yield from (_amount(value, voice) for value in trial.values if value.lines)
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


def _amount(value: Computed, voice: Voice) -> Tree:
    """How an amount comes about, each line behind those it needs."""
    tree = Tree(_words(voice, f"Cara menghitung {value.id}", f"How {value.id} is worked out"))
    for line in value.lines:
        branch = tree.add(Text(f"{voice.of(line.label)} = {voice.of(line.result)}"))
        told = (line.formula, line.figures, *line.notes)
        for each in told:
            if each is not None:
                branch.add(Text(voice.of(each), "dim"))
    return tree


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
        for of in stage.limited:
            name, within, due = of.name, length_of_time(of.within), until_as_figures(of.due)
            limit = Sentence(f"{name.id}: {within.id}, ≤ {due} WIB", f"{name.en}: {within.en}, ≤ {due} WIB")
            branch.add(Text(voice.of(limit), "cyan"))
        for each in stage.asked:
            branch.add(_asked(each, register, voice))
        if stage.judged:
            judged = ", ".join(stage.judged)
            branch.add(Text(voice.of(Sentence(f"dinilai: {judged}", f"judged: {judged}")), "cyan"))
        for opens in stage.outcomes:
            branch.add(Text(f"{opens.outcome}: {voice.of(opens.label)} → {_opened(opens, process, voice)}"))
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
    if asked.system is not None:
        who = voice.of(asked.system)
    else:
        applicant = Sentence("pemohon", "the applicant")
        who = _role(asked.role, register, voice) if asked.role else voice.of(applicant)
    return Text(f"? {who}" + (f", ≤ {due}" if due else ""), "cyan")


def _role(role: AgencyRole, register: AgencyRegister, voice: Voice) -> str:
    agency = register.agencies[register.former.agency(role.agency)].at(role.place)
    return f"{agency.short}, {voice.of(agency.roles[role.role])}"


def _opened(opens: Opens, process: Process, voice: Voice) -> str:
    reason = voice.of(Sentence(" (dengan alasan)", " (with a reason)")) if opens.needs_reason else ""
    if opens.ending is not None:
        return f"{voice.of(ENDINGS[opens.ending])}{reason}"
    names = [voice.of(process.steps[where.step].name) for where in opens.places]
    waits = voice.of(Sentence("menunggu yang lain", "the others are waited for"))
    return (" + ".join(names) or waits) + reason


def _ends(trial: Trial, voice: Voice) -> Tree:
    tree = Tree(_words(voice, "Bisa berakhir", "How it can end"))
    for finish in trial.finishes:
        branch = tree.add(Text(_ending(finish, voice), "bold"))
        for step, outcome in finish.way:
            branch.add(Text(f"{step}: {_answered(outcome, voice)}", "dim"))
    if not trial.is_complete:
        tree.add(
            _words(voice, "Masih ada jalan lain; terlalu banyak.", "There are more ways, too many to follow.")
        )
    return tree


def _ending(finish: Finish, voice: Voice) -> str:
    papers = ", ".join(_paper(paper) for paper in finish.documents)
    step = f" ({finish.closed_by})" if finish.closed_by else ""
    return voice.of(ENDINGS[finish.ending]) + (f": {papers}" if papers else "") + step


def _answered(outcome: str, voice: Voice) -> str:
    """An outcome by the name that answers give it; silence has none, and is said."""
    return voice.of(ENDINGS["lapsed"]) if outcome == LAPSED else outcome


def _paper(paper: Paper) -> str:
    until = paper.valid_until.isoformat() if paper.valid_until else None
    valid = f", {paper.valid_from} … {until or '∞'}" if paper.valid_from else ""
    return f"{paper.template} {paper.number}{valid}"


def _words(voice: Voice, id: str, en: str) -> Text:
    return Text(voice.of(Sentence(id, en)), "bold")
