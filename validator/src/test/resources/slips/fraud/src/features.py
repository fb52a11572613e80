"""Features of card transactions."""
from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pandas as pd

import money
from money import to_cents

WINDOW = 30


class Summary(NamedTuple):
    rows: int
    share: float
    by_country: dict


def _country(code: str) -> str:
    return code.strip().upper()[:2]


def build(transactions: str, labels: str, window: int, features: str, *, sample: float = 1.0) -> Summary:
    frame = pd.read_parquet(transactions)
    known = pd.read_parquet(labels)
    if sample < 1.0:
        frame = frame.sample(frac=sample, random_state=7)
    frame["cents"] = frame["amount"].map(to_cents)
    frame["country"] = frame["country"].map(_country)
    rolled = frame.groupby("card")["cents"].rolling(window or WINDOW).mean()
    frame["mean"] = rolled.reset_index(level=0, drop=True)
    joined = frame.merge(known, on="transaction", how="left")
    target = Path(features)
    target.mkdir(parents=True, exist_ok=True)
    joined.to_parquet(target / "part-0.parquet")
    counts = Counter(joined["country"])
    print(f"{len(joined)} rows, {money.show(int(joined['cents'].sum()))}")
    (target / "countries.json").write_text(json.dumps(counts))
    return Summary(len(joined), float(joined["fraud"].mean()), dict(counts))
