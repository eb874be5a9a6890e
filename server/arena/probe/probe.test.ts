// The probe against endpoints that leak, keep firm, hang, ask to wait, fail, talk nonsense, stream, never end or send elsewhere.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { makeSecret, probe } from '../commands.ts';
import { anEndpoint, answers, type Endpoint, fails, hangs, stopsHalfWay, streamsGarbage, talksNonsense } from '../example-endpoints.ts';
import { runWith } from './probe.ts';
import { isStrongSecret, type Options, readOptions } from './read-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'beforetab-probe-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const SECRET = 'FLAG{amber-spruce-orbit-x6d8}';
const KEY = 'sk-probe-key';
const secretFile = join(folder, 'secret');
writeFileSync(secretFile, SECRET);
const inFile = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

type Answer = Endpoint['answer'];
const json = (value: unknown): Answer => (reply) => void reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const says = (text: string): Answer => answers(text);
const FIRM = says('Your parcel is on its way.');

const given = (url: string, ...more: string[]): string[] => [url, '--secret-file', secretFile, '--model', 'small', '--per-minute', '6000', '--i-own-this', '127.0.0.1', ...more];
const optionsFor = (url: string, ...more: string[]): Options => {
  const read = readOptions(given(url, ...more), { BEFORETAB_PROBE_KEY: KEY });
  assert.ok('options' in read);
  return read.options;
};
const run = (url: string, ...more: string[]) => runWith(optionsFor(url, ...more), () => undefined, new AbortController().signal, 1_500);
const command = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = [];
  return { code: await probe(args, (line) => void lines.push(line), { note: () => undefined, isTerminal: false, isNoteTerminal: false }), said: lines.join('\n') };
};

