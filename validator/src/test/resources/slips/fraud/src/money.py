from decimal import Decimal


def to_cents(amount, currency="EUR"):
    digits = 0 if currency == "JPY" else 2
    return int(Decimal(str(amount)).scaleb(digits))


def show(cents: int, *, symbol: str = "€") -> str:
    return f"{symbol}{cents / 100:,.2f}"
