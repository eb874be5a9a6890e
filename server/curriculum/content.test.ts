// The real content under content/: readable, true to its minutes, without cues, covered, benefit first, nobody forbidden.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentPlaces } from '../app.ts';
import { chanceScore, guessScore } from './check-cues.ts';
import { uncovered } from './check-coverage.ts';
import { forbidsTools, voiceMistakes } from './check-voice.ts';
import { listOf } from './embeds.ts';
import { loadContent } from './load-content.ts';
import { showMistakes } from './mistake.ts';
import { readContent } from './read-content.ts';
import { ALERT_RULES } from '../platform/analyser/index.ts';
import { RULES } from '../platform/scanner/index.ts';
import type { Item, ShortBody, TiersBody } from './schemas.ts';
import { vetFolder } from './vet-folder.ts';

const { roots, kinds } = contentPlaces({ isTest: true, dataDir: '' });
const loaded = loadContent(readContent(roots), kinds);
const modules = loaded.flatMap(({ path, module }) => (module?.body === undefined ? [] : [{ path, ...module, body: module.body }]));
const tiers = (loaded.flatMap(({ pieces }) => pieces).find(({ kind, locale }) => kind === 'tiers' && locale === 'en')?.body as TiersBody | undefined)?.tiers ?? [];

describe('all content', () => {
  it('has no mistake', () => {
    const mistakes = loaded.flatMap(({ mistakes }) => mistakes);
    assert.equal(mistakes.length, 0, `\n${showMistakes(mistakes)}`);
  });

  it('holds what content:vet asks for', () => {
    const findings = loaded.flatMap((folder) => vetFolder(folder).findings);
    assert.equal(findings.length, 0, `\n${showMistakes(findings)}`);
  });

  it('names the three tiers, with risks and focus each', () => {
    assert.deepEqual(tiers.map(({ id }) => id), [1, 2, 3]);
    for (const { risks, focus } of tiers) assert.ok(risks.length >= 3 && focus.length >= 3);
  });
});

describe('short lessons', () => {
  const shorts = loaded.flatMap(({ short }) => (short === undefined ? [] : [short]));
  const bodies: ShortBody[] = shorts.map(({ body }) => body);

  it('are there, and answer what our own scanner and analyser find', () => {
    assert.ok(shorts.length >= 12);
    const found = bodies.flatMap(({ found }) => [...found.rules, ...found.groups, ...found.cwe]);
    for (const one of ['structured', 'generic', 'personal', 'CWE-22', 'CWE-78', 'CWE-79', 'CWE-89', 'CWE-94', 'CWE-502', 'CWE-798', 'CWE-1427']) assert.ok(found.includes(one), one);
    // A rule without a slash is one of ours, so a misspelt one is found here.
    const ours = new Set([...RULES, ...ALERT_RULES].map(({ id }) => id));
    assert.deepEqual(bodies.flatMap(({ found }) => found.rules).filter((rule) => !rule.includes('/') && !ours.has(rule)), []);
  });

  it('give nothing away to somebody who always chooses the longest, the shortest or the first option', () => {
    const items = bodies.map(({ question }): Item => ({ id: question.text, covers: { risks: [], focus: [], objectives: [] }, question: question.text, options: question.options }));
    for (const guess of ['longest', 'shortest', 'first']) assert.ok(guessScore(items, guess) <= chanceScore(items) + 0.1, `${guess}: ${guessScore(items, guess)}`);
  });
});

for (const module of modules) {
  describe(module.path, () => {
    it('states minutes within 15 % of the estimate, unit by unit', () => {
      const { estimates } = vetFolder({ path: module.path, pieces: [], mistakes: [], module });
      assert.equal(estimates.length, module.body.units.length);
      for (const { what, stated, estimated } of estimates) assert.ok(Math.abs(stated - estimated) <= 0.15 * stated, `${what}: ${stated} stated, ${estimated} estimated`);
    });

    it('gives nothing away to somebody who chooses always the longest, the shortest or the first option', () => {
      for (const bank of [module.quiz, module.practice]) {
        if (bank === undefined) continue;
        for (const guess of ['longest', 'shortest', 'first']) assert.ok(guessScore(bank.items, guess) <= chanceScore(bank.items) + 0.1, `${guess}: ${guessScore(bank.items, guess)}`);
      }
    });

    it('teaches, practises and asks everything it covers', () => assert.deepEqual(uncovered(module), []));

    it('says the benefit first in every lesson and forbids no tool', () => {
      for (const { file, read } of module.lessons.values()) assert.deepEqual(voiceMistakes(read), [], file);
      const said = [...module.body.rules.flatMap(({ text, why }) => [text, why]), ...(module.scenarios?.scenarios ?? []).map(({ explanation }) => explanation)];
      const answers = [module.quiz, module.practice].flatMap((bank) => (bank?.items ?? []).flatMap(({ options }) => options.flatMap(({ text, right, because }) => (right ? [text, because] : [because]))));
      for (const text of [...said, ...answers]) assert.equal(forbidsTools(text), false, text);
    });

    it('has everything in it that issue and tier ask for', () => {
      const tier = tiers.find(({ id }) => id === module.body.tier)!;
      const others = modules.filter(({ body }) => body.tier === tier.id);
      const covered = new Set(others.flatMap(({ body }) => [...body.covers.risks, ...body.covers.focus]));
      assert.deepEqual([...tier.risks, ...tier.focus].map(({ id }) => id).filter((id) => !covered.has(id)), []);
    });
  });
}

