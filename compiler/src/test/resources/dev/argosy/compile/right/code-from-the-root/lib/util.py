def ids(day):
    year, month, dom = map(int, day.split("-"))
    return [year + month + dom + i for i in range(10)]
