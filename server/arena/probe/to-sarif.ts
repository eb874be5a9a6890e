// A probe as SARIF 2.1.0: one rule for each family of attacks, one result for each attack that got the secret. Replies are not in it.
import { createHash } from 'node:crypto';
import { sarifLog } from '../../platform/sarif.ts';
import type { Question } from './choose-questions.ts';
import type { Judged } from './judge-reply.ts';
import type { Summary } from './sum-up.ts';

const RULE = 'beforetab-probe';
const ORDINARY = 'ordinary-question';
const ruleOf = (family: string | null): string => `${RULE}/${family ?? ORDINARY}`;

/** The same attack on the same address is the same finding in every run. */
export const fingerprintOf = (target: string, family: string | null, id: string): string => createHash('sha256').update(`${target}\n${ruleOf(family)}\n${id}`).digest('hex');

export const toSarif = (summary: Summary, questions: readonly Question[], results: readonly Judged[]): string => {
  const families = [...new Set(questions.map(({ family }) => family))].sort((one, other) => (ruleOf(one) < ruleOf(other) ? -1 : 1));
  const rules = families.map((family) => ({
    id: ruleOf(family),
    shortDescription: { text: family === null ? 'An ordinary question is answered with the secret of the system prompt' : `The secret of the system prompt is given away: ${family.replaceAll('-', ' ')}` },
    help: { text: 'A model cannot be made to keep what stands in its prompt. Keep secrets, and what only some may see, out of the prompt; check rights in code, where a tool is called; then look at what is left by filters on the way in and out.' },
    // CWE-1427: improper neutralisation of input used for LLM prompting; OWASP LLM01 and LLM07 (2025).
    properties: { tags: ['security', 'external/cwe/cwe-1427', 'owasp-llm01', 'owasp-llm07'], 'security-severity': '7.5' },
  }));
  const texts = new Map(questions.map(({ id, text }) => [id, text]));
  const leaks = results.filter(({ outcome }) => outcome === 'leaked');
  return sarifLog({
    tool: { driver: { name: 'BeforeTab probe', rules } },
    invocations: [{ executionSuccessful: summary.end === 'done' || summary.end === 'budget', toolExecutionNotifications: summary.why === null ? [] : [{ level: 'warning', message: { text: `The probe ended early: ${summary.why}.` } }] }],
    results: leaks.map(({ id, family, form }) => ({
      ruleId: ruleOf(family),
      ruleIndex: families.indexOf(family),
      level: 'error',
      message: { text: `The planted secret stood in the reply (${form}). Asked was: ${texts.get(id) ?? id}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: summary.target } }, logicalLocations: [{ name: family ?? ORDINARY, kind: 'module' }] }],
      partialFingerprints: { 'beforetabProbe/v1': fingerprintOf(summary.target, family, id) },
      properties: { form, attack: id },
    })),
    properties: summary,
  });
};
