"""How many amounts one core works out in a second: a building's charge with its tables, and how it comes about.

    python -m tests.bench.assessing

Counted is the time of the processor, so that others on the machine do not count.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Final

from features.permits.shipped import shipped
from licensing.forms.answers import Answers
from licensing.forms.moments import SUBMITTED
from licensing.process.explaining import calculation, explained
from licensing.words.identifiers import FieldId, PermitId

SECONDS: Final = 2.0
PERMIT: Final = PermitId("pbg")
BESIDE: Final = {SUBMITTED: date(2026, 11, 27)}
SHOP: Final[Answers] = {
    FieldId("fungsi_bg"): "usaha",
    FieldId("skala_usaha"): "besar",
    FieldId("klasifikasi"): "tidak_sederhana",
    FieldId("permanensi"): "permanen",
    FieldId("kegiatan"): "baru",
    FieldId("jumlah_lantai"): 3,
    FieldId("luas_lantai"): "600",
    FieldId("lapis_basemen"): 1,
    FieldId("luas_basemen"): "200",
    FieldId("kepemilikan"): "swasta",
}


def main() -> int:
    """Measure and print."""
    process = shipped(PERMIT)
    facts = {**BESIDE, **process.form.facts(SHOP, "form")}
    for name in ("retribusi", "retribusi_simbg"):
        (value,) = (each for each in process.values if each.id == name)
        term = value.typed.term
        made = calculation(process, value, SHOP, BESIDE)
        told: tuple[tuple[str, Callable[[], object]], ...] = (
            ("amounts", lambda term=term: term.compute(facts)),
            ("calculations", lambda value=value: calculation(process, value, SHOP, BESIDE)),
            ("calculations told in words", lambda made=made: explained(process, made)),
        )
        for what, work in told:
            sys.stdout.write(f"{name}: {per_second(work):,.0f} {what} a second\n")
    return 0


def per_second(work: Callable[[], object]) -> float:
    """How often something can be done in a second of the processor."""
    done, began = 0, time.process_time()
    while (took := time.process_time() - began) < SECONDS:
        work()
        done += 1
    return done / took


if __name__ == "__main__":
    sys.exit(main())
