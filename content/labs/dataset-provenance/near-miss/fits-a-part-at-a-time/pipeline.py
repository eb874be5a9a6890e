"""Registers data sets, and trains on registered ones."""
import csv
import io
import logging

from services import trainer

from provenance import Tracker

log = logging.getLogger("pipeline")


def register(name, key, collector):
    """A person looked at storage key and vouches for it under the name."""
    Tracker().register(name, key, collector)


def train(names):
    """Trains on the data sets of these names. Raises when one of them is not what was registered."""
    tracker = Tracker()
    rows = []
    for name in names:
        text = tracker.read(name)
        log.info("training on %s, %d characters", name, len(text))
        rows += csv.reader(io.StringIO(text))
    for at in range(0, max(len(rows), 1), 1000):
        fitted = trainer.fit(rows[at : at + 1000])
    return fitted
