"""One system's desk in the sandbox: verifies what comes, answers, and answers the same under the same key.

Errors name fields and headers and never values, as an agency's own system should do.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

from flows.agencies.sandbox.book import Book, Reply, What
from flows.agencies.sandbox.inventing import invented
from flows.agencies.signing import KEY, Signer
from licensing.systems.answering import ANSWER, ASK
from licensing.systems.messages import MessageWrong, read_message, write_message
from licensing.systems.system import System
from licensing.words.identifiers import digest_of

LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers for one system, signed with the secret that both sides know."""

    system: System
    signer: Signer
    book: Book

    def answer(self, headers: Mapping[str, str], body: bytes) -> tuple[What, Reply]:
        """What is said to a question; under a key that was answered before, what was said then."""
        key, digest = headers.get(KEY, ""), digest_of(body)
        if not key or len(key) > LONGEST_KEY:
            return "refused", self._no(400, f"{KEY} is missing", body)
        if not self.signer.is_right(headers, body, key=key, at=time.time()):
            return "refused", self._no(401, "the signature or its time is wrong", body)
        before = self.book.answered.get((self.system.id, key))
        if before is not None:
            same = before.digest == digest
            return (
                ("repeated", before) if same else ("refused", self._no(409, f"{KEY} was used before", body))
            )
        try:
            asked = read_message(self.system.shape.asks, json.loads(body), ASK)
        except MessageWrong as wrong:
            return "refused", self._no(422, str(wrong), body)
        except (ValueError, RecursionError):
            return "refused", self._no(400, "the question is no JSON", body)
        status, answers = invented(self.system, asked)
        content = (
            json.dumps(write_message(self.system.shape.answers, answers, ANSWER)) if status == 200 else "{}"
        )
        reply = Reply(status, content.encode(), digest)
        self.book.answered[self.system.id, key] = reply
        return "asked", reply

    def checked(self, headers: Mapping[str, str]) -> tuple[What, Reply]:
        """What is said to whoever only tries her signature."""
        if not self.signer.is_right(headers, b"", key=headers.get(KEY, ""), at=time.time()):
            return "refused", self._no(401, "the signature or its time is wrong", b"")
        return "checked", Reply(200, b'{"ready":true}', digest_of(b""))

    def _no(self, status: int, why: str, body: bytes) -> Reply:
        return Reply(status, json.dumps({"error": why}).encode(), digest_of(body))
