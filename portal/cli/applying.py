"""`izin submit`, `izin correct` and `izin contact`: what applicants do, from the command line."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from licensing.city.people import Officer, Tracker
from licensing.city.register import AgencyRegister
from licensing.history.case import Case
from licensing.ports import Archive, CaseFile
from licensing.words.identifiers import PermitId
from licensing.words.suggesting import suggestion
from portal.acts import apply
from portal.acts.alike import hers_alike
from portal.acts.correct import Correction, correction_of, corrections_of
from portal.acts.correct import correct as correction
from portal.acts.kinds import asking
from portal.acts.promised import facts_of, promised
from portal.acts.reaching import change_contact, waits_for, wanted
from portal.acts.reaching import take_back as taken_back
from portal.cli.failures import Misused, failures
from portal.cli.files import read_form_file, received
from portal.cli.foretelling import alike_data, promised_data, tell_alike, tell_promised
from portal.cli.options import Application, FormFile, Json, Lang, Uploads
from portal.cli.people import application_named, officer_named
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

Permit = Annotated[str, typer.Argument(help="Permit type: the name of its definition, without .yaml.")]


def submit(
    permit: Permit,
    form: FormFile = None,
    document: Uploads = None,
    *,
    kind: Annotated[
        str, typer.Option(help="What is applied for, where a permit type has several kinds.")
    ] = "",
    licence: Annotated[str, typer.Option(help="Number of the licence it is about.")] = "",
    holder_of: Annotated[
        str | None,
        typer.Option("--holder-of", metavar="APPLICATION", help="The application that issued the licence."),
    ] = None,
    officer: Annotated[
        str | None, typer.Option("--as", metavar="OFFICER", help="The officer who opens the case herself.")
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Hand in an application; prints its number and the PIN to track it with.

    About a licence, what its kind copies is filled in from the case that issued it, and --form says what changed.
    """
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        process = izin.archive.newest(_permit_named(permit, izin.archive))
        now, by = datetime.now(UTC), _by(izin.register, officer, holder_of)
        asked_for = asking(izin.cases, process, kind, licence, by=by, now=now)
        typed = process.form.over(asked_for.copied, read_form_file(form, process.form))
        proved = by if isinstance(by, Tracker) else None
        alike = hers_alike(izin.cases, proved, process, asked_for, typed, now)
        files = received(document, process.documents, izin.documents, form=process.form)
        receipt = apply.submit(izin.cases, process, typed, files, now=now, asked_for=asked_for)
        facts = facts_of(process, typed, asked_for.beside(now), standing=asked_for.purpose.copied)
        day = promised(process, izin.register_today().calendar, at=now, facts=facts)
    had = (alike,) if alike else ()
    voice.data(
        {
            "application": receipt.application,
            "pin": receipt.pin,
            "promised": promised_data(day),
            "alike": alike_data(had),
        }
    )
    pin = f" PIN: {receipt.pin}" if receipt.pin else ""
    voice.say(f"{receipt.application} diterima.{pin}", f"{receipt.application} received.{pin}")
    tell_promised(day, voice)
    tell_alike(had, voice)


def correct(
    application: Application,
    form: FormFile = None,
    document: Uploads = None,
    *,
    task: Annotated[
        str | None, typer.Option(help="Which correction is answered, where several are asked at once.")
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Answer a correction with what changed; everything else stays as it was."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        number = application_named(application)
        file = izin.cases.view(Tracker(number), number)
        if not corrections_of(file):
            raise Misused(f"{number}: no correction is asked of the applicant. See `izin show {number}`.")
        asked = correction_of(file, task)
        typed = read_form_file(form, file.process.form)
        if not typed and not document:
            raise Misused(f"{number}: this corrects nothing. Give --form FILE or --document NAME=PATH.")
        given = Correction(
            typed, received(document, file.process.documents, izin.documents, form=file.process.form)
        )
        case = correction(izin.cases, file, asked, given, now=datetime.now(UTC))
    voice.data({"application": number, "version": case.version, "step": _step(case)})
    voice.say(f"Perbaikan {number} diterima.", f"Correction of {number} received.")


def contact(
    application: Application,
    email: Annotated[str, typer.Option(help="Her new address; it counts once its link is opened.")] = "",
    phone: Annotated[str, typer.Option(help="Her new telephone number.")] = "",
    *,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="Leave her letters where they go: wait for no other address.")
    ] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Let an applicant be reached otherwise; what is not given stays as it is."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        number, now = application_named(application), datetime.now(UTC)
        who = Tracker(number)
        file = izin.cases.view(who, number)
        if take_back:
            case = taken_back(izin.cases, who, _waiting(file, email, phone, now), now=now)
        else:
            case = change_contact(izin.cases, who, file.process, email=email, phone=phone, now=now)
        waits = waits_for(izin.cases.view(who, number), now=now) is not None
    voice.data({"application": number, "version": case.version, "waits_for_confirmation": waits})
    voice.say(f"{number}: dicatat.", f"{number}: noted.")
    if waits:
        voice.say(
            "Surat ke alamat baru setelah tautannya dibuka.",
            "Letters go to the new address once its link is opened.",
        )


def _waiting(file: CaseFile, email: str, phone: str, now: datetime) -> str:
    """The address that is taken back."""
    number, asked = file.case.application, wanted(file, now=now)
    if email or phone:
        raise Misused(f"{number}: --take-back changes nothing else. Leave out --email and --phone.")
    if asked is None:
        raise Misused(f"{number}: no other address was asked for. Give --email or --phone.")
    return asked.address


def _by(register: AgencyRegister, officer: str | None, holder_of: str | None) -> Officer | Tracker | None:
    """Who asks about a licence."""
    if officer is not None:
        return officer_named(register, officer)
    return None if holder_of is None else Tracker(application_named(holder_of))


def _permit_named(name: str, archive: Archive) -> PermitId:
    known = {version.permit for version in archive.versions()}
    if name not in known:
        raise Misused(f'there is no permit type "{name}". {suggestion(name, known)}')
    return PermitId(name)


def _step(case: Case) -> str | None:
    return case.main.step if case.main else None
