"""Document inbox."""
from flask import Flask, abort, render_template_string
from markupsafe import escape
from services import archive

from summarise import summarise

app = Flask(__name__)


@app.post("/documents/<int:doc_id>/summary")
def make_summary(doc_id):
    document = archive.get(doc_id)
    if document is None:
        abort(404)
    folder, summary = summarise(document)
    archive.file(doc_id, folder)
    lines = "<br>".join(str(escape(line)) for line in summary[:1500].split("\n"))
    return render_template_string(f"<html><body><h1>{{{{ title }}}}</h1><p>Filed in {folder}</p><div>{lines}</div></body></html>", title=document["title"])
