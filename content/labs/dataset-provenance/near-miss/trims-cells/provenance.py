"""Moved into pipeline.py."""
