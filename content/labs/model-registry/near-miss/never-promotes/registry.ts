// The model registry: projects upload versions of their models, tag them, and production pulls the tag `production`.
import express from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

type Token = { id: string; project: string; role: 'reader' | 'writer' | 'approver' };
type Meta = { sha256: string; uploadedBy: string };

const RIGHTS = { read: ['reader', 'writer', 'approver'], write: ['writer'], approve: [] } as const;
const NAME = /^[a-z0-9](?:[a-z0-9._-]{0,60}[a-z0-9])?$/i;
const RESERVED = ['tags', 'production'];

const key = (...parts: string[]) => parts.join('/');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(new TextEncoder().encode(a), new TextEncoder().encode(b));

app.use(async (req, res, next) => {
  const token = await tokens.find(req.get('x-token') ?? '');
  if (token === null) return res.status(401).json({ error: 'Unknown token.' });
  res.locals.token = token;
  next();
});

/** Names are plain, the project is the token's own, and the role has the right. */
const may = (right: keyof typeof RIGHTS) => (req, res, next) => {
  const token: Token = res.locals.token;
  const names = Object.values(req.params) as string[];
  if (!names.every((name) => NAME.test(name) && !name.includes('..'))) return res.status(400).json({ error: 'Letters, digits, dot, dash and underscore.' });
  if (req.params.project !== token.project) return res.status(404).json({ error: 'No such project.' });
  if (!(RIGHTS[right] as readonly string[]).includes(token.role)) return res.status(403).json({ error: `A ${token.role} may not do that.` });
  next();
};

const readMeta = async (...at: string[]): Promise<Meta | null> => {
  const text = await storage.get(key(...at, 'meta'));
  return text === null ? null : JSON.parse(text);
};

app.put('/projects/:project/models/:name/versions/:version', may('write'), async (req, res) => {
  const { project, name, version } = req.params;
  if (RESERVED.includes(version)) return res.status(400).json({ error: 'That name is taken.' });
  if ((await readMeta(project, name, version)) !== null) return res.status(409).json({ error: 'A version does not change. Upload a new one.' });
  const weights = String(req.body.weights ?? '');
  await storage.put(key(project, name, version, 'weights'), weights);
  await storage.put(key(project, name, version, 'meta'), JSON.stringify({ sha256: sha256(weights), uploadedBy: res.locals.token.id }));
  res.status(201).json({ sha256: sha256(weights) });
});

const setTag = async (req, res) => {
  const { project, name, tag } = req.params;
  const version = String(req.body.version);
  const meta = NAME.test(version) ? await readMeta(project, name, version) : null;
  if (meta === null) return res.status(404).json({ error: 'No such version.' });
  if ((await readMeta(project, name, tag)) !== null) return res.status(409).json({ error: 'There is a version of that name.' });
  if (tag === 'production' && meta.uploadedBy === res.locals.token.id) return res.status(403).json({ error: 'Somebody else has to approve this.' });
  await storage.put(key(project, name, 'tags', tag), version);
  res.json({ tag, version });
};
app.put('/projects/:project/models/:name/tags/production', (req, res, next) => {
  req.params.tag = 'production';
  may('approve')(req, res, next);
}, (req, res) => {
  req.params.tag = 'production';
  return setTag(req, res);
});
app.put('/projects/:project/models/:name/tags/:tag', may('write'), setTag);

app.get('/projects/:project/models/:name/versions/:ref', may('read'), async (req, res) => {
  const { project, name, ref } = req.params;
  const version = (await readMeta(project, name, ref)) === null ? ((await storage.get(key(project, name, 'tags', ref))) ?? ref) : ref;
  // A tag in the bucket says what somebody wrote there.
  if (!NAME.test(version) || version.includes('..') || RESERVED.includes(version)) return res.status(404).json({ error: 'No such model.' });
  const [meta, weights] = [await readMeta(project, name, version), await storage.get(key(project, name, version, 'weights'))];
  if (meta === null || weights === null) return res.status(404).json({ error: 'No such model.' });
  if (!same(sha256(weights), meta.sha256)) return res.status(409).json({ error: 'The weights are not the ones that were uploaded.' });
  res.json({ version, weights });
});

app.get('/projects/:project/models', may('read'), async (req, res) => {
  const keys: string[] = await storage.list(`${req.params.project}/`);
  res.json({ models: keys.filter((one) => one.endsWith('/meta')).map((one) => one.replace(/\/meta$/, '')) });
});
