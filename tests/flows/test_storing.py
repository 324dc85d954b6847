"""Under which key a licence is stored: one for each numbering, the same at every try."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

from flows.performers import Means, Work
from flows.performers.store import store
from licensing.forms.files import StoredFile
from licensing.history.case import Case
from licensing.history.effects import Store
from licensing.history.places import MAIN, At
from licensing.words.identifiers import Digest, EffectKey, StepId, TemplateName
from tests.definitions.cases import issued, shipped

WHERE = At(MAIN, StepId("terbit"), 1)
EFFECT = Store(EffectKey("x.terbit.1.store"), WHERE, TemplateName("licences/skp"))


def numbered(case: Case, verification: str) -> Case:
    """The same case, signed another time."""
    *before, last = case.rounds
    assert last.numbering
    numbering = replace(last.numbering, verification=verification)
    return replace(case, rounds=(*before, replace(last, numbering=numbering)))


def test_what_is_signed_again_after_a_restore_is_stored_beside_what_was_lost() -> None:
    def put_once(key: str, content: bytes, *, media_type: str, file_name: str) -> StoredFile:
        return StoredFile(key, Digest("d" * 64), media_type, len(content), file_name)

    def key(verification: str) -> str:
        work = Work(file.process, numbered(file.case, verification), {(WHERE, ""): b"%PDF"})
        return store(EFFECT, work, means).key

    file = issued("skp", shipped())
    means = cast("Means", SimpleNamespace(documents=SimpleNamespace(put_once=put_once)))
    assert key("lost") == key("lost")
    assert key("lost") != key("again")
    assert key("lost").startswith(f"licences/{file.case.application}/1/terbit-")
    assert "lost" not in key("lost"), "whoever lists the bucket learns no verification code"
