// Reading of captures, on small ones and on those we ship.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Capture, CapturePart } from './capture.ts';
import { rowsOf } from './compare-parts.ts';
import { countVerdicts, excerptOf, isWanted, leavesOf, segmentsOf, textAt } from './read-parts.ts';

const folder = new URL('../../../content/modules/using-ai-tools/captures/', import.meta.url);
const shipped = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Capture);
const byId = (id: string): Capture => shipped.find((capture) => capture.id === id) ?? assert.fail(`no capture ${id}`);
const part = (id: string, kind: CapturePart['kind'], from: number, to: number): CapturePart => ({ id, at: { in: 'body', pointer: '/a' }, from, to, kind, label: id, note: id });

describe('segmentsOf', () => {
  it('keeps every character and marks the pieces in order', () => {
    const segments = segmentsOf('one two three', [part('b', 'secret', 8, 13), part('a', 'your-code', 0, 3)]);
    assert.equal(segments.map(({ text }) => text).join(''), 'one two three');
    assert.deepEqual(segments.map((segment) => segment.part?.id), ['a', undefined, 'b']);
  });
});

describe('leavesOf', () => {
  it('escapes keys the way JSON pointers do', () => {
    assert.deepEqual(leavesOf({ 'a/b': ['x', 2] }), [{ pointer: '/a~1b/0', value: 'x' }, { pointer: '/a~1b/1', value: 2 }]);
  });
});

describe('countVerdicts', () => {
  const parts = [part('s', 'secret', 0, 1), part('c', 'your-code', 1, 2), part('i', 'instructions', 2, 3)];
  it('counts found, wanted and marked too much for each task', () => {
    assert.deepEqual(countVerdicts('find-secrets', parts, new Set(['s', 'c'])), { found: 1, total: 1, extra: 1 });
    assert.deepEqual(countVerdicts('mark-yours', parts, new Set(['s', 'i'])), { found: 1, total: 2, extra: 1 });
  });
});

describe('the shipped captures', () => {
  for (const capture of shipped) {
    it(`${capture.id} points at text that is there, has something to find and something to leave`, () => {
      for (const request of capture.requests) {
        for (const piece of request.parts) {
          assert.notEqual(excerptOf(request, piece), '', `${piece.label} is empty`);
          assert.ok((piece.to ?? 0) <= textAt(request, piece.at).length, `${piece.label} ends behind its text`);
        }
      }
      const parts = capture.requests[capture.focus]?.parts ?? [];
      assert.ok(parts.some((piece) => isWanted(capture.task, piece)));
      assert.ok(capture.task === 'mark-yours' || parts.some((piece) => !isWanted(capture.task, piece)));
      assert.ok(JSON.stringify(capture).length < 120_000);
    });
  }
  it('show that .env left in one and stayed in the others that were asked for it', () => {
    const holds = (id: string): boolean => JSON.stringify(byId(id)).includes('FAKE7mQ2xR9tLw4KzB8vNc');
    assert.deepEqual(['agent-env-sent', 'agent-env-refused', 'agent-asks'].map(holds), [true, false, false]);
  });
  it('say that a branch left only where one was recorded', () => {
    for (const { id, leaves, requests } of shipped) {
      const said = [...leaves, ...requests.flatMap(({ parts }) => parts.flatMap(({ label, note }) => [label, note]))].join('\n');
      const recorded = JSON.stringify(requests.map(({ headers, body }) => [headers, body]));
      if (/branch/i.test(said)) assert.match(recorded, /branch/i, id);
    }
  });
  it('send the same body to a hosted and to a local model', () => {
    assert.deepEqual(byId('local-model').requests.map(({ body }) => body), byId('tab-completion').requests.map(({ body }) => body));
  });
  it('hold no id or key of whoever recorded them', () => {
    for (const capture of shipped) assert.doesNotMatch(JSON.stringify(capture), /recorder-token|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/);
  });
});

describe('rowsOf', () => {
  it('asks about what differs and what does not, and always where it went', () => {
    const rows = rowsOf(byId('agent-env-sent'), byId('agent-env-refused'));
    assert.ok(rows.length <= 5);
    assert.deepEqual(new Set(rows.map(({ answer }) => answer)), new Set(['left', 'right', 'both']));
    assert.equal(rows.some(({ label }) => label === 'Operating system and date'), false, 'both sent it, so it must not pass as a difference');
    assert.ok(rows.some(({ kind, answer }) => kind === 'secret' && answer === 'left'));
    assert.equal(rowsOf(byId('tab-completion'), byId('local-model')).at(-1)?.answer, 'left');
  });
});
