"""The object store, out and in again: each object under the digest of its bytes, and an index of keys.

In the folder an object is `objects/<two characters>/<SHA-256>`, so that a damaged one is known by its own name and the
same bytes lie there once. Objects are never overwritten in the store: a bucket that is copied after the records holds
whatever these name.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Protocol, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from flows.backup.manifest import keep_private
from flows.services.errors import BackupRefused

AT_ONCE = 8
# Each may hold a document of 100 MB in memory.
WAITING = 16
TOLD_EVERY = 1000
PRINTABLE: Final = r"^[^\x00-\x1f\x7f]*\z"
"""No line break that would end a header, and nothing that a store cannot take."""
Done = TypeVar("Done")
Item = TypeVar("Item")


class Store(Protocol):
    """What a backup needs of an object store."""

    def keys(self) -> Iterator[str]: ...
    def read(self, key: str) -> tuple[bytes, str]: ...
    def put(self, key: str, content: bytes, media_type: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One object, as a line of the index."""

    key: Annotated[str, Field(min_length=1, max_length=1024, pattern=PRINTABLE)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}\z")]
    size_bytes: Annotated[int, Field(ge=0)]
    media_type: Annotated[str, Field(max_length=255, pattern=PRINTABLE)]


_ENTRY: Final = TypeAdapter(Entry)


def copy_out(store: Store, objects: Path, index: Path, say: Callable[[str], None]) -> tuple[Entry, ...]:
    """Copy every object into the folder, and write the index."""
    objects.mkdir(mode=0o700)

    def copy(key: str) -> Entry:
        content, media_type = store.read(key)
        digest = sha256(content).hexdigest()
        path = place_of(objects, digest)
        if not path.exists():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            draft = path.with_name(f"{digest}.{sha256(key.encode()).hexdigest()[:8]}")
            keep_private(draft).write_bytes(content)
            draft.rename(path)
        return Entry(key, digest, len(content), media_type)

    entries = tuple(sorted(_each(copy, store.keys(), say, "copied"), key=lambda entry: entry.key))
    with keep_private(index).open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(asdict(entry), sort_keys=True)}\n" for entry in entries)
    return entries


def copy_in(store: Store, objects: Path, index: Path, say: Callable[[str], None]) -> int:
    """Put every object of the index into the store, each checked against its digest; return how many.

    Raises:
        BackupRefused: one is missing or damaged.
    """

    def put(entry: Entry) -> Entry:
        path = place_of(objects, entry.sha256)
        content = path.read_bytes() if path.is_file() else None
        if content is None or sha256(content).hexdigest() != entry.sha256:
            what = "is missing" if content is None else "was altered or damaged"
            raise BackupRefused(f"{path}: {what} ({entry.key}). Restore another backup.")
        store.put(entry.key, content, entry.media_type)
        return entry

    return sum(1 for _ in _each(put, read_index(index), say, "put back"))


def check(objects: Path, index: Path) -> None:
    """Look whether the objects of the index are there, in their sizes; their digests are compared on the way.

    Raises:
        BackupRefused: a line names no object, or one is missing or of another size.
    """
    for entry in read_index(index):
        path = place_of(objects, entry.sha256)
        size_bytes = path.stat().st_size if path.is_file() else None
        if size_bytes != entry.size_bytes:
            has = (
                "is missing" if size_bytes is None else f"has {size_bytes} bytes, and not {entry.size_bytes}"
            )
            raise BackupRefused(f"{path}: {has} ({entry.key}). Restore another backup.")


def read_index(index: Path) -> Iterator[Entry]:
    """The objects of a backup, by their keys.

    Raises:
        BackupRefused: a line of it names no object.
    """
    with index.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _ENTRY.validate_json(line)
            except ValidationError:
                raise BackupRefused(f"{index}:{number}: names no object. Restore another backup.") from None


def place_of(objects: Path, digest: str) -> Path:
    """Where an object lies."""
    return objects / digest[:2] / digest


def astray(entries: Iterable[Entry], named: Mapping[str, str], waiting: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that the records name and whose objects are missing, or are not what the records say.

    Args:
        waiting: what the records hold themselves, for the store did not have it when they were taken: digest by key.
    """
    there = {**{entry.key: entry.sha256 for entry in entries}, **waiting}
    return tuple(sorted(key for key, digest in named.items() if there.get(key) != digest))


def _each(
    do: Callable[[Item], Done], items: Iterable[Item], say: Callable[[str], None], how: str
) -> Iterator[Done]:
    """Do something for each, several at a time, and tell how far it is; the first failure ends all."""
    done = 0
    pending: set[Future[Done]] = set()
    with ThreadPoolExecutor(AT_ONCE) as hands:
        try:
            for item in items:
                pending.add(hands.submit(do, item))
                if len(pending) < WAITING:
                    continue
                finished, pending = wait(pending, return_when=FIRST_COMPLETED)
                for each in finished:
                    yield each.result()
                    done += 1
                    if done % TOLD_EVERY == 0:
                        say(f"Objects: {done} {how}.")
            for each in pending:
                yield each.result()
        finally:
            hands.shutdown(cancel_futures=True)
