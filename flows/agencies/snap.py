"""`snap`: a bank in the shape of SNAP BI. It makes QRIS for bills and tells the statement of a day.

Answers of SNAP are not signed: that they come from the bank is TLS's to say.
"""

import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Final, Self

from pydantic import BaseModel, ValidationError

from flows.agencies.connector import Environment, NotAsked
from flows.agencies.snap_line import Said, SnapLine, written
from flows.agencies.snap_options import SnapOptions
from flows.agencies.snap_place import place_of
from licensing.clock.calendar import WIB
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.money.statements.statement import Statement, StatementRejected, stated
from licensing.systems.answering import ASK, answered
from licensing.systems.messages import MessageWrong, write_message
from licensing.systems.shape import OK, Shape
from licensing.systems.snap.signing import read_instant
from licensing.systems.snap.statement import Movement, StatementTold, entries
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey

MOST_PAGES: Final = 500


class _Qr(Said):
    qr_content: str


class _QrAsked(BaseModel):
    """What a step asks a bank for, by the names its system declares."""

    kode: str
    jumlah: int
    sampai: str


class SnapBank:
    """One bank."""

    def __init__(self, system: System, options: SnapOptions, line: SnapLine) -> None:
        self._system, self._options, self._line = system, options, line

    @classmethod
    def build(cls, system: System, environment: Environment) -> Self:
        options = SnapOptions.model_validate(system.options)
        return cls(system, options, SnapLine(system, options, place_of(system, options, environment)))

    async def ask(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        try:
            asked = _QrAsked.model_validate(write_message(shape.asks, request, ASK))
        except (MessageWrong, ValidationError):
            raise self._not_asked("asks `kode`, `jumlah` and `sampai`") from None
        until = read_instant(asked.sampai)
        if until is None:
            raise self._not_asked("is asked until an instant")
        content = await self.qr(asked.kode, asked.jumlah, until, key)
        try:
            said = answered(shape, OK, {"qr": content})
        except MessageWrong:
            said = None
        if said is None:
            raise self._not_asked("answers `qr`")
        return said

    async def qr(self, code: str, amount_rupiah: int, until: datetime, key: EffectKey) -> str:
        """The content of a QRIS with which a bill can be paid; the same again under the same key.

        Raises:
            ConnectorFailed: as `ask` does.
        """
        message = {
            "partnerReferenceNo": code,
            "amount": {"value": f"{amount_rupiah}.00", "currency": "IDR"},
            "merchantId": self._options.merchant,
            "validityPeriod": written(until),
        }
        said = self._line.read(_Qr, await self._line.call("/qr/qr-mpm-generate", message, key))
        return said.qr_content

    async def statement(self, day: date) -> Statement:
        """What came into the account on a day of the city.

        Raises:
            ConnectorFailed: as `ask` does; also where the statement cannot be read.
        """
        start = datetime.combine(day, clock(), WIB)
        # Pages meet: what stands on two of them in the same words is one movement. What says another amount is told.
        movements: dict[Movement, None] = {}
        until = written(start + timedelta(days=1, seconds=-1))
        for page in range(MOST_PAGES):
            asked = {"accountNo": self._options.account, "fromDateTime": written(start), "toDateTime": until}
            # A statement of a day that is not over is another one each time.
            key = EffectKey(f"{self._system.id}.{day}.{page}.{time.time_ns()}")
            told = self._line.read(StatementTold, await self._line.call("/bank-statement", asked, key))
            before = len(movements)
            movements |= dict.fromkeys(told.detail_data)
            if told.has_more == "N" or told.last_record_date_time is None:
                break
            if len(movements) == before:
                raise self._line.failed("says there is more and tells nothing new", retryable=True)
            until = told.last_record_date_time
        try:
            return stated(entries(iter(movements)), self._system.id, f"{self._system.id}/{day}")
        except StatementRejected as rejected:
            raise ConnectorFailed(str(rejected), retryable=False) from None

    async def check_config(self) -> None:
        await self._line.prove()

    async def close(self) -> None:
        await self._line.close()

    def _not_asked(self, wanted: str) -> NotAsked:
        return NotAsked(f"{self._system.id}: a bank {wanted}, as agencies.yaml declares it.", retryable=False)
