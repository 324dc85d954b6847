"""Walking a page by Tab alone: what is stopped at, in which order, and whether one sees where one is."""

from dataclasses import dataclass

from playwright.sync_api import Page
from pydantic import TypeAdapter

MOST_STOPS = 150
STOP = """() => {
  const all = [...document.querySelectorAll("*")];
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const drawn = at.matches("input[type=radio], input[type=checkbox]")
    ? getComputedStyle(at.labels[0], "::before") : getComputedStyle(at);
  const clear = ["transparent", "rgba(0, 0, 0, 0)"];
  const lines = drawn.outlineStyle !== "none" && parseFloat(drawn.outlineWidth) > 0
    && !clear.includes(drawn.outlineColor);
  const box = at.getBoundingClientRect();
  return {
    place: all.indexOf(at),
    name: at.outerHTML.slice(0, 120),
    is_shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    is_marked: lines || drawn.boxShadow !== "none",
    is_last: at.matches("footer li:last-child a"),
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where Tab came to; `place` counts the elements of the page in the order they are read."""

    place: int
    name: str
    is_shown: bool
    is_marked: bool
    is_last: bool


_STOP = TypeAdapter(Stop | None)


def walks(page: Page) -> None:
    """From the skip link to the last link of the page: every stop further down, in sight and marked; none holds one."""
    before = -1
    for nth in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = _STOP.validate_python(page.evaluate(STOP))
        assert stop is not None, f"Tab leads out of {page.url}"
        assert nth or "govuk-skip-link" in stop.name, f"{page.url} begins with {stop.name}"
        assert stop.place > before, f"{page.url}: Tab goes back to {stop.name}"
        assert stop.is_shown, f"{page.url}: out of sight is {stop.name}"
        assert stop.is_marked, f"{page.url}: nothing shows that the focus is on {stop.name}"
        if stop.is_last:
            return
        before = stop.place
    raise AssertionError(f"{page.url} is not walked in {MOST_STOPS} stops")


def skips(page: Page) -> None:
    """The first stop of a page leads past its head: the next is in its main part."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.govuk-skip-link')"), page.url
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), page.url
