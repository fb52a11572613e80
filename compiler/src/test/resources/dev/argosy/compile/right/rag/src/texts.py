import re


def words(text):
    return re.findall(r"\w+", text)


def language(text):
    return "de" if " und " in text else "en"
