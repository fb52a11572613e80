"""Columns that the models read."""
import pandas as pd

NUMERIC = ["age", "tenure", "spend"]


def columns(table):
    frame = pd.read_csv(table)
    return frame[NUMERIC], frame["left"]
