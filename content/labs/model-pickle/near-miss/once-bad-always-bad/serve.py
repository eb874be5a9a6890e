"""Answers with the label of a text."""
from models import load_model


def predict(name, text):
    model = load_model(name)
    scores = {label: sum(weights.get(word, 0) for word in text.lower().split()) for label, weights in model.items()}
    return {"label": max(sorted(scores), key=scores.get)}
