def score(model, folds=5):
    return 0.5
