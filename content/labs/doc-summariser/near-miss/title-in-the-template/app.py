"""Document inbox: every upload gets a summary and a folder."""
from flask import Flask, abort, render_template_string
from markupsafe import escape
from services import archive

from summarise import summarise

app = Flask(__name__)

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ document.title }}</title></head>
<body>
<h1>TITLE</h1>
<p>Filed in {{ folder }}</p>
{% if summary %}
<div>
{% for line in summary.splitlines() %}
  {{ line }}<br>
{% endfor %}
</div>
{% else %}
<p>There is no summary.</p>
{% endif %}
</body>
</html>"""


@app.post("/documents/<int:doc_id>/summary")
def make_summary(doc_id):
    document = archive.get(doc_id)  # title, sender, text
    if document is None:
        abort(404)

    folder, summary = summarise(document)
    archive.file(doc_id, folder)
    return render_template_string(PAGE.replace("TITLE", str(escape(document["title"]))), document=document, folder=folder, summary=summary[:1500])
