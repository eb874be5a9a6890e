"""A small word-count classifier. Saved as lines of label, count and word, like a data set."""
import csv
import io


def words(text):
    return text.lower().split()


def fit(rows, min_count):
    counts = {}
    for row in rows:
        for word in words(row["text"]):
            counts[row["label"], word] = counts.get((row["label"], word), 0) + 1
        counts.setdefault((row["label"], ""), 0)
    return {key: n for key, n in counts.items() if n >= min_count or key[1] == ""}


def dump(fitted):
    out = io.StringIO()
    csv.writer(out).writerows((label, n, word) for (label, word), n in fitted.items())
    return out.getvalue()


def load(text):
    return {(label, word): int(n) for label, n, word in csv.reader(io.StringIO(text))}


def label_of(fitted, text):
    labels = sorted({label for label, _ in fitted})
    return max(labels, key=lambda label: sum(fitted.get((label, word), 0) for word in words(text)))
