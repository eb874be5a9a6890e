"""Registers data sets, and trains on registered ones."""
import csv
import io

from services import trainer
from storage import storage

import provenance


def register(name, key, collector):
    """A person looked at storage key `key` and vouches for it under `name`."""
    provenance.keep(name, storage.get(key), collector=collector, key=key)


def train(names):
    """Trains on what was registered under these names, whatever lies in the old place today."""
    rows = []
    for name in names:
        rows.extend(csv.reader(io.StringIO(provenance.kept(name))))
    return trainer.fit(rows)
