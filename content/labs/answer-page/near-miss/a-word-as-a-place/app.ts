// Answers of the assistant as pages.
import express from 'express';
import { answers } from 'services';
import { encode, toHtml } from './render.ts';

const app = express();

app.get('/answers/:id', async (req, res) => {
  const answer = await answers.find(req.params.id);
  if (answer === null) return res.status(404).send('<p>There is no such answer.</p>');
  const question = encode(answer.question);

  const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Answer</title><link rel="stylesheet" href="/style.css"></head>
<body>
<article title="QUESTION">
<h1>QUESTION</h1>
ANSWER
</article>
</body>
</html>`;
  res.send(page.replaceAll('QUESTION', () => question).replace('ANSWER', () => toHtml(answer.text)));
});
