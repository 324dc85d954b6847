"""A statement as SNAP tells it (service 14): each movement of an account, what came in and what went out.

Agreed with the bank beside the standard: `detailInfo` has the reference and the channel of each, and `transactionId` is
the number its notices have too.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from licensing.money.statements.statement import StatementLine, instant

CREDIT: Final = "CREDIT"


class _Told(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True, alias_generator=to_camel)


class _Amount(_Told):
    value: Annotated[str, Field(max_length=20)]
    currency: Literal["IDR"]


class _More(_Told):
    reference: str = ""
    channel: str = ""


class Movement(_Told):
    amount: _Amount
    transaction_date: str
    transaction_id: str
    type: Literal["CREDIT", "DEBIT"]
    detail_info: _More = _More()


class StatementTold(_Told):
    """One page of a statement, the latest movement first."""

    response_code: str
    detail_data: list[Movement] = Field(max_length=200_000)
    has_more: Literal["Y", "N"] = "N"
    last_record_date_time: str | None = None


def entries(movements: Iterator[Movement]) -> Iterator[StatementLine]:
    """Movements as the lines of a statement."""
    for line, each in enumerate(movements, start=1):
        yield StatementLine(
            line=line,
            number=each.transaction_id,
            at=instant(each.transaction_date),
            money=each.amount.value,
            is_debit=each.type != CREDIT,
            reference=each.detail_info.reference,
            channel=each.detail_info.channel,
        )
