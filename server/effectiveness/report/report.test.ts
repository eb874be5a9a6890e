// The written report says what the page says, as a tagged PDF with its fonts inside; Markdown keeps what people typed as text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { aLogin, anOrganisation, aPerson, asRole } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { closeBaseline } from '../close-baseline.ts';
import type { FigureSource } from '../figures.ts';
import { trendsCsv } from '../trends-csv.ts';
import { addCodeHost, addSource, setLoop } from '../../signals/index.ts';
import { type Block, heading, table } from './document.ts';
import { effectivenessReport } from './effectiveness-report.ts';
import { KEPT_WORDS } from './kept-words.ts';
import { privacyPack } from './privacy-pack.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writePdf } from './write-pdf.ts';

const { ctx, app } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const at = { ...owner, now: () => new Date('2026-09-01T12:00:00Z') };
for (let count = 0; count < 5; count += 1) await aPerson(ctx, { hasPassword: false });
await closeBaseline(at, { metric: 'ai_tool_data_exposure', startsOn: '2026-03-02', endsOn: '2026-05-31' });
const source: FigureSource = async (_ctx, metric) => ({ figures: metric === 'ai_tool_data_exposure' ? Array.from({ length: 20 }, (_, week) => ({ teamId: null, period: new Date(Date.UTC(2026, 2, 2 + 7 * week)).toISOString().slice(0, 10), events: 7, of: 100 })) : [], coverage: null });

/** All streams of the file, unpacked: pages and fonts. */
const unpack = (bytes: Buffer): string => {
  const parts: string[] = [bytes.toString('latin1')];
  for (let from = bytes.indexOf('stream\n'); from >= 0; from = bytes.indexOf('stream\n', from + 7)) {
    try {
      parts.push(inflateSync(bytes.subarray(from + 7)).toString('latin1'));
    } catch {
      // Not packed.
    }
  }
  return parts.join('\n');
};

