"""What the tuning scripts share."""
from dataclasses import dataclass


@dataclass
class Settings:
    rate: float
    warmup: int
    epochs: int = 3


def steps_of(rows: int, epochs: int, *, batch: int = 8) -> int:
    return max(1, rows * epochs // batch)


def log(text, level="info"):
    print(f"{level}: {text}")
