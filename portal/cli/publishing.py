"""`izin publish`: for process designers, who read what it changes against what is in force."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from licensing.ports import Published
from licensing.words.identifiers import PermitId
from licensing.words.sentences import counted
from licensing.words.suggesting import suggestion
from portal.cli.failures import REFUSED, Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.stranding import look_for_stranded, stranded_data, tell_stranded
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.publishing import Candidate, Review
    from flows.settings import Settings

Permits = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PERMIT]…", help="Permit types, as their files are named; else all in the folder."
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")]


def publish_definitions(
    permits: Permits = None, *, dry_run: DryRun = False, as_json: Json = False, lang: Lang = None
) -> None:
    """Publish sound definitions with everything they use, and name what that changes."""
    from flows.publishing import publish, review
    from flows.reading_settings import read_settings

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        settings = read_settings()
        asked = _named(permits or [], settings)
        with wired("izin_worker") as izin:
            found = review(izin.archive, settings, asked, people=izin.people.roster())
            in_vain = look_for_stranded(izin)
            made = () if dry_run else publish(izin.archive, found.drafts, now=datetime.now(UTC))
    outcomes = [_foreseen(draft) for draft in found.drafts] if dry_run else list(made)
    voice.data(
        {
            "dry_run": dry_run,
            "published": [_as_data(*outcome) for outcome in outcomes],
            "refused": _refused_data(found),
            **stranded_data(in_vain),
        }
    )
    for draft, published, is_new in outcomes:
        _tell(draft, published.version, is_new=is_new, dry_run=dry_run, voice=voice)
    tell_stranded(in_vain, voice)
    if found.faulty:
        _tell_faults(found, voice)
        raise typer.Exit(REFUSED)


def _named(permits: list[str], settings: "Settings") -> tuple[PermitId, ...]:
    """The permit types asked for, once each, all of which have a file."""
    from flows.publishing import drafted

    known = drafted(settings)
    unknown = [permit for permit in permits if permit not in known]
    if unknown:
        said = (f'there is no definition of "{each}" in {settings.definitions}.' for each in unknown)
        hints = (suggestion(each, known) for each in unknown)
        raise Misused("\n".join(f"{each} {hint}".rstrip() for each, hint in zip(said, hints, strict=True)))
    return tuple(dict.fromkeys(map(PermitId, permits)))


def _foreseen(draft: "Candidate") -> "tuple[Candidate, Published, bool]":
    """What publishing a draft now would answer."""
    if draft.before is not None and not draft.is_waiting:
        return draft, draft.before, False
    process = draft.checked.process
    version = draft.before.version + 1 if draft.before else 1
    return draft, Published(process.permit, version, process.digest, process.name, datetime.now(UTC)), True


def _as_data(draft: "Candidate", published: Published, is_new: bool) -> Data:
    changes = [{"where": each.where, "id": each.said.id, "en": each.said.en} for each in draft.changes]
    return {
        "permit": published.permit,
        "version": published.version,
        "digest": published.digest,
        "new": is_new,
        "changes": changes,
    }


def _refused_data(found: "Review") -> Data:
    return [
        {"permit": each.permit, "problems": [asdict(problem) for problem in found.problems_of(each)]}
        for each in found.faulty
    ]


def _tell(draft: "Candidate", version: int, *, is_new: bool, dry_run: bool, voice: Voice) -> None:
    permit = draft.permit
    if not is_new:
        voice.say(f"{permit}: tidak berubah", f"{permit}: unchanged")
        return
    if dry_run:
        voice.say(
            f"{permit}: akan terbit sebagai versi {version}", f"{permit}: would become version {version}"
        )
    else:
        voice.say(f"{permit}: terbit, versi {version}", f"{permit}: published, version {version}")
    for change in draft.changes:
        voice.say(f"  {change.said.id}", f"  {change.said.en}")


def _tell_faults(found: "Review", voice: Voice) -> None:
    if voice.as_json:
        return
    for problem in found.problems:
        voice.warn(str(problem))
    for each in found.faulty:
        count = len(each.problems)
        voice.say(
            f"{each.permit}: tidak terbit, {count} masalah",
            f"{each.permit}: not published, {counted(count, 'problem')}",
        )