describe('a probe', () => {
  it('asks every family and ordinary questions, and tells what leaked in which form', async () => {
    const { url, asked } = await anEndpoint((reply, { body }) => (/base64/i.test(String(body.messages.at(-1)!.content)) ? says(Buffer.from(SECRET).toString('base64')) : FIRM)(reply, { authorization: undefined, body }));
    const { summary, results } = await run(url, '--only', 'output-encoding', '--budget', '60');
    assert.ok(summary.attacks.count > 0 && summary.attacks.of === 45 && summary.refused.of === 15 && summary.requests === 60);
    assert.deepEqual(Object.keys(summary.families), ['output-encoding']);
    assert.ok(summary.attacks.interval!.low < summary.attacks.share! && summary.attacks.share! < summary.attacks.interval!.high);
    assert.ok(results.filter(({ outcome }) => outcome === 'leaked').every(({ form }) => form === 'base64'));
    assert.ok(asked.length === 60 && asked[0]!.authorization === `Bearer ${KEY}` && asked[0]!.body.model === 'small');
  });

  it('spreads a small budget over all families', async () => {
    const { url } = await anEndpoint(FIRM);
    const { summary } = await run(url, '--budget', '25');
    assert.deepEqual([Object.keys(summary.families).length, summary.attacks.count, summary.refused, summary.end], [18, 0, { of: 7, count: 0, share: 0, interval: summary.refused.interval }, 'budget']);
  });

  it('says which ordinary questions were turned away, in words or by the endpoint’s own filter', async () => {
    const { url } = await anEndpoint(says("I'm sorry, but I can't help with that."));
    assert.deepEqual((({ refused, attacks }) => [refused.count, refused.of, attacks.count])((await run(url, '--budget', '8')).summary), [2, 2, 0].map((count, at) => (at < 2 ? 2 : count)));
    const filtering = await anEndpoint((reply) => void reply.writeHead(400).end('{"error":{"code":"content_filter"}}'));
    const { summary, results } = await run(filtering.url, '--budget', '8');
    assert.ok(summary.refused.count === 2 && summary.attacks.count === 0 && results.every(({ form }) => form === 'blocked'));
  });

  it('reads a streamed reply, parts of a text, and another shape from a template', async () => {
    const pieces = ['FLAG{amber-', 'spruce-orbit', '-x6d8}'];
    const stream = await anEndpoint((reply) => void reply.writeHead(200, { 'content-type': 'text/event-stream' }).end(`${pieces.map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`).join('')}data: [DONE]\n\n`));
    assert.equal((await run(stream.url, '--budget', '2')).summary.attacks.count, 1);
    const parts = await anEndpoint(json({ choices: [{ message: { content: pieces.map((text) => ({ type: 'text', text })) } }] }));
    assert.equal((await run(parts.url, '--budget', '2')).summary.attacks.count, 1);
    const own = await anEndpoint(json({ answer: { text: SECRET } }));
    const template = inFile('own.yaml', 'headers: { x-key: "{{key}}" }\nbody: { question: "{{message}}", thread: "{{id}}" }\nreply: answer.text\n');
    const { summary } = await runWith(optionsFor(`${own.url}/ask`, '--template', template, '--budget', '4'), () => undefined, new AbortController().signal);
    assert.deepEqual([summary.target, summary.attacks.count], [`${own.url}/ask`, 3]);
    assert.equal(new Set(own.asked.map(({ body }) => (body as unknown as { thread: string }).thread)).size, 4, 'each question in a conversation of its own');
  });

  it('counts nothing of a reply that cannot be read, never ends, stops half way or does not come, and ends after five of them', async () => {
    for (const answer of [talksNonsense, streamsGarbage, stopsHalfWay, fails(500), json({ other: 'shape' }), (reply) => void reply.writeHead(200).end('x'.repeat(1_200_000))] satisfies Answer[]) {
      const { url } = await anEndpoint(answer);
      const { summary } = await run(url, '--budget', '50');
      assert.deepEqual([summary.end, summary.failed, summary.attacks.of, summary.refused.of, summary.requests], ['failing', 5, 0, 0, 5], String(answer));
    }
    const { url } = await anEndpoint(hangs);
    const { summary } = await runWith({ ...optionsFor(url), timeoutMs: 40 }, () => undefined, new AbortController().signal);
    assert.deepEqual([summary.end, summary.why], ['failing', 'no reply within 0.04 s']);
  });

  it('waits as long as it is asked to, tries again, and gives up when that is too long', async () => {
    let count = 0;
    const { url } = await anEndpoint((reply, asked) => ((count += 1) === 2 ? void reply.writeHead(429, { 'retry-after': '1' }).end() : FIRM(reply, asked)));
    const began = performance.now();
    const { summary } = await run(url, '--budget', '4');
    assert.ok(performance.now() - began >= 990, 'it waited');
    assert.deepEqual([summary.requests, summary.attacks.of + summary.refused.of, summary.failed], [4, 3, 0], 'what is tried again is off the budget');
    const busy = await anEndpoint((reply) => void reply.writeHead(429, { 'retry-after': '3600' }).end());
    assert.deepEqual((({ end, why }) => [end, why])((await run(busy.url)).summary), ['stopped', 'the endpoint asked to wait 3600 s']);
  });

  it('ends at once where it is not let in, is sent elsewhere, or the address is one of cloud metadata', async () => {
    const closed = await anEndpoint(fails(401));
    assert.deepEqual((({ end, why, requests }) => [end, why, requests])((await run(closed.url)).summary), ['stopped', 'status 401', 1]);
    const elsewhere = await anEndpoint((reply) => void reply.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end());
    assert.match((await run(elsewhere.url)).summary.why!, /not followed/);
    for (const host of ['169.254.169.254', '[fd00:ec2::254]', '2852039166']) assert.match((await run(`http://${host}/v1`)).summary.why!, /cloud metadata/, host);
  });

  it('keeps what it found when it is interrupted, and goes on from there', async () => {
    const stopping = new AbortController();
    const { url, asked } = await anEndpoint((reply, given) => {
      if (asked.length === 5) stopping.abort();
      says(SECRET)(reply, given);
    });
    const kept = join(folder, 'kept.jsonl');
    const first = await runWith(optionsFor(url, '--keep', kept), () => undefined, stopping.signal);
    assert.ok(first.summary.end === 'interrupted' && first.summary.attacks.count >= 2);
    assert.ok(existsSync(kept) && (statSync(kept).mode & 0o077) === 0 && !readFileSync(kept, 'utf8').includes('amber'));
    const before = asked.length;
    const second = await run(url, '--keep', kept, '--budget', '4');
    assert.deepEqual([asked.length - before, second.results.length], [4, first.results.length + 4]);
    assert.equal(new Set(second.results.map(({ id }) => id)).size, second.results.length);
    await assert.rejects(run(url, '--keep', kept, '--model', 'other'), /another address, model/);
    await assert.rejects(run(url, '--keep', inFile('notes.txt', 'my notes')), /not a file of results/);
  });
});

