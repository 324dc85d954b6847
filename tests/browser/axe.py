"""What axe finds wrong with a page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# What it says of all that is right is much, and nobody reads it.
RUN = """axe.run({resultTypes: ["violations"]})
  .then(found => found.violations.map(each => [each.id, each.nodes[0].html]))"""


def found_by_axe(page: Page) -> list[list[str]]:
    """The rules that a page breaks, each with the first element that does; read into a document once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN)
