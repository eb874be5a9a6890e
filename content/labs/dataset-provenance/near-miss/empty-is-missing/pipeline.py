"""Registers data sets, and trains on registered ones."""
import csv
import io

from services import trainer

from provenance import Tracker


def register(name, key, collector):
    """A person looked at storage key `key` and vouches for it under `name`."""
    Tracker().register(name, key, collector)


def train(names):
    """Trains on the data sets of these names. Raises when one of them is not what was registered."""
    tracker = Tracker()
    texts = [tracker.read(name) for name in names]
    return trainer.fit([row for text in texts for row in csv.reader(io.StringIO(text))])
