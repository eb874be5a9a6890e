// Every rule by its number in the engine.
import { FIRST_TOKEN } from '../engine/kinds.ts';
import { PERSONAL } from './personal.ts';
import type { Rule } from './rule.ts';
import { SECRETS } from './secrets.ts';
import { TOKENS } from './tokens.ts';

const tokens = TOKENS.map(({ id, title, flags }, index): Rule => ({
  number: FIRST_TOKEN + index,
  id,
  title,
  group: 'structured',
  verifiedBy: flags.includes('checked') ? 'shape and checksum' : 'shape',
  source: 'gitleaks (MIT) and the provider',
}));

export const RULES: readonly Rule[] = [...SECRETS, ...PERSONAL, ...tokens];
export const RULE_BY_NUMBER: ReadonlyMap<number, Rule> = new Map(RULES.map((rule) => [rule.number, rule]));
