// What is shown to be copied: valid where it can be read by a machine, and without a secret where a shell would keep it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { SourceKind } from '../../server/signals/schemas.ts';
import { recipesFor } from './send-recipes.ts';

const PLACE = { origin: 'https://beforetab.example.org', id: 'f0', address: 'https://beforetab.example.org/api/signals/sources/f0/records' };
const ADDRESS = PLACE.address;

describe('how a source sends', () => {
  it('names the address for every kind', () => {
    for (const kind of SourceKind.options) for (const { code } of recipesFor(kind, PLACE, 'bts_secret')) assert.ok(code.includes(ADDRESS) || code.includes(`--source ${PLACE.id}`), kind);
  });
  it('is YAML and JSON where it says so', () => {
    const gateway = parse(recipesFor('litellm', PLACE, 'bts_secret')[0]!.code) as { callback_settings: { beforetab: { endpoint: string; headers: { Authorization: string } } } };
    assert.deepEqual([gateway.callback_settings.beforetab.endpoint, gateway.callback_settings.beforetab.headers.Authorization], [ADDRESS, 'Bearer bts_secret']);
    const collector = parse(recipesFor('otlp', PLACE)[0]!.code) as { exporters: Record<string, { logs_endpoint: string; encoding: string }> };
    assert.deepEqual([collector.exporters['otlphttp/beforetab']!.logs_endpoint, collector.exporters['otlphttp/beforetab']!.encoding], [ADDRESS, 'json']);
    const { env } = JSON.parse(recipesFor('claude-code', PLACE, 'bts_secret')[0]!.code) as { env: Record<string, string> };
    assert.deepEqual([env['OTEL_EXPORTER_OTLP_LOGS_ENDPOINT'], env['OTEL_EXPORTER_OTLP_HEADERS']], [ADDRESS, 'Authorization=Bearer bts_secret']);
  });
  it('writes the token into no command of a shell', () => {
    for (const kind of SourceKind.options) for (const { title, code } of recipesFor(kind, PLACE, 'bts_secret')) if (title === 'file' || title === 'pipeline') assert.ok(!code.includes('bts_secret'), kind);
  });
});