describe('Module 1', () => {
  const module = modules.find(({ path }) => path === 'modules/using-ai-tools')!;

  it('takes 60 minutes: 15, 20, 15 and 10, in sittings of 30 to 45', () => {
    assert.deepEqual(module.body.units.map(({ minutes }) => minutes), [15, 20, 15, 10]);
    for (const { minutes } of module.body.sittings) assert.ok(minutes >= 30 && minutes <= 45);
    assert.equal(module.body.sittings.reduce((sum, { minutes }) => sum + minutes, 0), 60);
  });

  it('has the five situations of the seed, shown to everyone, and at least fifteen more', () => {
    const scenarios = module.scenarios!.scenarios;
    const seed = scenarios.filter(({ origin }) => origin === 'seed').map(({ id }) => id);
    assert.equal(seed.length, 5);
    assert.ok(scenarios.length - seed.length >= 15);
    const embed = [...module.lessons.values()].flatMap(({ read }) => read.embeds).find(({ name }) => name === 'scenarios')!;
    assert.deepEqual(listOf(embed.props.always).sort(), seed.sort());
    assert.equal(embed.props.draw, '3');
  });

  it('mixes safe and unsafe, so that one answer for all is no strategy', () => {
    const scenarios = module.scenarios!.scenarios;
    const unsafe = scenarios.filter(({ answer }) => answer === 'unsafe').length / scenarios.length;
    assert.ok(unsafe >= 0.35 && unsafe <= 0.65, String(unsafe));
  });

  it('draws 10 of at least 24 items, and asks for 80 %', () => {
    assert.ok(module.quiz!.items.length >= 24);
    assert.equal(module.body.units.at(-1)?.draw, 10);
    assert.equal(module.body.completion.quizPassMark, 80);
  });

  it('runs three segments, and names six rules', () => {
    const labs = [...module.lessons.values()].flatMap(({ read }) => read.embeds).filter(({ name }) => name === 'lab');
    assert.deepEqual(labs.map(({ props }) => props.slug ?? '').sort(), ['hardcoded-secret', 'path-traversal', 'sql-injection']);
    assert.equal(module.body.rules.length, 6);
  });
});

describe('Module 2', () => {
  const module = modules.find(({ path }) => path === 'modules/secure-ai-integration')!;
  const embeds = [...module.lessons.values()].flatMap(({ read }) => read.embeds);
  const LABS = ['support-assistant-py', 'support-assistant-ts'];

  it('takes 90 minutes: 25, 20 and 20 of which the quiz has eight, and 25 for the pairs, in two sittings', () => {
    assert.deepEqual(module.body.units.map(({ slug, minutes }) => [slug, minutes]), [['prompt-injection', 22], ['output-handling', 17], ['api-security', 18], ['quiz', 8], ['find-and-fix', 25]]);
    assert.deepEqual(module.body.sittings.map(({ minutes }) => minutes), [45, 45]);
  });

  it('goes through its application in rounds of five minutes, in either language, and asks that one of the two is passed', () => {
    const parts = embeds.filter(({ name }) => name === 'lab').map(({ props }) => props);
    assert.deepEqual(parts.map(({ task, part, minutes }) => [task, part, minutes]), [['begin', undefined, undefined], ['work', '1', '5'], ['work', '2', '5'], ['finish', undefined, '5']]);
    for (const { slug, or } of parts) assert.deepEqual([slug, or], LABS);
    assert.deepEqual(module.body.completion.labs, [LABS]);
  });

  it('has a live target, patterns to mend, a validator to order, keys and a log to look through, and a bill', () => {
    const used = new Set(embeds.map(({ name, props }) => `${name} ${props.id ?? ''}`));
    for (const one of ['target summariser', 'spot prompt-authors', 'pattern mail-pattern', 'pattern link-pattern', 'order validator-order', 'spot keys', 'billing billing-attack', 'spot log-fields']) assert.ok(used.has(one), one);
  });
});

describe('Module 3', () => {
  const module = modules.find(({ path }) => path === 'modules/secure-ml-lifecycle')!;
  const embeds = [...module.lessons.values()].flatMap(({ read }) => read.embeds);

  it('takes 120 minutes: 30, 25, 30, and 35 of which the quiz is the last ten', () => {
    assert.deepEqual(module.body.units.map(({ minutes }) => minutes), [30, 25, 30, 25, 10]);
    for (const { minutes } of module.body.sittings) assert.ok(minutes >= 30 && minutes <= 45);
    assert.equal(module.body.sittings.reduce((sum, { minutes }) => sum + minutes, 0), 120);
  });

  it('has at least 12 scenarios of its own, safe and unsafe, and draws 10 of at least 24 items', () => {
    const scenarios = module.scenarios!.scenarios;
    assert.ok(scenarios.length >= 12 && scenarios.every(({ origin }) => origin === 'ours'));
    const unsafe = scenarios.filter(({ answer }) => answer === 'unsafe').length / scenarios.length;
    assert.ok(unsafe >= 0.35 && unsafe <= 0.65, String(unsafe));
    assert.ok(module.quiz!.items.length >= 24);
    assert.equal(module.body.units.at(-1)?.draw, 10);
  });

  it('poisons and guards, opens both kinds of file, attacks pictures and words, and reviews the pipeline', () => {
    const used = new Set(embeds.map(({ name, props }) => `${name} ${props.slug ?? props.task ?? props.format ?? ''}`.trim()));
    for (const one of ['poisoning attack', 'poisoning guard', 'model-file safetensors', 'model-file onnx', 'adversarial one', 'adversarial sweep', 'adversarial hardened', 'text-evasion', 'lab dataset-provenance', 'lab model-pickle', 'lab ml-pipeline']) assert.ok(used.has(one), one);
  });
});