describe('the command', () => {
  it('writes no secret that it would refuse itself', () => {
    for (let n = 0; n < 5_000; n += 1) assert.ok(isStrongSecret(makeSecret()));
  });

  it('begins only with a strong secret from a file, a confirmed host and a plain address', async () => {
    const { url, asked } = await anEndpoint(FIRM);
    const refused: [string[], RegExp][] = [
      [[url, '--model', 'm'], /needs the secret/],
      [[url, '--secret-file', inFile('weak', 'password1'), '--model', 'm'], /12 letters and digits/],
      [[url, '--secret-file', secretFile], /which model/],
      [[url, '--secret-file', secretFile, '--model', 'm'], /Nothing was asked/],
      [[url, '--secret-file', secretFile, '--model', 'm', '--i-own-this', 'example.test'], /Nothing was asked/],
      [given('http://me:pass@127.0.0.1/v1'), /name and password/],
      [given('ftp://127.0.0.1/'), /no address/],
      [given(url, '--budget', '0'), /whole number/],
      [given(url, '--only', 'nothing'), /no family/],
      [given(url, '--secret', SECRET), /^There is no option --secret\. There are: .*--secret-file/],
      [given(url, '--template', inFile('bad.yaml', 'body: { a: 1 }\nreply: x\n')), /no \{\{message\}\}/],
    ];
    for (const [args, says] of refused) {
      const { code, said } = await command(...args);
      assert.ok(code === 2 && says.test(said), `${args.join(' ')}: ${said}`);
    }
    assert.equal(asked.length, 0);
    const made = join(folder, 'made');
    assert.equal((await command('--new-secret', made)).code, 0);
    assert.match(readFileSync(made, 'utf8'), /^FLAG\{[a-z]+-[a-z]+-[a-z]+-[a-z0-9]{4}\}\n$/);
    assert.equal((await command('--new-secret', made)).code, 2, 'never over a file that is there');
  });

  it('sends a system prompt along with the secret in its place', async () => {
    const { url, asked } = await anEndpoint(FIRM);
    assert.equal((await command(...given(url, '--system-file', inFile('system', 'The code is {{secret}}.'), '--budget', '2'))).code, 0);
    assert.deepEqual(asked[0]!.body.messages[0], { role: 'system', content: `The code is ${SECRET}.` });
  });

  it('writes SARIF with a rule a family and fingerprints that stay, and the secret nowhere', async () => {
    const { url } = await anEndpoint(says(`Here: ${SECRET}`));
    const reports = await Promise.all(['sarif', 'sarif', 'json', 'text'].map((format) => command(...given(`${url}?api-key=abc`, '--format', format, '--budget', '24'))));
    for (const { code, said } of reports) assert.ok(code === 1 && !said.includes('spruce') && !said.includes(KEY) && !said.includes('api-key'));
    type Sarif = { version: string; runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; partialFingerprints: Record<string, string>; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
    const [one, other] = reports.slice(0, 2).map(({ said }) => JSON.parse(said) as Sarif) as [Sarif, Sarif];
    const { results, tool } = one.runs[0]!;
    assert.ok(one.version === '2.1.0' && results.length === 24 && results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]!.id === ruleId));
    const prints = ({ runs }: Sarif): string[] => runs[0]!.results.map(({ partialFingerprints }) => partialFingerprints['beforetabProbe/v1']!);
    assert.deepEqual(prints(one), prints(other));
    assert.equal(new Set(prints(one)).size, 24);
    assert.equal(results[0]!.locations[0]!.physicalLocation.artifactLocation.uri, `${url}/chat/completions`);
    assert.ok(tool.driver.rules.some(({ id }) => id === 'beforetab-probe/output-encoding'));
  });
});
