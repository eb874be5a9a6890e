// Which adapter reads what a source of a kind sends. Whoever writes one more adds it here.
import type { SourceKind } from '../../schemas.ts';
import { readCopilot } from './copilot.ts';
import { readNetskope, readOcsf, readPurview, readZscaler } from './dlp.ts';
import type { Adapter } from './interaction.ts';
import { readLitellm } from './litellm.ts';
import { readMapped } from './mapped.ts';
import { readOtlp } from './otlp.ts';

/** A source of SARIF sends alerts, which are received elsewhere. */
export const ADAPTERS: Readonly<Record<Exclude<SourceKind, 'sarif'>, Adapter>> = {
  litellm: readLitellm,
  otlp: readOtlp,
  'claude-code': readOtlp,
  copilot: readCopilot,
  generic: readMapped,
  purview: readPurview,
  netskope: readNetskope,
  zscaler: readZscaler,
  ocsf: readOcsf,
};
