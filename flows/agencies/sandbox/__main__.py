"""The sandbox as the supervisor starts it: `python -m flows.agencies.sandbox PORT`, secrets in its environment alone.

Unlike `izin sandbox` it tells nobody its secrets: whoever started it knows them.
"""

import os
import sys

from flows.agencies.sandbox.serving import sandbox_of
from flows.definitions import city_systems
from flows.reading_settings import read_folders


def main(port: str) -> None:
    """Answer until told to stop."""
    systems = city_systems(read_folders().definitions)
    sandbox_of(systems, os.environ, port=int(port)).serve(lambda: None)


if __name__ == "__main__":
    main(*sys.argv[1:])
