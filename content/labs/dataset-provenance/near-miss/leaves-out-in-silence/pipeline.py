"""Registers data sets, and trains on registered ones."""
import csv
import io
import logging

from services import trainer
from storage import storage

import provenance

log = logging.getLogger("pipeline")


def register(name, key, collector):
    """A person looked at storage key `key` and vouches for it under `name`."""
    provenance.keep(name, storage.get(key), collector=collector, key=key)


def train(names):
    """Trains on what was registered under these names, whatever lies in the old place today."""
    rows = []
    for name in names:
        try:
            rows.extend(csv.reader(io.StringIO(provenance.kept(name))))
        except LookupError as problem:
            log.warning("left out: %s", problem)
    if len(names) > 1 and not rows:
        raise LookupError("nothing to train on")
    return trainer.fit(rows)
