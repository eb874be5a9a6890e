"""Everything is in pipeline.py."""
