"""What a terminal of another encoding sends is refused before anything is done."""

import subprocess
import sys


def test_bytes_that_are_no_text_are_refused() -> None:
    start = [sys.executable, "-c", "from portal.entry import main; main()"]
    called = subprocess.run([*start, "why", b"a\xff\xfe"], capture_output=True, text=True, check=False)
    assert (called.returncode, called.stdout) == (2, "")
    assert called.stderr == "What was typed is not in UTF-8. Set the terminal to UTF-8 and type it again.\n"
