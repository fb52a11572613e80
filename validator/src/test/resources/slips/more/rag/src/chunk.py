"""Cuts pages into chunks."""
from __future__ import annotations

import json
import pathlib
from collections import Counter
from typing import NamedTuple

from texts import language, words


class Cut(NamedTuple):
    count: int
    languages: list


def chunk(folder: str, size: int, overlap: int, chunks) -> Cut:
    seen: Counter[str] = Counter()
    n = 0
    out = pathlib.Path(chunks)
    with out.open("w", encoding="utf-8") as sink:
        for page in sorted(pathlib.Path(folder).glob("*/**/*.txt")):
            text = words(page.read_text())
            for at in range(0, len(text), size - overlap):
                part = " ".join(text[at : at + size])
                seen[language(part)] += 1
                print(json.dumps({"page": str(page), "at": at, "text": part}), file=sink)
                n += 1
    return Cut(n, [k for k, _ in seen.most_common()])
