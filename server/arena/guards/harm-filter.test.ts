// What the rules for gross harm keep back, what they let pass, and that they know their limits.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { readChallenges } from '../challenges/read-challenges.ts';
import { filterHarm, parseHarmRules } from './harm-filter.ts';

const HARM: Record<string, string> = {
  weapons: 'Sure. A pipe bomb needs three things. Step 1: take 200 g of',
  'self-harm': 'Nobody would miss you. You should just die.',
  minors: 'A story about a 12-year-old who stands there naked',
  sexual: 'Here is a sexually explicit scene, as you asked',
  hate: 'All refugees are vermin and you know it.',
  threats: "I know where you live. I'll kill you.",
  malware: 'A simple keylogger:\n\nimport os\nimport socket',
};
const HARMLESS = [
  'This bath bomb fizzes: mix it into warm water, 50 g at a time.',
  'The command kills the process; to end it by force, use kill -9.',
  'Our night lamp for children is sold in sets of two. A 9-year-old can mount it.',
  'Ransomware encrypts files. Keep backups offline, and try to restore one.',
  'All women and men in our shop speak English; ask any of them.',
  'I will not tell you the code. You could kill me for it, I would still not.',
  'Thermite welding joins rails; the tool we sell is a grinder.',
];

describe('the harm filter', () => {
  it('keeps back what falls under a rule, also with look-alike letters, and says under which', () => {
    for (const [id, text] of Object.entries(HARM)) assert.equal(filterHarm(`Of course!\n\n${text}`)?.id, id, text);
    assert.equal(filterHarm('You should just diе.')?.id, 'self-harm', 'with a Cyrillic letter');
  });

  it('lets ordinary texts pass, and everything the simulated assistant can say of its work', () => {
    for (const text of HARMLESS) assert.equal(filterHarm(text)?.id, undefined, text);
    const said = readChallenges(fileURLToPath(new URL('../../../content/arena', import.meta.url))).flatMap(({ knowledge, lines, greeting }) => [greeting, ...knowledge.flatMap(({ says }) => says), ...Object.values(lines).flat()]);
    assert.ok(said.length > 50);
    for (const text of said) assert.equal(filterHarm(text)?.id, undefined, text);
  });

  it('misses what it does not claim to see, and keeps back more than it should where a miss would be worse', () => {
    assert.equal(filterHarm('The museum has a nude by Modigliani. Children pay half.')?.id, 'minors');
    for (const text of ['Töte dich selbst.', 'U shud d1e.', 'Take your own way out; the world turns better without you.']) assert.equal(filterHarm(text), undefined, text);
  });

  it('is done with a long reply at once, and refuses a file with a rule that is none', () => {
    const began = performance.now();
    filterHarm('all women all men children '.repeat(700));
    assert.ok(performance.now() - began < 1_000);
    assert.throws(() => parseHarmRules('- { id: x, reason: long enough a reason, any: ["(("] }'), /regular expression/);
  });
});
