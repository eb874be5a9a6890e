// The model registry: projects upload versions of their models, tag them, and production pulls the tag `production`.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

type Token = { id: string; project: string; role: 'reader' | 'writer' | 'approver' };
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const app = express();
app.use(express.json());

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const plain = (...names: string[]): void => {
  for (const name of names) if (typeof name !== 'string' || !PLAIN.test(name) || name.includes('..')) throw new Refusal(400, 'Names are plain.');
};
const at = (...parts: string[]) => parts.join('/');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const allow = (token: Token, project: string, ...roles: Token['role'][]) => {
  plain(project);
  if (token.project !== project || !roles.includes(token.role)) throw new Refusal(403, 'Not with this token.');
};

app.use(async (req, res, next) => {
  const token = await tokens.find(req.get('x-token') ?? '');
  if (token === null) return res.status(401).json({ error: 'Unknown token.' });
  res.locals.token = token;
  next();
});

app.put('/projects/:project/models/:name/versions/:version', async (req, res) => {
  const { project, name, version } = req.params;
  const token = res.locals.token;
  allow(token, project, 'writer');
  plain(name, version);
  if (version === 'tags') throw new Refusal(400, 'Not a version.');
  if ((await storage.get(at(project, name, version, 'meta'))) !== null || (await storage.get(at(project, name, version, 'weights'))) !== null) throw new Refusal(409, 'That version is there.');
  if ((await storage.get(at(project, name, 'tags', version))) !== null) throw new Refusal(409, 'That is a tag.');
  const weights = String(req.body.weights ?? '');
  const meta = { sha256: sha256(weights), uploadedBy: token.id };
  await storage.put(at(project, name, version, 'weights'), weights);
  await storage.put(at(project, name, version, 'meta'), JSON.stringify(meta));
  res.status(201).json({ sha256: meta.sha256 });
});

app.put('/projects/:project/models/:name/tags/:tag', async (req, res) => {
  const { project, name, tag } = req.params;
  const version = req.body.version;
  const token = res.locals.token;
  allow(token, project, ...(tag === 'production' ? (['approver'] as const) : (['writer', 'approver'] as const)));
  plain(name, tag, version);
  const text = await storage.get(at(project, name, version, 'meta'));
  if (text === null) throw new Refusal(404, 'No such version.');
  if ((await storage.get(at(project, name, tag, 'meta'))) !== null) throw new Refusal(409, 'That is a version.');
  if (tag === 'production' && JSON.parse(text).uploadedBy === token.id) throw new Refusal(403, 'Somebody else approves.');
  await storage.put(at(project, name, 'tags', tag), version);
  res.json({ tag, version });
});

app.get('/projects/:project/models/:name/versions/:ref', async (req, res) => {
  const { project, name, ref } = req.params;
  allow(res.locals.token, project, 'reader', 'writer', 'approver');
  plain(name, ref);
  const version = (await storage.get(at(project, name, 'tags', ref))) ?? ref;
  const [weights, meta] = [await storage.get(at(project, name, version, 'weights')), await storage.get(at(project, name, version, 'meta'))];
  if (weights === null || meta === null) throw new Refusal(404, 'No such model.');
  if (JSON.parse(meta).sha256 !== sha256(weights)) throw new Refusal(502, 'The weights are not what was uploaded.');
  res.json({ version, weights });
});

app.get('/projects/:project/models', async (req, res) => {
  const { project } = req.params;
  allow(res.locals.token, project, 'reader', 'writer', 'approver');
  const keys: string[] = await storage.list(project);
  res.json({ models: keys.filter((one) => one.endsWith('/meta')).map((one) => one.slice(0, -'/meta'.length)) });
});

app.use((problem, req, res, next) => {
  if (problem instanceof Refusal) return res.status(problem.status).json({ error: problem.message });
  res.status(500).json({ error: 'It failed.' });
});
