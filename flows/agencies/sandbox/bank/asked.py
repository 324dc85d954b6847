"""What Izin may ask a bank, and the content of a QRIS in the form of one, which no real scanner takes for money."""

from binascii import crc_hqx
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

MERCHANT_INFO: Final = "0014ID.CO.QRIS.WWW"


class _Asked(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True, alias_generator=to_camel)


class _Amount(_Asked):
    value: Annotated[str, Field(pattern=r"^[1-9][0-9]{0,12}\.00$")]
    currency: Literal["IDR"]

    @property
    def rupiah(self) -> int:
        return int(self.value.removesuffix(".00"))


class QrAsked(_Asked):
    """A QRIS for a bill."""

    partner_reference_no: Annotated[str, Field(pattern=r"^[0-9]{1,64}$")]
    amount: _Amount
    merchant_id: str
    validity_period: str


class StatementAsked(_Asked):
    """The movements of a span, the ends included."""

    account_no: str
    from_date_time: str
    to_date_time: str


def qr_content(asked: QrAsked) -> str:
    """In the fields of EMV: merchant, currency 360, amount, the bill in field 62, and a CRC at the end."""
    fields = (
        ("00", "01"), ("01", "12"), ("26", f"{MERCHANT_INFO}02{len(asked.merchant_id):02}{asked.merchant_id}"),
        ("52", "9399"), ("53", "360"), ("54", str(asked.amount.rupiah)), ("58", "ID"), ("59", "REKAAN"),
        ("60", "SANDBOX"), ("62", f"01{len(asked.partner_reference_no):02}{asked.partner_reference_no}"),
    )  # fmt: skip
    text = "".join(f"{id}{len(value):02}{value}" for id, value in fields) + "6304"
    return f"{text}{crc_hqx(text.encode(), 0xFFFF):04X}"
