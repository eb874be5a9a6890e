// Every step of every unit, fresh and in each state an exercise leads to: barriers, keyboard, words, a phone in the dark.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { OpenUnit } from '../../server/learning/schemas.ts';
import { firstLessonScript } from '../../scripts/bench/first-lesson-script.ts';
import { launchBrowser } from '../browser.ts';
import { faultsOf, keyboardFaultsOf, wordFaultsOf } from './faults.ts';
import { type House, openNewHouse } from './houses.ts';
import { proseIn } from './prose.ts';
import { quizStates, statesOf } from './states.ts';
import { desk, type Look, newTab, phone, type Tab } from './visit.ts';
import { TEST_FULL_ONLY } from '../test-full-only.ts';

/** Otherwise one step for every third kind of exercise, and of its states every third at one of the two looks. */
const isFull = process.env['TEST_FULL'] === '1';
const MODULES = ['using-ai-tools', 'secure-ai-integration', 'secure-ml-lifecycle'];
/** Compressed with gzip: react-dom, router and queries alone are about 103. */
const MOST_SCRIPT_KB = 140;
const HEAVY = ['poisoning', 'adversarial sweep', 'adversarial hardened'];
const LOOKS: readonly Look[] = [desk, phone];

/** An exercise by its name; of a lab also whether it has a page of its own, of attacks on digits how many. */
type Step = { address: string; exercises: string[] };

describe('every step', { timeout: isFull ? 1_800_000 : 600_000 }, () => {
  let browser: Browser;
  let house: House;
  let steps: Step[] = [];
  const quizzes: string[] = [];
  /** The first state each was seen in. */
  const faults = new Map<string, string>();
  const add = (where: string, state: string, fault: string): void => void (faults.has(`${where}: ${fault}`) || faults.set(`${where}: ${fault}`, state));

  const readUnits = async (): Promise<OpenUnit[]> => {
    const { request } = await browser.newContext({ baseURL: house.product.url, storageState: house.logins.owner! });
    const get = async <T>(path: string): Promise<T> => (await (await request.get(path)).json()) as T;
    const ofModule = async (module: string): Promise<OpenUnit[]> =>
      Promise.all((await get<{ units: { slug: string }[] }>(`/api/modules/${module}`)).units.map(({ slug }) => get<OpenUnit>(`/api/units/${module}/${slug}`)));
    return (await Promise.all(MODULES.map(ofModule))).flat();
  };
  const nameOf = (name: string, props: Readonly<Record<string, unknown>>): string => (name === 'lab' && props['task'] !== undefined ? 'visit' : name === 'adversarial' ? `${name} ${String(props['task'])}` : name);
  const stepsOf = ({ module, unit, lesson }: OpenUnit): Step[] =>
    (lesson?.steps ?? []).map(({ id, blocks }) => ({ address: `/modules/${module}/${unit}?step=${id}`, exercises: blocks.flatMap((block) => (block.kind === 'embed' ? [nameOf(block.name, block.props)] : [])) }));

  before(async () => {
    browser = await launchBrowser();
    house = await openNewHouse(browser, () => Promise.resolve());
    for (const unit of await readUnits()) {
      const own = stepsOf(unit);
      if (own.length === 0) quizzes.push(`/modules/${unit.module}/${unit.unit}`);
      else steps.push(...own, { address: `/modules/${unit.module}/${unit.unit}?step=end`, exercises: [] });
    }
    if (isFull) return;
    // What trains or sweeps in the page takes seconds, so one of each such kind has to do without.
    const kinds = new Set<string>(HEAVY);
    // The later ones in a unit: the first step of each unit is looked at with every page.
    steps = steps.toReversed().filter(({ exercises }) => exercises.some((name) => !kinds.has(name)) && exercises.forEach((name) => kinds.add(name)) === undefined).filter((_step, at) => at % 3 === 0);
    quizzes.length = 1;
  });
  after(async () => {
    await browser?.close();
    await house?.product.stop();
  });

  const states: Record<string, number> = {};
  let count = 0;
  let seen = 0;
  const lookAt = async ({ page, problems, heard }: Tab, where: string, state: string): Promise<void> => {
    count += 1;
    // The looks share one stylesheet: in turns.
    const look = LOOKS[count % 2]!;
    await page.setViewportSize(look);
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    for (const fault of [...(await faultsOf(page, { isPseudo: true })), ...(await keyboardFaultsOf(page))]) add(`${where}, ${look.width} ${look.colorScheme}`, state, fault);
    for (const fault of [...(await wordFaultsOf(page)), ...problems(), ...proseIn(await heard())]) add(where, state, fault);
  };

  /** In invented words, so that a text which comes from no catalogue is seen in every state. */
  const takeAll = async (some: readonly Step[], quiz: readonly string[]): Promise<void> => {
    const tab = await newTab(browser, house.product.url, desk, house.logins.owner);
    const take = async (address: string, each: AsyncIterable<string>): Promise<void> => {
      try {
        let last: string | undefined;
        for await (const state of each) {
          states[state] = (states[state] ?? 0) + 1;
          last = state;
          seen += 1;
          // The first of each state, and every other one of those that many steps have.
          if (address.includes(MODULES[0]!) && seen % (isFull ? (states[state] <= 2 ? 1 : 2) : 3) === 0) await lookAt(tab, address, state);
        }
        // The states of the other modules are gone through, and looked at where they end.
        if (last !== undefined && !address.includes(MODULES[0]!)) await lookAt(tab, address, last);
      } catch (error) {
        add(address, 'on the way', error instanceof Error ? error.message.split('\n')[0]! : String(error));
      }
    };
    for (const { address } of some) await take(address, statesOf(tab, `${address}&locale=pseudo`));
    for (const address of quiz) await take(address, quizStates(tab, `${address}?locale=pseudo`));
  };

  // Before anything is done: the first lesson opens at its first step.
  it('begins with at most 140 KB of script, shell and catalogue among it', async () => {
    const { name, value } = house.logins.owner!.cookies[0]!;
    const kilobytes = await firstLessonScript(house.product.url, { cookie: `${name}=${value}`, subject: '' });
    assert.ok(kilobytes > 50 && kilobytes <= MOST_SCRIPT_KB, `${kilobytes} KB`);
  });

  it('holds in each state, at a desk and on a phone in the dark', async () => {
    const isLab = ({ exercises }: Step): boolean => exercises.includes('lab');
    await Promise.all([takeAll(steps.filter(isLab), []), takeAll(steps.filter((step) => !isLab(step)), quizzes)]);
    assert.deepEqual([...faults].map(([fault, state]) => `${fault} (${state})`), []);
  });

  it('was seen in every state there is', TEST_FULL_ONLY, () => {
    const wanted = ['fresh', 'answered', 'one situation answered', 'calibration', 'explored', 'compared', 'ignore file that leaks', 'ignore file that holds', 'exploited', 'a fix that fails', 'a fix that holds', 'fixes shown', 'marked', 'marks judged', 'a pattern that is none', 'a pattern tried', 'a pattern that holds', 'steps in order', 'a document sent', 'an attack sent', 'a day without limits', 'a day with limits', 'a lab visited', 'a digit attacked', 'a filter evaded', 'a file altered', 'quiz', 'quiz question', 'quiz answered', 'quiz result', 'the clock runs', 'trained', 'digits attacked'];
    assert.deepEqual(wanted.filter((state) => !(state in states)), [], JSON.stringify(states));
  });
});
