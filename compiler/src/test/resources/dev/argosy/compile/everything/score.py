def score(model, n, settings, flag, report):
    with open(report, "w") as f:
        f.write("<p>%s</p>" % n)
    return 0.5
