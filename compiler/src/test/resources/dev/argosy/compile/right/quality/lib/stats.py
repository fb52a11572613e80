def rows(table):
    return [{"a": 1, "b": None} for _ in range(10)]


def nulls(rows):
    cells = [v for r in rows for v in r.values()]
    return sum(v is None for v in cells) / max(1, len(cells))


def dups(rows):
    return len(rows) - len({tuple(sorted(r.items(), key=str)) for r in rows})