describe('the report', () => {
  it('says what the page and the table say, and what was not measured', async () => {
    const words = writeMarkdown(await effectivenessReport(at, source));
    for (const said of ['Not enough data', 'No team has begun', '2026-03-02', '7.0 %', 'version 1', 'Secrets exposed to AI tools: no figures come in', 'Nothing has been decided yet', 'No order was drawn by lot']) assert.ok(words.includes(said), said);
    const csv = await trendsCsv(at, source);
    assert.match(csv, /ai_tool_data_exposure,1,period,2026-03-02,2026-03-30,28,400,100,7,/);
    assert.equal(csv.split('\r\n').filter((line) => line.startsWith('ai_tool_data_exposure,1,period')).length, 6);
  });

  it('is a tagged PDF with its fonts inside, over as many pages as it takes', async () => {
    const bytes = await writePdf('Did behaviour change?', [...(await effectivenessReport(at, source)), { kind: 'table', caption: 'Long', head: ['One', 'Two'], rows: Array.from({ length: 120 }, (_, row) => [String(row), 'Words that go on. '.repeat(row % 6)]) }]);
    const file = unpack(bytes);
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    for (const mark of ['/Marked true', '/StructTreeRoot', '/Lang (en)', '/DisplayDocTitle true', 'pdfuaid', '/S /H1', '/S /H2', '/S /Table', '/S /TR', '/S /TH', '/S /TD', '/S /L', '/FontFile2']) assert.ok(file.includes(mark), mark);
    assert.ok(!file.includes('/BaseFont /Helvetica'), 'a font is not inside');
    assert.ok(Number(/\/Count (\d+)/.exec(file)?.[1]) >= 4);
  });

  it('shows the head of a table on every page it goes over and reads it out once, and leaves no heading alone at the foot of one', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => [`row ${row}`, 'Words']);
    const blocks = Array.from({ length: 12 }, (_, at): Block[] => [heading(`Heading ${at}`), table('Caption', ['First', 'Second'], rows.slice(0, 7 + at))]).flat();
    const bytes = await writePdf('Report', [...blocks, table('Long', ['First', 'Second'], rows)]);
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const lines = (await page.getTextContent()).items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : []));
      assert.ok(/^(First|Heading|Caption|Long)/.test(lines[0]!), `page ${number} begins with ${lines[0]}`);
      assert.match(lines.at(-3)!, /^(row|Words)/, `page ${number} ends with ${lines.slice(-4).join(' | ')}`);
    }
    assert.ok(pdf.numPages > 4);
    // Twelve tables and the long one, each with two heads; those of later pages are no part of what is read.
    assert.equal(unpack(bytes).split('/S /TH').length - 1, 2 * 13 + rows.length + Array.from({ length: 12 }, (_, at) => 7 + at).reduce((sum, count) => sum + count, 0));
  });

  it('is set in a moment, on as many pages as its words take, whatever somebody typed', async () => {
    const hostile = ['W'.repeat(500), 'x'.repeat(10_000), 'a\n'.repeat(250), '\u202e\u05e9\u05dc\u05d5\u05dd', 'a\0b\ud800', '😀👩‍👩‍👧‍👦'.repeat(20), '=1+1'];
    const from = process.cpuUsage();
    const bytes = await writePdf('Report', [{ kind: 'title', text: hostile[0]! }, { kind: 'list', items: hostile }, { kind: 'table', caption: 'Long', head: ['On', 'Module', 'Metric', 'Rule', 'Decided', 'Why'], rows: hostile.map((text) => [text, 'm', 'n', 'keep', 'keep', text]) }]);
    const { user } = process.cpuUsage(from);
    assert.ok(user < 8_000_000, `${user / 1000} ms`);
    const pages = Number(/\/Count (\d+)/.exec(unpack(bytes))?.[1]);
    assert.ok(pages <= 10, `${pages} pages`);
  });

  it('tells teams of any script apart, and says their names to who cannot see them', async () => {
    const names = ['Łódź', 'Šódž', 'Команда', 'Ομάδα', 'Nguyễn', '安全', '测试', 'שלום', '보안', 'a\u202eb\u0007', '😀'];
    const bytes = await writePdf('Report', [{ kind: 'table', caption: 'Teams', head: ['Team'], rows: names.map((name) => [name]) }]);
    const page = await (await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise).getPage(1);
    const lines: string[] = [];
    for (const item of (await page.getTextContent()).items) {
      if ('str' in item) lines.push(`${lines.pop() ?? ''}${item.str}`);
      if ('hasEOL' in item && item.hasEOL) lines.push('');
    }
    const read = lines.map((line) => line.trim()).filter((line) => line !== '');
    assert.deepEqual(read.slice(2, 13), ['Łódź', 'Šódž', 'Команда', 'Ομάδα', 'Nguyễn', 'U+5B89 U+5168', 'U+6D4B U+8BD5', 'U+05E9 U+05DC U+05D5 U+05DD', 'U+BCF4 U+C548', 'ab', 'U+1F600']);
    // UTF-16 with its mark, as the format has it.
    for (const name of ['安全', 'שלום', '😀']) assert.ok(bytes.includes(Buffer.from(`\ufeff${name}`, 'utf16le').swap16()), name);
  });

  it('is set in a moment whatever script somebody typed ten thousand signs of', async () => {
    for (const sign of ['安', 'ש', '\u0300', '\u200b', 'ﷺ', '😀', 'Ł', '\u202e']) {
      const text = sign.repeat(10_000);
      const from = process.cpuUsage();
      const bytes = await writePdf('Report', [{ kind: 'heading', text }, { kind: 'table', caption: text, head: ['Team', text, 'Step'], rows: [[text, text, '1'], ['a', 'b', text]] }]);
      const { user } = process.cpuUsage(from);
      assert.ok(user < 4_000_000 && bytes.length < 2_000_000, `${JSON.stringify(sign)}: ${user / 1000} ms, ${bytes.length} bytes`);
    }
  });

  it('refuses whoever may not see the page', async () => {
    for (const role of ['manager', 'instructor', 'learner'] as const) await assert.rejects(effectivenessReport(await asRole(ctx, role), source), { name: 'NotAllowed' });
  });

  it('drafts the privacy pack from the settings as they are', async () => {
    const before = writeMarkdown(await privacyPack(owner));
    for (const said of ['No source and no code host is connected', 'Take it to the works council before the first source is', 'nothing leaves it', 'None is set up; owners hand links over', '| Private notes | off |', 'is erased at once. Rows']) assert.ok(before.includes(said), said);
    await ctx.pool.query(`update organisation set retention = '{"signal-interactions": 123, "audit": 77}', duty_why = 'An auditor asks', duty_days = 40`);
    await addSource(owner, { name: 'Our gateway', kind: 'litellm', mapping: null });
    await addCodeHost(owner, { kind: 'gitlab', name: 'Our GitLab', baseUrl: 'https://git.corp.example/api/v4', token: null, boxText: null });
    await setLoop(owner, { mode: 'dry-run', cap: 1 });
    await ctx.pool.query(`insert into arena_model (base_url, model, sealed_key, player_tokens, event_tokens, day_tokens, changed_at) values ('https://model.example/v1', 'm', null, 1, 1, 1, now())`);
    const words = writeMarkdown(await privacyPack(owner));
    for (const said of ['| Our gateway | source, litellm |', '| Our GitLab | code host, gitlab at git.corp.example |', 'without their text | 123 |', 'under random names | 77 |', '40 days, because: An auditor asks', 'model.example. Contract, and country', 'in a dry run', 'groups of 10 or more', 'no legal advice', '2 sources and code hosts were connected', 'to complete']) assert.ok(words.includes(said), said);
    assert.ok(!words.includes('Take it to the works council before'));
    await assert.rejects(privacyPack(await asRole(ctx, 'manager')), { name: 'NotAllowed' });
    assert.equal(writeMarkdown(await privacyPack(await asRole(ctx, 'auditor'))), words);
  });

  it('says in words how long every kind of row is kept, and hands out a notice that needs no other page', async () => {
    const page = (await (await app.request('http://localhost:3000/api/organisation', { headers: { cookie: (await aLogin(ctx, await aPerson(ctx, { roles: ['owner'] }))).cookie, host: 'localhost:3000' } })).json()) as { retention: { name: string; keepDays: number }[] };
    const blocks = await privacyPack(owner);
    const from = blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith('3. Notice'));
    assert.equal(blocks[from - 1]?.kind, 'new-page');
    const alone = blocks.slice(from, blocks.findIndex((block, at) => at > from && block.kind === 'new-page'));
    const kept = alone.find((block) => block.kind === 'table' && block.caption.startsWith('How long'));
    assert.ok(kept?.kind === 'table');
    assert.deepEqual(new Set(kept.rows.map(([what]) => what)), new Set(page.retention.map(({ name }) => KEPT_WORDS[name])));
    for (const { name, keepDays } of page.retention) assert.deepEqual(kept.rows.find(([what]) => what === KEPT_WORDS[name]), [KEPT_WORDS[name], String(keepDays)]);
    assert.doesNotMatch(writeMarkdown(alone), /section \d|listed above|above\b(?!\.)/);
  });

  it('keeps what people typed as text in Markdown', () => {
    assert.equal(writeMarkdown([{ kind: 'text', text: '<img src=x> [a](http://b) # |' }]), '\\<img src=x\\> \\[a\\](http://b) \\# \\|\n');
  });
});
