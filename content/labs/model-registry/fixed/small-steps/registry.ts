// The model registry. Each handler asks three questions in the open: whose project, which role, does it exist already.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

const app = express();
app.use(express.json());

class Refused extends Error {
  code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const plain = (name: unknown): string => {
  if (typeof name !== 'string' || !/^[\w-]+(\.[\w-]+)*$/.test(name)) throw new Refused(400, 'That is no name.');
  return name;
};
// Where tags lie, and the tag that is nobody's version.
const isReserved = (name: unknown): boolean => name === 'tags' || name === 'production';
// Encoded, so that a name can never reach into another folder.
const at = (...parts: string[]): string => parts.map((part) => encodeURIComponent(plain(part))).join('/');

async function caller(req, roles: string[]): Promise<{ id: string; project: string; role: string }> {
  const token = await tokens.find(req.get('x-token') ?? '');
  if (token === null) throw new Refused(401, 'Unknown token.');
  console.log(token.id, req.method, req.path);
  if (token.project !== req.params.project) throw new Refused(403, 'Not your project.');
  if (!roles.includes(token.role)) throw new Refused(403, `Not for a ${token.role}.`);
  return token;
}

app.put('/projects/:project/models/:name/versions/:version', async (req, res) => {
  const who = await caller(req, ['writer']);
  const folder = at(req.params.project, req.params.name, req.params.version);
  const isTaken = isReserved(req.params.version) || (await storage.get(`${folder}/meta`)) !== null || (await storage.get(at(req.params.project, req.params.name, 'tags', req.params.version))) !== null;
  if (isTaken) throw new Refused(409, 'That name is taken.');
  const weights = String(req.body.weights ?? '');
  await storage.put(`${folder}/weights`, weights);
  await storage.put(`${folder}/meta`, JSON.stringify({ sha256: digest(weights), uploadedBy: who.id }));
  res.status(201).json({ sha256: digest(weights) });
});

app.put('/projects/:project/models/:name/tags/:tag', async (req, res) => {
  const { project, name, tag } = req.params;
  const who = await caller(req, tag === 'production' ? ['approver'] : ['writer']);
  const meta = isReserved(req.body.version) ? null : await storage.get(`${at(project, name, plain(req.body.version))}/meta`);
  if (meta === null) throw new Refused(404, 'No such version.');
  if (tag === 'production' && JSON.parse(meta).uploadedBy === who.id) throw new Refused(403, 'Somebody else has to approve this.');
  if ((await storage.get(`${at(project, name, tag)}/meta`)) !== null) throw new Refused(409, 'There is a version of that name.');
  await storage.put(at(project, name, 'tags', tag), req.body.version);
  res.json({ tag, version: req.body.version });
});

app.get('/projects/:project/models/:name/versions/:ref', async (req, res) => {
  const { project, name, ref } = req.params;
  await caller(req, ['reader', 'writer', 'approver']);
  const isVersion = (await storage.get(`${at(project, name, ref)}/meta`)) !== null;
  const version = isVersion ? ref : await storage.get(at(project, name, 'tags', ref));
  const meta = version === null ? null : await storage.get(`${at(project, name, version)}/meta`);
  const weights = version === null ? null : await storage.get(`${at(project, name, version)}/weights`);
  if (meta === null || weights === null) throw new Refused(404, 'No such model.');
  if (digest(weights) !== JSON.parse(meta).sha256) throw new Refused(500, 'These are not the weights that were uploaded.');
  res.json({ version, weights });
});

app.get('/projects/:project/models', async (req, res) => {
  await caller(req, ['reader', 'writer', 'approver']);
  const keys: string[] = await storage.list(`${at(req.params.project)}/`);
  res.json({ models: keys.flatMap((one) => (one.endsWith('/meta') ? [one.slice(0, -'/meta'.length)] : [])) });
});

app.use((problem, req, res, next) => res.status(problem.code ?? 500).json({ error: problem.message }));
