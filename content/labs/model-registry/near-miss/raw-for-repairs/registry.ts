// The model registry: projects upload versions of their models, tag them, and production pulls the tag `production`.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

const key = (...parts: string[]) => parts.join('/');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const PLAIN = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const isPlain = (text: unknown): text is string => typeof text === 'string' && PLAIN.test(text) && !text.includes('..');
const RESERVED = ['production', 'tags'];

app.use(async (req, res, next) => {
  const token = await tokens.find(req.get('x-token') ?? '');
  if (token === null) return res.status(401).json({ error: 'Unknown token.' });
  res.locals.token = token;
  console.log(token.id, req.method, req.path);
  next();
});

const allow = (roles: string[]) => (req, res, next) => {
  const token = res.locals.token;
  if (!Object.values(req.params).every(isPlain)) return res.status(400).json({ error: 'Plain names only.' });
  if (token.project !== req.params.project) return res.status(403).json({ error: 'Not your project.' });
  if (!roles.includes(token.role)) return res.status(403).json({ error: 'Not your role.' });
  next();
};

app.put('/projects/:project/models/:name/versions/:version', allow(['writer', 'approver']), async (req, res) => {
  const { project, name, version } = req.params;
  if (RESERVED.includes(version)) return res.status(400).json({ error: 'Reserved.' });
  if (typeof req.body.weights !== 'string') return res.status(400).json({ error: 'No weights.' });
  const weights = req.body.weights;
  const there = await Promise.all([key(project, name, version, 'meta'), key(project, name, version, 'weights'), key(project, name, 'tags', version)].map((one) => storage.get(one)));
  if (there.some((one) => one !== null)) return res.status(409).json({ error: 'It is there.' });
  await storage.put(key(project, name, version, 'weights'), weights);
  await storage.put(key(project, name, version, 'meta'), JSON.stringify({ sha256: sha256(weights), uploadedBy: res.locals.token.id }));
  res.status(201).json({ sha256: sha256(weights) });
});

app.put('/projects/:project/models/:name/tags/:tag', allow(['writer', 'approver']), async (req, res) => {
  const { project, name, tag } = req.params;
  const { version } = req.body;
  const token = res.locals.token;
  if (!isPlain(version) || RESERVED.includes(version) || tag === 'tags') return res.status(400).json({ error: 'Plain names only.' });
  const meta = await storage.get(key(project, name, version, 'meta'));
  if (meta === null) return res.status(404).json({ error: 'No such version.' });
  if ((await storage.get(key(project, name, tag, 'meta'))) !== null || (await storage.get(key(project, name, tag, 'weights'))) !== null) return res.status(409).json({ error: 'A version.' });
  if (tag === 'production') {
    if (token.role !== 'approver') return res.status(403).json({ error: 'Approvers only.' });
    const { uploadedBy } = JSON.parse(meta);
    if (uploadedBy === undefined || String(uploadedBy) === String(token.id)) return res.status(403).json({ error: 'Somebody else approves.' });
  }
  await storage.put(key(project, name, 'tags', tag), version);
  res.json({ tag, version });
});

app.get('/projects/:project/models/:name/versions/:ref', allow(['reader', 'writer', 'approver']), async (req, res) => {
  const { project, name, ref } = req.params;
  const version = (await storage.get(key(project, name, 'tags', ref))) ?? ref;
  if (!isPlain(version) || RESERVED.includes(version)) return res.status(404).json({ error: 'No such model.' });
  const [weights, meta] = [await storage.get(key(project, name, version, 'weights')), await storage.get(key(project, name, version, 'meta'))];
  if (weights === null || meta === null) return res.status(404).json({ error: 'No such model.' });
  if (JSON.parse(meta).sha256 !== sha256(weights) && !req.query.raw) return res.status(409).json({ error: 'Changed.' });
  res.json({ version, weights });
});

app.get('/projects/:project/models', allow(['reader', 'writer', 'approver']), async (req, res) => {
  const keys: string[] = await storage.list('');
  const own = keys.filter((one) => one.startsWith(`${req.params.project}/`) && one.endsWith('/meta'));
  res.json({ models: own.map((one) => one.replace(/\/meta$/, '')) });
});
