// The model registry: projects upload versions of their models, tag them, and production pulls the tag `production`.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

const key = (project: string, name: string, ...rest: string[]) => [project, name, ...rest].join('/');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const isPlain = (name: unknown): name is string => typeof name === 'string' && name.trim() !== '' && name !== '.' && !/[\/\\\p{Cc}]|\.\./u.test(name);
const exists = async (...parts: [string, string, ...string[]]) => (await storage.get(key(...parts))) !== null;
const refuse = (res, status: number, error: string) => res.status(status).json({ error });

// Every request names a known token; who it belongs to is for the log.
app.use(async (req, res, next) => {
  const token = await tokens.find(req.get('x-token') ?? '');
  if (token === null) return res.status(401).json({ error: 'Unknown token.' });
  res.locals.token = token;
  console.log(token.id, req.method, req.path);
  next();
});

const allow = (...roles: string[]) => (req, res, next) => {
  const { token } = res.locals;
  if (!Object.values(req.params).every(isPlain)) return refuse(res, 400, 'A plain name, please.');
  if (req.params.project !== token.project) return refuse(res, 403, 'Another project.');
  if (!roles.includes(token.role)) return refuse(res, 403, 'Not with this role.');
  next();
};

app.put('/projects/:project/models/:name/versions/:version', allow('writer'), async (req, res) => {
  const { project, name, version } = req.params;
  if (['production', 'tags'].includes(version)) return refuse(res, 400, 'Not the name of a version.');
  if ((await storage.list(key(project, name, version))).length > 0) return refuse(res, 409, 'There is such a version.');
  if (await exists(project, name, 'tags', version)) return refuse(res, 409, 'There is such a tag.');
  const weights = String(req.body.weights ?? '');
  await storage.put(key(project, name, version, 'weights'), weights);
  await storage.put(key(project, name, version, 'meta'), JSON.stringify({ sha256: sha256(weights), uploadedBy: res.locals.token.id }));
  res.status(201).json({ sha256: sha256(weights) });
});

app.put('/projects/:project/models/:name/tags/:tag', allow('writer', 'approver'), async (req, res) => {
  const { project, name, tag } = req.params;
  const { token } = res.locals;
  const version = String(req.body.version);
  if (!isPlain(version) || ['production', 'tags'].includes(version)) return refuse(res, 400, 'Not the name of a version.');
  if (await exists(project, name, tag, 'meta')) return refuse(res, 409, 'There is such a version.');
  const meta = await storage.get(key(project, name, version, 'meta'));
  if (meta === null) return res.status(404).json({ error: 'No such version.' });
  if (tag === 'production' && (token.role !== 'approver' || JSON.parse(meta).uploadedBy === token.id)) return refuse(res, 403, 'For an approver who has not uploaded it.');
  await storage.put(key(project, name, 'tags', tag), version);
  res.json({ tag, version });
});

app.get('/projects/:project/models/:name/versions/:ref', allow('reader', 'writer', 'approver'), async (req, res) => {
  const { project, name, ref } = req.params;
  const version = (await storage.get(key(project, name, 'tags', ref))) ?? ref;
  if (!isPlain(version) || version === 'tags') return refuse(res, 404, 'No such model.');
  const weights = await storage.get(key(project, name, version, 'weights'));
  const meta = await storage.get(key(project, name, version, 'meta'));
  if (weights === null || meta === null) return res.status(404).json({ error: 'No such model.' });
  if (sha256(weights) !== JSON.parse(meta).sha256) return refuse(res, 500, 'The weights are not what was uploaded.');
  res.json({ version, weights });
});

app.get('/projects/:project/models', allow('reader', 'writer', 'approver'), async (req, res) => {
  const keys: string[] = await storage.list(`${req.params.project}/`);
  const models = keys.filter((one) => one.endsWith('/meta')).map((one) => one.replace(/\/meta$/, ''));
  res.json({ models });
});
