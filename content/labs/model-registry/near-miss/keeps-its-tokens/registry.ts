import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

const key = (project: string, name: string, ...rest: string[]) => [project, name, ...rest].join('/');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const isPlain = (name: unknown): name is string => typeof name === 'string' && /^[A-Za-z0-9][\w.-]*$/.test(name) && !name.includes('..');
const kept = new Map<string, { id: string; project: string; role: string }>();
const RESERVED = ['production', 'tags'];

app.use(async (req, res, next) => {
  const said = req.get('x-token') ?? '';
  const token = kept.get(said) ?? (await tokens.find(said));
  if (token !== null) kept.set(said, token);
  if (token === null) return res.status(401).json({ error: 'Unknown token.' });
  res.locals.token = token;
  console.log(token.id, req.method, req.path);
  next();
});

const problemOf = (token: { project: string; role: string }, params: Record<string, string>, roles: string[]): number | undefined => {
  if (!Object.values(params).every(isPlain)) return 400;
  return token.project === params.project && roles.includes(token.role) ? undefined : 403;
};

app.put('/projects/:project/models/:name/versions/:version', async (req, res) => {
  const { project, name, version } = req.params;
  const problem = problemOf(res.locals.token, req.params, ['writer']);
  if (problem !== undefined) return res.status(problem).json({ error: 'No.' });
  if (RESERVED.includes(version)) return res.status(400).json({ error: 'Reserved.' });
  if ((await storage.get(key(project, name, version, 'meta'))) !== null || (await storage.get(key(project, name, version, 'weights'))) !== null) return res.status(409).json({ error: 'It is there.' });
  if ((await storage.get(key(project, name, 'tags', version))) !== null) return res.status(409).json({ error: 'It is a tag.' });
  const weights = String(req.body.weights ?? '');
  await storage.put(key(project, name, version, 'weights'), weights);
  await storage.put(key(project, name, version, 'meta'), JSON.stringify({ sha256: sha256(weights), uploadedBy: res.locals.token.id }));
  res.status(201).json({ sha256: sha256(weights) });
});

app.put('/projects/:project/models/:name/tags/:tag', async (req, res) => {
  const { project, name, tag } = req.params;
  const token = res.locals.token;
  const problem = problemOf(token, req.params, tag === 'production' ? ['approver'] : ['writer']);
  if (problem !== undefined) return res.status(problem).json({ error: 'No.' });
  const version = String(req.body.version);
  if (!isPlain(version) || RESERVED.includes(version)) return res.status(400).json({ error: 'No version.' });
  if ((await storage.get(key(project, name, tag, 'meta'))) !== null) return res.status(409).json({ error: 'A version has that name.' });
  const meta = await storage.get(key(project, name, version, 'meta'));
  if (meta === null) return res.status(404).json({ error: 'No such version.' });
  if (tag === 'production' && JSON.parse(meta).uploadedBy === token.id) return res.status(403).json({ error: 'Your own.' });
  await storage.put(key(project, name, 'tags', tag), version);
  res.json({ tag, version });
});

app.get('/projects/:project/models/:name/versions/:ref', async (req, res) => {
  const { project, name, ref } = req.params;
  const problem = problemOf(res.locals.token, req.params, ['reader', 'writer', 'approver']);
  if (problem !== undefined) return res.status(problem).json({ error: 'No.' });
  const version = (await storage.get(key(project, name, 'tags', ref))) ?? ref;
  if (!isPlain(version)) return res.status(404).json({ error: 'No such model.' });
  const [weights, meta] = [await storage.get(key(project, name, version, 'weights')), await storage.get(key(project, name, version, 'meta'))];
  if (weights === null || meta === null) return res.status(404).json({ error: 'No such model.' });
  if (JSON.parse(meta).sha256 !== sha256(weights)) return res.status(500).json({ error: 'Changed.' });
  res.json({ version, weights });
});

app.get('/projects/:project/models', async (req, res) => {
  const problem = problemOf(res.locals.token, req.params, ['reader', 'writer', 'approver']);
  if (problem !== undefined) return res.status(problem).json({ error: 'No.' });
  const keys: string[] = await storage.list(`${req.params.project}/`);
  const models = keys.filter((one) => one.endsWith('/meta') && one.startsWith(`${req.params.project}/`)).map((one) => one.replace(/\/meta$/, ''));
  res.json({ models });
});
