// The states a step or a quiz can be in, one after the other, whatever language the page speaks: found by what the page is made of.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { parse } from 'yaml';
import { altered, attacked, evaded, fooled, limited, mended, ordered, spotted, trained, visited } from './exercise-states.ts';
import type { Tab } from './visit.ts';

const content = (path: string): string => readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8');
const FIXES: Record<string, string> = { 'hardcoded-secret': 'read-when-needed/orders.py', 'sql-injection': 'parameters/people.py', 'path-traversal': 'resolve-and-compare/avatars.py' };
const LONGEST_RUN = { timeout: 120_000 };

const primary = (inside: Locator): Locator => inside.locator('button[data-look="primary"]');
/** Whatever is folded away is looked at too. */
const unfold = async (page: Page): Promise<unknown> => page.evaluate(`document.querySelectorAll('main details').forEach((one) => { one.open = true; })`);

/** Opens the step and works it: yields the name of each state while the page is in it. */
export async function* statesOf(tab: Tab, address: string): AsyncGenerator<string> {
  const { page, open, settle } = tab;
  await open(address);
  for (const exercise of await page.locator('.exercise').all()) await exercise.locator(':scope > *:not(.loading)').first().waitFor();
  await settle();
  await unfold(page);
  yield 'fresh';
  for (const exercise of await page.locator('.exercise').all()) {
    const name = (await exercise.getAttribute('data-name'))!;
    for await (const state of work(page, exercise, name)) {
      await settle();
      await unfold(page);
      yield state;
    }
  }
}

/** By the name under which a lesson embeds it. */
const WORK: Readonly<Record<string, (exercise: Locator, page: Page) => AsyncGenerator<string>>> = {
  item: (exercise) => answered(exercise.locator('form.item'), 'answered'),
  scenarios: calibrated,
  explorer: explored,
  compare: compared,
  'ignore-files': ignored,
  lab: async function* (exercise, page) {
    yield* (await exercise.locator('.visit').count()) > 0 ? visited(page, exercise) : fixed(page, exercise);
  },
  spot: spotted,
  pattern: mended,
  order: ordered,
  target: attacked,
  billing: limited,
  poisoning: trained,
  adversarial: fooled,
  'text-evasion': evaded,
  'model-file': altered,
};

const work = (page: Page, exercise: Locator, name: string): AsyncGenerator<string> => {
  const known = WORK[name];
  if (known === undefined) throw new Error(`Nobody here knows the states of ${name}`);
  return known(exercise, page);
};

async function* answered(form: Locator, state: string): AsyncGenerator<string> {
  await form.locator('.option input').first().click();
  await form.locator('button[type="submit"]').click();
  await form.locator('.item-verdict').waitFor();
  yield state;
}

async function* calibrated(exercise: Locator): AsyncGenerator<string> {
  for (let number = 1; (await exercise.locator('.calibration').count()) === 0; number += 1) {
    const form = exercise.locator('form.scenario');
    for (const group of await form.locator('fieldset').all()) await group.locator('input').first().click();
    await form.locator('button[type="submit"]').click();
    await form.locator('.scenario-verdict').waitFor();
    if (number === 1) yield 'one situation answered';
    await primary(exercise).last().click();
    await exercise.locator('.scenario:not(:has(.scenario-verdict)), .calibration').waitFor();
  }
  yield 'calibration';
}

async function* explored(exercise: Locator): AsyncGenerator<string> {
  await exercise.locator('input[type="checkbox"]').first().click();
  await primary(exercise).click();
  await exercise.locator('.explorer-after').waitFor();
  yield 'explored';
}

async function* compared(exercise: Locator): AsyncGenerator<string> {
  for (const row of await exercise.locator('fieldset').all()) await row.locator('input').first().click();
  await primary(exercise).click();
  await exercise.locator('.explorer-document').first().waitFor();
  yield 'compared';
}

async function* ignored(exercise: Locator): AsyncGenerator<string> {
  const { sample } = parse(content('modules/using-ai-tools/ignore-files.yaml')) as { sample: { solution: string } };
  await exercise.locator('textarea').fill('*.md\nno-such-folder/');
  yield 'ignore file that leaks';
  await exercise.locator('textarea').fill(sample.solution);
  await exercise.locator('.ignore-state[data-state="kept-out"]').first().waitFor();
  yield 'ignore file that holds';
}

async function* fixed(page: Page, exercise: Locator): AsyncGenerator<string> {
  const slug = (await exercise.getAttribute('data-id'))!;
  await exercise.locator('.lab-run').click();
  await exercise.locator('.lab-console li[data-state="exploited"]').first().waitFor(LONGEST_RUN);
  yield 'exploited';
  const editor = exercise.locator('.lab-fix textarea');
  const submit = async (code: string): Promise<void> => {
    await editor.fill(code);
    await page.keyboard.press('ControlOrMeta+Enter');
  };
  await submit(`${await editor.inputValue()}\n# nothing is mended yet\n`);
  await exercise.locator('.lab-fix li[data-state="exploited"]').first().waitFor(LONGEST_RUN);
  yield 'a fix that fails';
  await submit(content(`labs/${slug}/fixed/${FIXES[slug]}`));
  await exercise.locator('.lab-summary[data-holds="true"]').waitFor(LONGEST_RUN);
  yield 'a fix that holds';
  await exercise.locator('.lab-actions button').last().click();
  await exercise.locator('.lab-fixes').waitFor();
  yield 'fixes shown';
}

/** From its first page to the result, with the first option each time. */
export async function* quizStates({ page, open, settle }: Tab, address: string): AsyncGenerator<string> {
  await open(address);
  yield 'quiz';
  await page.locator('.quiz-intro button[data-look="primary"]').click();
  for (let number = 1; ; number += 1) {
    const run = page.locator('.quiz-run');
    await run.locator('form.item:not([data-answered])').waitFor();
    if (number === 1) yield 'quiz question';
    for await (const state of answered(run.locator('form.item'), 'quiz answered')) if (number === 1) yield state;
    await primary(run).click();
    await page.locator('.quiz-run form.item:not([data-answered]), .quiz-outcome').waitFor();
    if ((await page.locator('.quiz-outcome').count()) > 0) break;
  }
  await settle();
  yield 'quiz result';
}
