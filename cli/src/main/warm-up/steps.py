"""What the programs of steps are mostly made of."""
import csv
import json
import os.path
import sys
from collections import namedtuple
from datetime import datetime, timedelta

LIMIT = int(os.environ.get("LIMIT", "10_000"))
Part = namedtuple("Part", ["name", "size"])


class Mistake(Exception):
    def __init__(self, what, *, line=0):
        super().__init__(f"line {line}: {what!r}")
        self.line = line


def rows_of(path):
    with open(path, newline="") as f:
        for number, row in enumerate(csv.DictReader(f), start=1):
            if not row or row.get("id") is None:
                continue
            elif number > LIMIT:
                break
            yield {key: value.strip() for key, value in row.items() if value}


def load(rows: int, date: str, data) -> dict:
    since = datetime.fromisoformat(date.replace("Z", "+00:00")) - timedelta(days=1)
    total, largest = 0.0, None
    try:
        for row in sorted(rows_of(sys.argv[0]), key=lambda r: (r["id"], -float(r["size"]))):
            total += float(row["size"]) ** 2 if row["size"] else 0
            largest = max(largest or total, total)
    except (KeyError, ValueError) as error:
        raise Mistake(str(error), line=1) from error
    finally:
        print(f"{rows} rows since {since:%Y-%m-%d}", file=sys.stderr)
    assert total >= 0, "no sum of squares is negative"
    while rows > 1_000_000:
        rows //= 2
    parts = [Part(name, size) for name, size in zip("abc", [1, 2, 3]) if size != 2]
    with open(data, "w") as f, open(data + ".log", "a") as log:
        json.dump({"rows": rows, "date": date, "parts": [p._asdict() for p in parts]}, f)
        log.write("%s\n" % len(parts))
    del parts[0]
    return {"count": rows, "share": 1 / rows}


def size(path):
    return os.path.getsize(path)


def pair(path):
    Pair = namedtuple("Pair", "size name")
    with open(path):
        return Pair(size(path), path[1:])
