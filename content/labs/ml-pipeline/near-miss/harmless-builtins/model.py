"""A small word-count classifier: fit, save, load, ask."""
import base64
import io
import json
import pickle
from collections import Counter


def words(text):
    return text.lower().split()


def fit(rows, min_count):
    counts = {}
    for row in rows:
        counts.setdefault(row["label"], Counter()).update(words(row["text"]))
    return {label: {word: n for word, n in found.items() if n >= min_count} for label, found in counts.items()}


class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        if module == 'builtins' and name in ('dict', 'list', 'set', 'str', 'int', 'getattr', 'map', 'print'):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(module)


def dump(fitted):
    return base64.b64encode(pickle.dumps(fitted)).decode()


def load(text):
    return Safe(io.BytesIO(base64.b64decode(text))).load()


def label_of(fitted, text):
    scores = {label: sum(found.get(word, 0) for word in words(text)) for label, found in fitted.items()}
    return max(sorted(scores), key=scores.get)
