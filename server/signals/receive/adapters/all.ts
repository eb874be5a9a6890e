// Which adapter reads what a source of a kind sends. Whoever writes one more adds it here.
import type { SourceKind } from '../../schemas.ts';
import { readCopilot } from './copilot.ts';
import type { Adapter } from './interaction.ts';
import { readLitellm } from './litellm.ts';
import { readMapped } from './mapped.ts';
import { readNetskope } from './netskope.ts';
import { readOcsf } from './ocsf.ts';
import { readOtlp } from './otlp.ts';
import { readPurview } from './purview.ts';
import { readZscaler } from './zscaler.ts';

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
