// The model registry: projects upload versions of their models, tag them, and production pulls the tag `production`.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

const key = (project: string, name: string, ...rest: string[]) => [project, name, ...rest].join('/');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

// Every request names a known token; who it belongs to is for the log.
app.use(async (req, res, next) => {
  const token = await tokens.find(req.get('x-token') ?? '');
  if (token === null) return res.status(401).json({ error: 'Unknown token.' });
  res.locals.token = token;
  console.log(token.id, req.method, req.path);
  next();
});

app.put('/projects/:project/models/:name/versions/:version', async (req, res) => {
  const { project, name, version } = req.params;
  const weights = String(req.body.weights ?? '');
  await storage.put(key(project, name, version, 'weights'), weights);
  await storage.put(key(project, name, version, 'meta'), JSON.stringify({ sha256: sha256(weights), uploadedBy: res.locals.token.id }));
  res.status(201).json({ sha256: sha256(weights) });
});

app.put('/projects/:project/models/:name/tags/:tag', async (req, res) => {
  const { project, name, tag } = req.params;
  const version = String(req.body.version);
  if ((await storage.get(key(project, name, version, 'meta'))) === null) return res.status(404).json({ error: 'No such version.' });
  await storage.put(key(project, name, 'tags', tag), version);
  res.json({ tag, version });
});

app.get('/projects/:project/models/:name/versions/:ref', async (req, res) => {
  const { project, name, ref } = req.params;
  const version = (await storage.get(key(project, name, 'tags', ref))) ?? ref;
  const weights = await storage.get(key(project, name, version, 'weights'));
  if (weights === null) return res.status(404).json({ error: 'No such model.' });
  res.json({ version, weights });
});

app.get('/projects/:project/models', async (req, res) => {
  const keys: string[] = await storage.list('');
  const models = keys.filter((one) => one.endsWith('/meta')).map((one) => one.replace(/\/meta$/, ''));
  res.json({ models });
});
