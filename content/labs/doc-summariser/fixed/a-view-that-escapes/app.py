"""Document inbox."""
from dataclasses import dataclass
from html import escape
from string import Template

from flask import Flask, Response, jsonify
from services import archive

from summarise import summarise

app = Flask(__name__)
PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>$title</title></head>
<body><h1>$title</h1><p>Filed in $folder</p><div style="white-space: pre-wrap">$summary</div></body></html>""")


@dataclass
class View:
    title: str
    folder: str
    summary: str

    def render(self):
        return PAGE.substitute({name: escape(value) for name, value in vars(self).items()})


@app.route("/documents/<int:doc_id>/summary", methods=["POST"])
def make_summary(doc_id):
    document = archive.get(doc_id)
    if not document:
        return jsonify(error="no such document"), 404
    folder, summary = summarise(document)
    archive.file(doc_id, folder)
    return Response(View(document["title"], folder, summary[:1499] + ("…" if len(summary) > 1499 else "")).render(), mimetype="text/html")
