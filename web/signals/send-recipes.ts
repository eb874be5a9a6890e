// The exact configuration or command by which each kind of source sends; what stands here is code, the same in every language.
import type { SourceKind } from '../../server/signals/schemas.ts';

export type Recipe = { title: 'litellm' | 'otlp' | 'claude-code' | 'file' | 'pipeline'; code: string };

/** Where a token comes from the surroundings, it is in no history of a shell. */
const VARIABLE = 'BEFORETAB_SOURCE_TOKEN';

const fileRecipes = (kind: SourceKind, { origin, id, address }: Place): Recipe[] => {
  const name = kind === 'sarif' ? 'report.sarif' : 'records.ndjson';
  const type = kind === 'sarif' ? 'application/json' : 'application/x-ndjson';
  return [
    { title: 'file', code: `node beforetab.mjs login --at ${origin}\nnode beforetab.mjs ingest ${name} --source ${id}` },
    { title: 'pipeline', code: `gzip -c ${name} | curl --fail-with-body --data-binary @- \\\n  -H "Authorization: Bearer $${VARIABLE}" \\\n  -H "Content-Type: ${type}" -H "Content-Encoding: gzip" \\\n  ${address}` },
  ];
};

// https://docs.litellm.ai/docs/observability/generic_api
const litellm = (address: string, token: string): string => `litellm_settings:
  callbacks: ["beforetab"]
callback_settings:
  beforetab:
    callback_type: generic_api
    endpoint: ${address}
    log_format: ndjson
    headers:
      Authorization: Bearer ${token}
`;

// opentelemetry-collector, exporter/otlphttpexporter: the endpoints of one signal are used as they are.
const collector = (address: string): string => `exporters:
  otlphttp/beforetab:
    traces_endpoint: ${address}
    logs_endpoint: ${address}
    encoding: json
    headers:
      Authorization: Bearer \${env:${VARIABLE}}
service:
  pipelines:
    traces: { receivers: [otlp], exporters: [otlphttp/beforetab] }
    logs: { receivers: [otlp], exporters: [otlphttp/beforetab] }
`;

// https://code.claude.com/docs/en/monitoring-usage
const claudeCode = (address: string, token: string): string =>
  `${JSON.stringify(
    {
      env: {
        CLAUDE_CODE_ENABLE_TELEMETRY: '1',
        OTEL_LOGS_EXPORTER: 'otlp',
        OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: 'http/json',
        OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: address,
        OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Bearer ${token}`,
        OTEL_LOG_USER_PROMPTS: '1',
      },
    },
    null,
    2,
  )}\n`;

type Place = { origin: string; id: string; address: string };

/** Where a source sends, and how; `token` is undefined once it is no longer shown, then its place is marked. */
export const recipesFor = (kind: SourceKind, place: Place, token = 'TOKEN'): readonly Recipe[] => {
  if (kind === 'litellm') return [{ title: 'litellm', code: litellm(place.address, token) }];
  if (kind === 'otlp') return [{ title: 'otlp', code: collector(place.address) }];
  if (kind === 'claude-code') return [{ title: 'claude-code', code: claudeCode(place.address, token) }];
  return fileRecipes(kind, place);
};
