"""A page waits for no search through all that the portal was built of."""

import gc
import json
import subprocess
import sys
from textwrap import dedent

BUILT = dedent("""
    import gc, json
    import portal.app, portal.entry
    before = len(gc.get_objects())
    portal.entry.set_aside()
    print(json.dumps([before, len(gc.get_objects()), gc.get_freeze_count()]))
""")


def test_what_the_portal_was_built_of_is_not_looked_through_again() -> None:
    """In a process of its own: what is set aside stays so."""
    done = subprocess.run([sys.executable, "-c", BUILT], capture_output=True, text=True, check=True)
    before, after, aside = json.loads(done.stdout)
    assert before > 50_000
    assert after < 1_000
    assert aside > 50_000
    assert gc.isenabled()
