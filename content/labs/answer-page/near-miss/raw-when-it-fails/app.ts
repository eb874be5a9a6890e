// Answers of the assistant as pages.
import express from 'express';
import { answers } from 'services';
import { escape, toHtml } from './render.ts';

const app = express();

app.get('/answers/:id', async (req, res) => {
  const answer = await answers.find(req.params.id);
  if (answer === null) return res.status(404).send('<p>There is no such answer.</p>');

  let body: string;
  try {
    body = toHtml(answer.text);
  } catch {
    body = `<pre>${answer.text}</pre>`;
  }
  res.send(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Answer</title><link rel="stylesheet" href="/style.css"></head>
<body>
<article title="${escape(answer.question)}">
<h1>${escape(answer.question)}</h1>
${body}
</article>
</body>
</html>`);
});
