// The model registry: projects upload versions of their models, tag them, and production pulls the tag `production`.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

const key = (project: string, name: string, ...rest: string[]) => [project, name, ...rest].join('/');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const isPlain = (name: unknown): name is string => typeof name === 'string' && /^[A-Za-z0-9][\w.+@-]*$/.test(name) && !name.includes('..');
const RESERVED = ['production', 'tags'];

app.use(async (req, res, next) => {
  const token = await tokens.find(req.get('x-token') ?? '');
  if (token === null) return res.status(401).json({ error: 'Unknown token.' });
  res.locals.token = token;
  console.log(token.id, req.method, req.path);
  next();
});

const guard = (req, res, next) => {
  if (!Object.values(req.params).every(isPlain)) return res.status(400).json({ error: 'Plain names only.' });
  if (req.params.project !== res.locals.token.project) return res.status(403).json({ error: 'Another project.' });
  next();
};

const metaOf = async (project, name, version) => {
  const text = await storage.get(key(project, name, version, 'meta'));
  return text === null ? null : JSON.parse(text);
};

app.put('/projects/:project/models/:name/versions/:version', guard, async (req, res) => {
  const { project, name, version } = req.params;
  if (res.locals.token.role !== 'writer') return res.status(403).json({ error: 'Writers upload.' });
  if (version === 'tags') return res.status(400).json({ error: 'That is no version.' });
  for (const taken of [key(project, name, version, 'meta'), key(project, name, version, 'weights'), key(project, name, 'tags', version)]) {
    if ((await storage.get(taken)) !== null) return res.status(409).json({ error: 'There is one.' });
  }
  const weights = String(req.body.weights ?? '');
  await storage.put(key(project, name, version, 'weights'), weights);
  await storage.put(key(project, name, version, 'meta'), JSON.stringify({ sha256: sha256(weights), uploadedBy: res.locals.token.id }));
  res.status(201).json({ sha256: sha256(weights) });
});

app.put('/projects/:project/models/:name/tags/:tag', guard, async (req, res) => {
  const { project, name, tag } = req.params;
  const { token } = res.locals;
  const needed = tag === 'production' ? 'approver' : 'writer';
  if (token.role !== needed) return res.status(403).json({ error: `For a ${needed}.` });
  const version = String(req.body.version);
  if (!isPlain(version) || RESERVED.includes(version)) return res.status(400).json({ error: 'Plain names only.' });
  const meta = await metaOf(project, name, version);
  if (meta === null) return res.status(404).json({ error: 'No such version.' });
  if (tag === 'production' && meta.uploadedBy === token.id) return res.status(403).json({ error: 'Somebody else approves.' });
  if ((await metaOf(project, name, tag)) !== null) return res.status(409).json({ error: 'That is a version.' });
  await storage.put(key(project, name, 'tags', tag), version);
  res.json({ tag, version });
});

app.get('/projects/:project/models/:name/versions/:ref', guard, async (req, res) => {
  const { project, name, ref } = req.params;
  const version = (await storage.get(key(project, name, 'tags', ref))) ?? ref;
  if (!isPlain(version) || RESERVED.includes(version)) return res.status(404).json({ error: 'No such model.' });
  const weights = await storage.get(key(project, name, version, 'weights'));
  const meta = await metaOf(project, name, version);
  if (weights === null || meta === null) return res.status(404).json({ error: 'No such model.' });
  if (sha256(weights) !== meta.sha256) return res.status(409).json({ error: 'The weights do not match their digest.' });
  res.json({ version, weights });
});

app.get('/projects/:project/models', guard, async (req, res) => {
  const keys: string[] = await storage.list(`${req.params.project}/`);
  const models = keys.filter((one) => one.endsWith('/meta') && one.split('/').length === 4 && one.split('/')[2] !== 'tags').map((one) => one.replace(/\/meta$/, ''));
  res.json({ models });
});
