"""How a running portal writes its logs: one JSON object a line, so that a program can read them.

What happened and how long it took goes to the process's own log; who did what, to `security.jsonl`, which is kept
longer: ten files of 10 MB. Both are readable by their owner only.
"""

import json
import logging
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

MAX_BYTES = 10_000_000
FILES = 10


class JsonLines(logging.Formatter):
    """A record as one line; `extra={"facts": …}` stands beside its time, level and sentence."""

    def format(self, record: logging.LogRecord) -> str:
        facts: object = getattr(record, "facts", {})
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "log": record.name,
            "event": record.getMessage(),
        }
        told |= facts if isinstance(facts, dict) else {}
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


class _OwnerOnly(RotatingFileHandler):
    """Rotated files that nobody else can read."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()


def write_logs(folder: Path) -> None:
    """Send the portal's lines to the standard error, and those on security to their own file in this folder."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    everything, security = (
        logging.StreamHandler(),
        _OwnerOnly(folder / "security.jsonl", maxBytes=MAX_BYTES, backupCount=FILES - 1),
    )
    for handler in (everything, security):
        handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(everything)
    logging.getLogger("portal").setLevel(logging.INFO)
    on_security = logging.getLogger("portal.security")
    on_security.addHandler(security)
    on_security.propagate = False
