"""A small word-count classifier: fit, save, load, ask."""
import json
from collections import Counter


def words(text):
    return text.lower().split()


def fit(rows, min_count):
    counts = {}
    for row in rows:
        counts.setdefault(row["label"], Counter()).update(words(row["text"]))
    return {label: {word: n for word, n in found.items() if n >= min_count} for label, found in counts.items()}


def dump(fitted):
    return json.dumps(fitted)


def load(text):
    return json.loads(text)


def label_of(fitted, text):
    scores = {label: sum(found.get(word, 0) for word in words(text)) for label, found in fitted.items()}
    return max(sorted(scores), key=scores.get)
