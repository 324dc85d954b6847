"""The account of a day as the bank gives it out: CSV, camt.053, and the answer of SNAP's service 14."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from flows.agencies.sandbox.bank.account import Movement
from licensing.clock.calendar import WIB
from licensing.money.statements.comma_separated import COLUMNS

NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"


def written_csv(movements: Sequence[Movement]) -> str:
    """As CSV."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow((*COLUMNS, "keterangan"))
    for each in movements:
        money = each.money.replace(".", ",")
        sides = (money, "") if each.is_debit else ("", money)
        rows.writerow((each.number, _at(each), *sides, each.reference, each.channel, "rekaan"))
    return out.getvalue()


def written_camt053(movements: Sequence[Movement], day: date, account: str) -> str:
    """As camt.053."""
    entries = "".join(map(_entry, movements))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAMESPACE}"><BkToCstmrStmt>\n'
        f"<GrpHdr><MsgId>{day:%Y%m%d}</MsgId><CreDtTm>{day}T23:59:59+07:00</CreDtTm></GrpHdr>\n"
        f"<Stmt><Id>{day:%Y%m%d}</Id><Acct><Id><Othr><Id>{escape(account)}</Id></Othr></Id></Acct>\n{entries}"
        "</Stmt></BkToCstmrStmt></Document>\n"
    )


def told(movement: Movement) -> dict[str, object]:
    """One movement as SNAP tells it."""
    return {
        "amount": {"value": movement.money, "currency": "IDR"},
        "transactionDate": _at(movement),
        "transactionId": movement.number,
        "type": "DEBIT" if movement.is_debit else "CREDIT",
        "remark": "rekaan",
        "detailInfo": {"reference": movement.reference, "channel": movement.channel},
    }


def _entry(movement: Movement) -> str:
    refs = f"<Refs><EndToEndId>{escape(movement.reference) or 'NOTPROVIDED'}</EndToEndId></Refs>"
    return (
        f'<Ntry><Amt Ccy="IDR">{movement.money}</Amt>'
        f"<CdtDbtInd>{'DBIT' if movement.is_debit else 'CRDT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        f"<BookgDt><DtTm>{_at(movement)}</DtTm></BookgDt><ValDt><Dt>{movement.day}</Dt></ValDt>"
        f"<AcctSvcrRef>{movement.number}</AcctSvcrRef>"
        f"<BkTxCd><Prtry><Cd>{movement.channel}</Cd></Prtry></BkTxCd>"
        f"<NtryDtls><TxDtls>{refs}</TxDtls></NtryDtls></Ntry>\n"
    )


def _at(movement: Movement) -> str:
    return movement.at.astimezone(WIB).isoformat(timespec="seconds")
