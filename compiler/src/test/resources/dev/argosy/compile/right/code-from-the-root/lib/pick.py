from util import ids


def pick(day, limit=5):
    found = ids(day)[:limit]
    return {"ids": found, "first": found[0] if found else 0}
