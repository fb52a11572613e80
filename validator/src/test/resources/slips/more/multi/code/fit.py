import json
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score


def fit(days: list[str], rows: int, at: str, model: str, report: str) -> dict[str, Any]:
    rng = np.random.default_rng(len(days))
    x, y = rng.normal(size=(rows, 4)), rng.integers(0, 2, rows)
    m = LogisticRegression().fit(x, y)
    p = m.predict_proba(x)[:, 1]
    with open(model, "w") as out:
        json.dump(m.coef_.tolist(), out)
    with open(report, "w") as out:
        print("<h1>", at, "</h1>", file=out)
    return {"scores": {"auc": float(roc_auc_score(y, p)), "f1": float(f1_score(y, p > 0.5))}}
