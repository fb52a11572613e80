from common import k


def score(n: int) -> float:
    return n / k


def other():
    pass
