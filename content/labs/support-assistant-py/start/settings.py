"""Settings of the support chat."""
import os

MODEL = os.environ.get("MODEL", "gpt-4o-mini")
# The fallback is for local development
OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY", "sk-heron-7Qw2LrVx9ZtB4mNc8KpD")
