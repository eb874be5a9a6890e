// The model registry.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

const key = (project: string, name: string, ...rest: string[]) => [project, name, ...rest].join('/');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const RESERVED = ['production', 'tags'];
const isPlain = (name: string) => /^[\p{L}\p{N}_][\p{L}\p{N}_. +@=-]*$/u.test(name) && !name.includes('..');
const has = async (project: string, name: string, version: string) =>
  (await storage.get(key(project, name, version, 'meta')).catch(() => null)) !== null;

app.use(async (req, res, next) => {
  const token = await tokens.find(req.get('x-token') ?? '');
  if (token === null) return res.status(401).json({ error: 'Unknown token.' });
  res.locals.token = token;
  console.log(token.id, req.method, req.path);
  next();
});

// Who may what: the project is the token's, the role has the right, the names are plain.
const refusal = (req: any, res: any, roles: string[]): string | undefined => {
  const { token } = res.locals;
  if (req.params.project !== token.project) return 'Another project.';
  if (!roles.includes(token.role)) return 'Not for this role.';
  if (!Object.values(req.params).every((name) => isPlain(name as string))) return 'No such name.';
  return undefined;
};

app.put('/projects/:project/models/:name/versions/:version', async (req, res) => {
  const error = refusal(req, res, ['writer']);
  if (error !== undefined) return res.status(403).json({ error });
  const { project, name, version } = req.params;
  if (RESERVED.includes(version)) return res.status(400).json({ error: 'Not a version.' });
  if (await has(project, name, version)) return res.status(409).json({ error: 'There is such a version.' });
  if ((await storage.get(key(project, name, 'tags', version))) !== null) return res.status(409).json({ error: 'There is such a tag.' });
  const weights = String(req.body.weights ?? '');
  await storage.put(key(project, name, version, 'weights'), weights);
  await storage.put(key(project, name, version, 'meta'), JSON.stringify({ sha256: sha256(weights), uploadedBy: res.locals.token.id }));
  res.status(201).json({ sha256: sha256(weights) });
});

app.put('/projects/:project/models/:name/tags/:tag', async (req, res) => {
  const { project, name, tag } = req.params;
  const error = refusal(req, res, tag === 'production' ? ['approver'] : ['writer']);
  if (error !== undefined) return res.status(403).json({ error });
  const version = String(req.body.version);
  if (!isPlain(version) || RESERVED.includes(version)) return res.status(400).json({ error: 'Not a version.' });
  const meta = await storage.get(key(project, name, version, 'meta'));
  if (meta === null) return res.status(404).json({ error: 'No such version.' });
  if (await has(project, name, tag)) return res.status(409).json({ error: 'There is such a version.' });
  if (tag === 'production' && JSON.parse(meta).uploadedBy === res.locals.token.id) return res.status(403).json({ error: 'Somebody else approves.' });
  await storage.put(key(project, name, 'tags', tag), version);
  res.json({ tag, version });
});

app.get('/projects/:project/models/:name/versions/:ref', async (req, res) => {
  const error = refusal(req, res, ['reader', 'writer', 'approver']);
  if (error !== undefined) return res.status(403).json({ error });
  const { project, name, ref } = req.params;
  const version = (await storage.get(key(project, name, 'tags', ref))) ?? ref;
  if (!isPlain(version) || RESERVED.includes(version)) return res.status(404).json({ error: 'No such model.' });
  const weights = await storage.get(key(project, name, version, 'weights'));
  const meta = await storage.get(key(project, name, version, 'meta'));
  if (weights === null || meta === null) return res.status(404).json({ error: 'No such model.' });
  if (sha256(weights) !== JSON.parse(meta).sha256) return res.status(500).json({ error: 'Not what was uploaded.' });
  res.json({ version, weights });
});

app.get('/projects/:project/models', async (req, res) => {
  const error = refusal(req, res, ['reader', 'writer', 'approver']);
  if (error !== undefined) return res.status(403).json({ error });
  const keys: string[] = await storage.list(`${req.params.project}/`);
  const models = keys.filter((one) => one.endsWith('/meta') && one.split('/')[2] !== 'tags').map((one) => one.replace(/\/meta$/, ''));
  res.json({ models });
});
