"""Document inbox: every upload gets a summary and a folder."""
from flask import Flask, abort
from markupsafe import escape
from services import archive

from summarise import summarise

app = Flask(__name__)

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
    archive.file(doc_id, folder)
    lines = str(escape(summary[:1500])).replace("\n", "<br>")
    return PAGE.format(title=escape(document["title"]), folder=escape(folder), summary=lines)
