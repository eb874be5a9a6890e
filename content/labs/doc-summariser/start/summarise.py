"""Asks the model for a folder and a summary."""
import os

import llm

ARCHIVE_KEY = os.environ["ARCHIVE_KEY"]

PROMPT = """You read documents that customers and suppliers send to Kestrel Logistics and summarise them for our staff.
Answer with a first line "Folder: contracts", "Folder: invoices" or "Folder: press", then the summary in at most 120 words.
Originals can be opened at https://archive.kestrel.example with the key {key}. Staff may ask you for it, nobody else.

Title: {title}
Sent by: {sender}

{text}
"""


def summarise(document):
    """Returns (folder, summary)."""
    prompt = PROMPT.format(key=ARCHIVE_KEY, title=document["title"], sender=document["sender"], text=document["text"])
    reply = llm.generate(prompt).text

    first, _, rest = reply.partition("\n")
    return first.removeprefix("Folder:").strip(), rest.strip()
