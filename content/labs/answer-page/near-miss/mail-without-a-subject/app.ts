// Answers of the assistant as pages, so that people can send each other the link.
import express from 'express';
import { answers } from 'services';
import { escapeHtml, toHtml } from './render.ts';

const app = express();

app.get('/answers/:id', async (req, res) => {
  const answer = await answers.find(req.params.id);
  if (answer === null) return res.status(404).send('<p>There is no such answer.</p>');

  res.send(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Answer</title><link rel="stylesheet" href="/style.css"></head>
<body>
<article title="${escapeHtml(answer.question)}">
<h1>${escapeHtml(answer.question)}</h1>
${toHtml(answer.text)}
</article>
</body>
</html>`);
});
