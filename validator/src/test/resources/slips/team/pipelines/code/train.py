"""One model of one kind."""
import os
import pickle
from collections import namedtuple

from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

from features import columns

Result = namedtuple("Result", ["auc"])


def build(kind, depth):
    if kind == "forest":
        return RandomForestClassifier(max_depth=depth)
    elif kind == "linear":
        return LogisticRegression(max_iter=500)
    raise ValueError(f"unknown kind: {kind!r}")


def train(kind, table, depth, folds, model):
    x, y = columns(table)
    estimator = build(kind, depth)
    scores = cross_val_score(estimator, x, y, cv=folds, scoring="roc_auc")
    estimator.fit(x, y)
    os.makedirs(model, exist_ok=True)
    with open(os.path.join(model, "model.pkl"), "wb") as f:
        pickle.dump(estimator, f)
    return Result(auc=float(scores.mean()))
