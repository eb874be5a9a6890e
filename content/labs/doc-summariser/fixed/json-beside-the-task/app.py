"""Document inbox: every upload gets a summary and a folder."""
from html import escape

from flask import Flask, abort
from services import archive

from summarise import Unusable, summarise

app = Flask(__name__)


def page(title, *parts):
    """The only place that makes HTML; everything that comes in is text."""
    body = "".join(f"<p>{escape(part)}</p>\n" for part in parts if part)
    title = escape(title)
    return f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>'


@app.post("/documents/<int:doc_id>/summary")
def make_summary(doc_id):
    document = archive.get(doc_id)
    if document is None:
        abort(404)

    try:
        folder, summary = summarise(document)
    except Unusable as problem:
        return page(document["title"], f"No summary: {problem}"), 502
    archive.file(doc_id, folder)
    return page(document["title"], f"Filed in {folder}", *summary.splitlines())
