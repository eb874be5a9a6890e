// Answers of the assistant as pages.
import express from 'express';
import { answers } from 'services';
import { encode, toHtml } from './render.ts';

const app = express();
const kept = new Map<string, string>();

app.get('/answers/:id', async (req, res) => {
  const answer = await answers.find(req.params.id);
  if (answer === null) return res.status(404).send('<p>There is no such answer.</p>');
  const question = encode(answer.question);

  res.send(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Answer</title><link rel="stylesheet" href="/style.css"></head>
<body>
<article title="${question}">
<h1>${question}</h1>
${kept.get(req.params.id) ?? kept.set(req.params.id, toHtml(answer.text)).get(req.params.id)}
</article>
</body>
</html>`);
});
