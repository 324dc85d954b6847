"""Pages: a template of `portal/pages/` and its values to a response, in the visitor's language.

There is one set of templates per language. In them `"kata" | en("word")` is a word of the portal's own, `label | said`
one of the definition's. Everything is escaped.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import jinja2
from babel.numbers import format_decimal
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.case.acts.reasons import LONGEST_REASON
from licensing.case.naming import LONGEST_REMARK
from licensing.city.register import City
from licensing.clock.calendar import WorkingCalendar
from licensing.clock.moments import is_past
from licensing.clock.provisional import provisional
from licensing.clock.spans import Span
from licensing.clock.wording import length_of_time
from licensing.documents.templating import qr_drawn
from licensing.forms.bounds_told import longest
from licensing.forms.fields.contacts import show_phone
from licensing.forms.fields.numbers import show_money
from licensing.process.graph import Process
from licensing.telling.personal import reveal
from licensing.words.amounts import rupiah
from licensing.words.codes import pin_grouped
from licensing.words.sentences import Sentence
from portal.door.caller import Language, caller_of
from portal.web.dates import machine_instant, say_day, say_deadline, say_due, say_instant, say_size

FOLDER = Path(__file__).parent.parent
STATIC = FOLDER / "static"


class Pages:
    """The templates, in both languages."""

    def __init__(self, city: City) -> None:
        self._city = city

    def show(
        self, request: Request, template: str, values: Mapping[str, object], *, status: int = 200
    ) -> HTMLResponse:
        """Render a page."""
        caller = caller_of(request)
        given = {
            "browser": caller,
            "lang": caller.language,
            "officer": caller.officer,
            "path": request.url.path,
            "here": here_in(request),
            "sent_to": sent_to(request),
            "typed_at": None,
            "city": self._city,
            "longest_reason": longest(LONGEST_REASON),
            "longest_remark": longest(LONGEST_REMARK),
            **values,
        }
        text = _environment(caller.language).get_template(template).render(given)
        return HTMLResponse(text, status)


def sent_to(request: Request) -> str:
    """Where a form of this page goes: here, without the place on the page it was read at, which would come back."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def here_in(request: Request) -> Callable[[str], str]:
    """The address of this page in a language, with everything else it asks for."""
    asked = [(name, text) for name, text in request.query_params.multi_items() if name != "lang"]
    return lambda language: urlencode([*asked, ("lang", language)])


TESTS: Mapping[str, Callable[..., bool]] = {"past": is_past}
"""`due is past(now)`."""


@cache
def _environment(language: Language) -> jinja2.Environment:
    """Made once: what it compiled serves every portal of this process."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_filters(language))
    environment.filters["groups"] = pin_grouped
    environment.filters["rupiah"] = rupiah
    environment.filters["qr_drawn"] = lambda content: Markup(qr_drawn(content))  # noqa: S704 squares, and nothing of the content as text
    environment.filters["static"] = _static_urls(STATIC).__getitem__
    environment.tests.update(TESTS)
    return environment


def _filters(language: Language) -> Mapping[str, Callable[..., str]]:
    def en(indonesian: str, english: str) -> str:
        return english if language == "en" else indonesian

    def said(sentence: Sentence) -> str:
        return en(sentence.id, sentence.en)

    def day(value: date) -> str:
        return say_day(value, language)

    def instant(value: datetime) -> str:
        return say_instant(value, language)

    def deadline(due: datetime) -> str:
        return say_deadline(due, language)

    def late(due: datetime, now: datetime, calendar: WorkingCalendar | None = None) -> str:
        return said(say_due(due, now, calendar))

    def size(size_bytes: int) -> str:
        return say_size(size_bytes, language)

    def lasting(span: Span) -> str:
        return said(length_of_time(span))

    def naming(wrong: Sentence, label: Sentence) -> str:
        """What is wrong, and with what: its name once, where the sentence does not begin with it anyway."""
        name, told = said(label), said(wrong)
        own = next((each for each in (name, name.rpartition(", ")[2]) if told.startswith(f"{each} ")), "")
        return name + told.removeprefix(own) if own else f"{name}: {told}"

    return {
        "en": en, "said": said, "day": day, "instant": instant, "deadline": deadline, "late": late, "size": size,
        "machine": machine_instant, "revealed": reveal, "naming": naming, "lasting": lasting,
        "rupiah": show_money,
        "dialled": show_phone, "promised_within": _within(lasting),
        "provisional": _may_move(said), "figure": _figure(language),
    }  # fmt: skip


def _may_move(said: Callable[[Sentence], str]) -> Callable[[datetime | None, WorkingCalendar | None], str]:
    """That a due date may still move with a decree, in words; nothing where it is certain."""

    def may_move(due: datetime | None, calendar: WorkingCalendar | None) -> str:
        told = provisional(due, calendar)
        return said(told) if told else ""

    return may_move


def _figure(language: Language) -> Callable[[Decimal], str]:
    """A number with its decimals, as they are written in a language."""

    def figure(number: Decimal) -> str:
        return format_decimal(number, locale=language, decimal_quantization=False)

    return figure


def _within(lasting: Callable[[Span], str]) -> Callable[[Process], str]:
    """How long an application for a permit type takes at most, in words."""

    def within(process: Process) -> str:
        return lasting(process.limit.longest)

    return within


def _static_urls(folder: Path) -> Mapping[str, str]:
    """The address of each static file, with its digest so that a new version is fetched at once."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {
        name: f"/static/{name}?v={sha256(file.read_bytes()).hexdigest()[:10]}" for name, file in files.items()
    }
