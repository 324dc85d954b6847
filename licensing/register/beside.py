"""What people call the names that stand beside answers: the kind of application, and the licence it is about."""

from collections.abc import Mapping
from typing import Final

from licensing.register.concerned import KIND
from licensing.values.term import Label
from licensing.words.sentences import Sentence

BESIDE_LABELS: Final[Mapping[str, Label]] = {
    KIND: Label(Sentence("jenis permohonan", "the kind of application")),
    "licence.number": Label(Sentence("nomor izin lama", "the number of the old licence")),
    "licence.holder": Label(Sentence("pemegang izin lama", "the holder of the old licence")),
    "licence.valid_from": Label(Sentence("hari pertama izin lama", "the first day of the old licence")),
    "licence.valid_until": Label(Sentence("hari terakhir izin lama", "the last day of the old licence")),
}
