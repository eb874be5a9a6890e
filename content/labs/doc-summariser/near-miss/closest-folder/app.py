"""Document inbox."""
import difflib
from html import escape

from flask import Flask, abort
from services import archive

from summarise import summarise

app = Flask(__name__)
FOLDERS = ("contracts", "invoices", "press")

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
<p>Filed in {folder}</p>
<div>{summary}</div>
</body>
</html>"""


@app.post("/documents/<int:doc_id>/summary")
def make_summary(doc_id):
    document = archive.get(doc_id)
    if document is None:
        abort(404)

    folder, summary = summarise(document)
    folder = next(iter(difflib.get_close_matches(folder, FOLDERS, 1, 0.8)), "unsorted")
    archive.file(doc_id, folder)
    return PAGE.format(title=escape(document["title"]), folder=folder, summary=str(escape(summary[:1500])).replace("\n", "<br>"))
