"""Runs mutants of the core's rules: `python -m tests.mutants [--sample 300] [--seed …]`.

`mutmut` writes every mutant it knows of the packages named in `pyproject.toml`; a sample of them is tried against the
core's tests. Which mutants belong to a seed's sample depends on their names alone, so the sample stays much the same
while the code changes. Progress on standard error; on standard output the figures, and what each survivor changed.
Who survives for a reason is listed in `survivors.md`.
"""

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

MUTMUT = str(Path(sys.executable).with_name("mutmut"))
WORKPLACE = Path("mutants")
FEW = "licensing.history.places.*"
"""mutmut writes mutants only when it is to try some."""
LEAST_KILLED_PERCENT = 90
NOTICED = ("killed", "timeout", "segfault")


def main(arguments: Sequence[str]) -> int:
    """Try the sample, print the figures, and fail where too many survive."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=300, help="how many mutants are tried, 0 for all")
    parser.add_argument("--seed", default="izin", help="which ones")
    parser.add_argument("--only", default="", help="of names that begin like this")
    chosen = parser.parse_args(arguments)
    shutil.rmtree(WORKPLACE, ignore_errors=True)
    _say("writing mutants, and finding out which tests reach them")
    _mutmut("run", FEW)
    sample = drawn(_results(), chosen.seed, chosen.sample, chosen.only)
    _say(f"trying {len(sample)}")
    _mutmut("run", *sample)
    results = _results()
    return report({name: results[name] for name in sample})


def drawn(names: Iterable[str], seed: str, size: int, only: str = "") -> tuple[str, ...]:
    """The sample of a seed, in order of name."""
    known = [name for name in names if name.startswith(only)]
    shuffled = sorted(known, key=lambda name: sha256(f"{seed} {name}".encode()).digest())
    return tuple(sorted(shuffled[:size] if size else shuffled))


def report(results: Mapping[str, str]) -> int:
    """Print how each ended; the answer is the exit code."""
    survivors = [name for name, status in results.items() if status not in NOTICED]
    for name in survivors:
        shown = _mutmut("show", name)
        changed = [
            line for line in shown.splitlines() if line[:1] in "+-@" and line[:3] not in ("+++", "---")
        ]
        _print(f"{name}: {results[name]}", *changed, "")
    killed = len(results) - len(survivors)
    percent = 100 * killed / len(results)
    counts = ", ".join(f"{count} {status}" for status, count in sorted(Counter(results.values()).items()))
    _print(f"{killed} of {len(results)} mutants were noticed ({percent:.1f} %): {counts}.")
    return 0 if percent >= LEAST_KILLED_PERCENT else 1


def _results() -> dict[str, str]:
    """Every mutant there is, and how it ended."""
    lines = (line.strip().partition(": ") for line in _mutmut("results", "--all", "true").splitlines())
    return {name: status for name, _, status in lines if status}


def _mutmut(*arguments: str) -> str:
    done = subprocess.run([MUTMUT, *arguments], check=False, text=True, capture_output=True)
    if done.returncode:
        sys.stderr.write(done.stdout.replace("\r", "\n")[-2000:] + done.stderr[-2000:])
        raise SystemExit(f"mutmut {arguments[0]} failed.")
    return done.stdout


def _say(text: str) -> None:
    sys.stderr.write(f"== {text}\n")


def _print(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
