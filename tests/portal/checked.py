"""The permit type of the portal's suite, whose front desk judges each document and one answer."""

from functools import cache

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from tests.portal import permit

DESK = "review: {by: dpmptsp.petugas_loket, within: 1 working day"
CHECKED = permit.PERMIT.replace(DESK, f"{DESK}, checks: {{documents: all, form: [luas]}}", 1)


@cache
def process() -> Process:
    return restore(Bundle.of({DEFINITION: f"language: 2\n{CHECKED.lstrip()}".encode()}))
