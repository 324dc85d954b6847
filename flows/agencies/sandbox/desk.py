"""One system's desk in the sandbox: verifies what comes, answers, and answers the same under the same key.

Errors name fields and headers and never values, as an agency's own system should do.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from flows.agencies.sandbox.book import Book, Reply, What
from flows.agencies.sandbox.doors import Door
from flows.agencies.sandbox.inventing import invented
from flows.agencies.signing import KEY
from licensing.systems.answering import ANSWER, ASK
from licensing.systems.messages import MessageWrong, read_message, write_message
from licensing.systems.shape import OK
from licensing.systems.system import System
from licensing.words.identifiers import digest_of

LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers for one system to whoever comes through its door."""

    system: System
    door: Door
    book: Book

    def answer(self, headers: Mapping[str, str], body: bytes) -> tuple[What, Reply]:
        """What is said to a question; under a key that was answered before, what was said then."""
        key, digest = headers.get(KEY, ""), digest_of(body)
        if not key or len(key) > LONGEST_KEY:
            return "refused", self._no(400, f"{KEY} is missing", body)
        refusal = self.door.refusal(headers, body)
        if refusal is not None:
            return "refused", self._no(401, refusal, body)
        before = self.book.answered.get((self.system.id, key))
        if before is not None:
            same = before.digest == digest
            return (
                ("repeated", before) if same else ("refused", self._no(409, f"{KEY} was used before", body))
            )
        what, reply = self._invented(body)
        if what == "asked":
            self.book.answered[self.system.id, key] = reply
        return what, reply

    def _invented(self, body: bytes) -> tuple[What, Reply]:
        try:
            asked = read_message(self.system.shape.asks, json.loads(body), ASK)
        except MessageWrong as wrong:
            return "refused", self._no(422, str(wrong), body)
        except (ValueError, RecursionError):
            return "refused", self._no(400, "the question is no JSON", body)
        status, answers = invented(self.system, asked)
        try:
            said = write_message(self.system.shape.answers, answers, ANSWER) if status == OK else {}
        except MessageWrong as wrong:
            return "refused", self._no(501, f"the sandbox cannot invent this: {wrong}", body)
        return "asked", Reply(status, json.dumps(said).encode(), digest_of(body))

    def checked(self, headers: Mapping[str, str]) -> tuple[What, Reply]:
        """What is said to whoever only tries whether she is let in."""
        refusal = self.door.refusal(headers, b"")
        if refusal is not None:
            return "refused", self._no(401, refusal, b"")
        return "checked", Reply(200, b'{"ready":true}', digest_of(b""))

    def _no(self, status: int, why: str, body: bytes) -> Reply:
        return Reply(status, json.dumps({"error": why}).encode(), digest_of(body))
