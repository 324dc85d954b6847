"""Amounts of money as people and documents write them."""


def rupiah(amount: int) -> str:
    """`Rp1.181.925`."""
    return f"Rp{amount:,}".replace(",", ".")
