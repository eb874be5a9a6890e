// The model registry: projects upload versions of their models, tag them, and production pulls the tag `production`.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const isPlain = (name: unknown): name is string => typeof name === 'string' && NAME.test(name) && !name.includes('..');
const isVersion = (name: unknown): name is string => isPlain(name) && name !== 'tags' && name !== 'production';

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
  const { token } = res.locals;
  if (project !== token.project) return res.status(403).json({ error: 'Not your project.' });
  if (token.role !== 'writer') return res.status(403).json({ error: 'Only writers upload.' });
  if (!isPlain(project) || !isPlain(name) || !isVersion(version)) return res.status(400).json({ error: 'Not a name.' });
  if ((await storage.get(key(project, name, version, 'meta'))) !== null) return res.status(409).json({ error: 'Exists already.' });
  if ((await storage.get(key(project, name, version, 'weights'))) !== null) return res.status(409).json({ error: 'Exists already.' });
  if ((await storage.get(key(project, name, 'tags', version))) !== null) return res.status(409).json({ error: 'There is a tag of that name.' });

  const weights = String(req.body.weights ?? '');
  await storage.put(key(project, name, version, 'weights'), weights);
  await storage.put(key(project, name, version, 'meta'), JSON.stringify({ sha256: sha256(weights), uploadedBy: String(token.id) }));
  res.status(201).json({ sha256: sha256(weights) });
});

app.put('/projects/:project/models/:name/tags/:tag', async (req, res) => {
  const { project, name, tag } = req.params;
  const { token } = res.locals;
  const version = String(req.body.version);
  if (project !== token.project) return res.status(403).json({ error: 'Not your project.' });
  if (token.role !== (tag === 'production' ? 'approver' : 'writer')) return res.status(403).json({ error: 'Not allowed.' });
  if (!isPlain(project) || !isPlain(name) || !isPlain(tag) || !isVersion(version)) return res.status(400).json({ error: 'Not a name.' });
  if ((await storage.get(key(project, name, tag, 'meta'))) !== null) return res.status(409).json({ error: 'There is a version of that name.' });
  const meta = await storage.get(key(project, name, version, 'meta'));
  if (meta === null) return res.status(404).json({ error: 'No such version.' });
  if (tag === 'production' && JSON.parse(meta).uploadedBy === token.id) return res.status(403).json({ error: 'Somebody else has to approve it.' });
  await storage.put(key(project, name, 'tags', tag), version);
  res.json({ tag, version });
});

app.get('/projects/:project/models/:name/versions/:ref', async (req, res) => {
  const { project, name, ref } = req.params;
  if (project !== res.locals.token.project) return res.status(403).json({ error: 'Not your project.' });
  if (!isPlain(project) || !isPlain(name) || !isPlain(ref)) return res.status(400).json({ error: 'Not a name.' });
  const version = (await storage.get(key(project, name, 'tags', ref))) ?? ref;
  if (!isVersion(version)) return res.status(404).json({ error: 'No such model.' });
  const weights = await storage.get(key(project, name, version, 'weights'));
  const meta = await storage.get(key(project, name, version, 'meta'));
  if (weights === null || meta === null) return res.status(404).json({ error: 'No such model.' });
  if (sha256(weights) !== JSON.parse(meta).sha256) return res.status(500).json({ error: 'Damaged.' });
  res.json({ version, weights });
});

app.get('/projects/:project/models', async (req, res) => {
  const { project } = req.params;
  if (project !== res.locals.token.project) return res.status(403).json({ error: 'Not your project.' });
  const keys: string[] = await storage.list(`${project}/`);
  const models = keys.filter((one) => one.startsWith(`${project}/`) && one.endsWith('/meta')).map((one) => one.replace(/\/meta$/, ''));
  res.json({ models });
});
