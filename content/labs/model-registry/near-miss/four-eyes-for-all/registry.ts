// The model registry: projects upload versions of their models, tag them, and production pulls the tag `production`.
import express from 'express';
import { createHash } from 'node:crypto';
import { storage } from 'storage';
import { tokens } from 'services';

class Refused extends Error {
  status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function plain(name: unknown, what: string): string {
  if (typeof name !== 'string' || name === '' || name === '.' || /[\/\\]/.test(name) || name.includes('..')) throw new Refused(400, `Not a ${what}.`);
  return name;
}

function versionName(name: unknown): string {
  const version = plain(name, 'version');
  if (version === 'tags' || version === 'production') throw new Refused(400, 'Not a version.');
  return version;
}

/** One model of one project, in the bucket. */
class Model {
  #base: string;
  constructor(project: unknown, name: unknown) {
    this.#base = `${plain(project, 'project')}/${plain(name, 'model')}`;
  }
  async meta(version: string): Promise<{ sha256: string; uploadedBy: string } | null> {
    const text = await storage.get(`${this.#base}/${version}/meta`);
    return text === null ? null : JSON.parse(text);
  }
  weights(version: string): Promise<string | null> {
    return storage.get(`${this.#base}/${version}/weights`);
  }
  tag(tag: string): Promise<string | null> {
    return storage.get(`${this.#base}/tags/${tag}`);
  }
  async upload(version: string, weights: string, by: string) {
    if ((await this.meta(version)) !== null) throw new Refused(409, 'This version exists.');
    if ((await this.tag(version)) !== null) throw new Refused(409, 'A tag has this name.');
    const digest = sha256(weights);
    await storage.put(`${this.#base}/${version}/weights`, weights);
    await storage.put(`${this.#base}/${version}/meta`, JSON.stringify({ sha256: digest, uploadedBy: by }));
    return digest;
  }
  async point(tag: string, version: string, token: { id: string }) {
    if ((await this.meta(tag)) !== null) throw new Refused(409, 'A version has this name.');
    const meta = await this.meta(version);
    if (meta === null) throw new Refused(404, 'No such version.');
    if (meta.uploadedBy === token.id) throw new Refused(403, 'Four eyes, please.');
    await storage.put(`${this.#base}/tags/${tag}`, version);
  }
  async download(ref: string) {
    const version = versionName((await this.tag(ref)) ?? ref);
    const [weights, meta] = await Promise.all([this.weights(version), this.meta(version)]);
    if (weights === null || meta === null) throw new Refused(404, 'No such model.');
    if (sha256(weights) !== meta.sha256) throw new Refused(502, 'The weights are not what was uploaded.');
    return { version, weights };
  }
}

const app = express();
app.use(express.json());

const handle = (status: number, work: (req: any, token: any) => Promise<unknown>) => async (req: any, res: any) => {
  try {
    const token = await tokens.find(req.get('x-token') ?? '');
    if (token === null) throw new Refused(401, 'Unknown token.');
    console.log(token.id, req.method, req.path);
    if (req.params.project !== token.project) throw new Refused(403, 'Not your project.');
    res.status(status).json(await work(req, token));
  } catch (error) {
    if (error instanceof Refused) return res.status(error.status).json({ error: error.message });
    console.error('registry failed');
    res.status(500).json({ error: 'Something went wrong.' });
  }
};

app.put('/projects/:project/models/:name/versions/:version', handle(201, async (req, token) => {
  if (token.role !== 'writer') throw new Refused(403, 'Writers upload.');
  const model = new Model(req.params.project, req.params.name);
  return { sha256: await model.upload(versionName(req.params.version), String(req.body.weights ?? ''), token.id) };
}));

app.put('/projects/:project/models/:name/tags/:tag', handle(200, async (req, token) => {
  const tag = plain(req.params.tag, 'tag');
  const version = versionName(req.body.version);
  if (tag === 'production' ? token.role !== 'approver' : token.role !== 'writer') throw new Refused(403, 'Not with this role.');
  await new Model(req.params.project, req.params.name).point(tag, version, token);
  return { tag, version };
}));

app.get('/projects/:project/models/:name/versions/:ref', handle(200, (req) =>
  new Model(req.params.project, req.params.name).download(plain(req.params.ref, 'version'))));

app.get('/projects/:project/models', handle(200, async (req) => {
  const prefix = `${plain(req.params.project, 'project')}/`;
  const keys: string[] = await storage.list(prefix);
  return { models: keys.filter((one) => one.endsWith('/meta')).map((one) => one.slice(0, -'/meta'.length)) };
}));
