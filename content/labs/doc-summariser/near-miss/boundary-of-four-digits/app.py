"""Document inbox: every upload gets a summary and a folder."""
from flask import Flask, abort
from markupsafe import Markup
from services import archive

from summarise import summarise

app = Flask(__name__)

PAGE = Markup("""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
<p>Filed in {folder}</p>
<pre>{summary}</pre>
</body>
</html>""")


@app.post("/documents/<int:doc_id>/summary")
def make_summary(doc_id):
    document = archive.get(doc_id)  # title, sender, text
    if document is None:
        abort(404)

    folder, summary = summarise(document)
    if folder is None:
        abort(502, "The model did not name one of our folders")
    archive.file(doc_id, folder)
    # Markup.format escapes what it is given
    return PAGE.format(title=document["title"], folder=folder, summary=summary)
