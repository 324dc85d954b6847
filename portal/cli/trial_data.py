"""A trial as other programs read it: what `izin try --json` prints."""

from dataclasses import asdict

from licensing.scenarios.trial import Stage, Trial
from portal.acts.promised import Promised
from portal.cli.foretelling import promised_data
from portal.cli.voice import Data


def trial_data(trial: Trial, promised: Promised | None) -> dict[str, Data]:
    """The whole of it; sentences in both languages."""
    return {
        "wrong": {field: asdict(sentence) for field, sentence in trial.wrong.items()},
        "questions": [asdict(question) for question in trial.questions],
        "documents": [asdict(question) for question in trial.documents],
        "values": [asdict(value) for value in trial.values],
        "reserved": [asdict(reserved) for reserved in trial.reserved],
        "stages": [_stage_data(stage) for stage in trial.stages],
        "chosen": [asdict(chosen) for chosen in trial.chosen],
        "unused": [asdict(unused) for unused in trial.unused],
        "refusal": None if trial.refusal is None else asdict(trial.refusal),
        "mended": {field: asdict(sentence) for field, sentence in trial.mended.items()},
        "ending": trial.ending,
        "made": [asdict(paper) for paper in trial.made],
        "finishes": [
            {
                "ending": finish.ending,
                "step": finish.closed_by,
                "documents": [asdict(paper) for paper in finish.documents],
                "way": [{"step": step, "outcome": outcome} for step, outcome in finish.way],
            }
            for finish in trial.finishes
        ],
        "complete": trial.is_complete,
        "found": dict(trial.found),
        "promised": promised_data(promised),
    }


def _stage_data(stage: Stage) -> Data:
    return {
        "line": stage.where.line,
        "step": stage.where.step,
        "round": stage.where.round,
        "name": asdict(stage.name),
        "opens": stage.opened,
        "asked": [
            {
                "role": str(each.role) if each.role else None,
                "due": each.due,
                "system": asdict(each.system) if each.system else None,
            }
            for each in stage.asked
        ],
        "judged": list(stage.judged),
        "line_limits": [
            {"line": each.line, "name": asdict(each.name), "within": str(each.within), "due": each.due}
            for each in stage.limited
        ],
        "outcomes": [
            {
                "outcome": opens.outcome,
                "label": asdict(opens.label),
                "needs_reason": opens.needs_reason,
                "opens": [{"line": where.line, "step": where.step} for where in opens.places],
                "ending": opens.ending,
            }
            for opens in stage.outcomes
        ],
    }
