// Every page of the product, by its list of routes: barriers, keyboard, words, and the states in which a page has nothing to show.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { faultsOf, hasNextStep, keyboardFaultsOf, wordFaultsOf } from './faults.ts';
import { type House, openDemoHouse, openNewHouse } from './houses.ts';
import { addressesOf, type Listed, listPages, type Role } from './page-list.ts';
import { proseIn } from './prose.ts';
import { desk, isRead, type Look, newTab, phone, type Tab } from './visit.ts';

/** Otherwise a tenth of the pages is seen at one of the two looks, by one role that may see it, and fails; another tenth is read for its words, and another seen empty. */
const isFull = process.env['TEST_FULL'] === '1';
const ROLES: readonly Role[] = ['owner', 'auditor', 'manager', 'instructor', 'learner'];
/** What exists only until somebody has set it up, and what is for those who are not signed in. */
const BEFORE_SET_UP = '/set-up';
const SIGNED_OUT = new Set(['/try', '/sign-in', '/forgot', '/links', '/links/$token']);
const PUBLIC_ALSO = '/';

/** `at` counts all visits, `of` those to the same address. */
type Visit = { address: string; who: Role | null; at: number; of: number };
const isOfSample = ({ at }: Visit, which: number): boolean => isFull || at % 10 === which;
/** How a page was when all went well. */
type Usual = { heading: string; reads: readonly string[] };
const keyOf = ({ address, who }: Visit): string => `${who} ${address}`;

describe('every page', { timeout: isFull ? 1_200_000 : 600_000 }, () => {
  let browser: Browser;
  let demo: House;
  let empty: House;
  let pages: readonly Listed[];
  let faults: string[] = [];
  const tabs = new Map<string, Tab>();
  const setUpFaults: string[] = [];
  const usual = new Map<string, Usual>();

  const tabOf = async (house: House, who: Role | null, look: Look): Promise<Tab> => {
    const key = `${house.product.url} ${who} ${look.width}`;
    const made = tabs.get(key) ?? (await newTab(browser, house.product.url, look, who === null ? undefined : house.logins[who]));
    tabs.set(key, made);
    return made;
  };

  /** A page that cannot be looked at is a fault of its own, and does not hide the others. */
  const look = async (visit: Visit, house: House, size: Look, at: (tab: Tab) => Promise<readonly string[]>): Promise<void> => {
    const tab = await tabOf(house, visit.who, size);
    const name = `${visit.address} as ${visit.who ?? 'nobody'}, ${size.width} ${size.colorScheme}`;
    tab.problems();
    try {
      for (const fault of await at(tab)) faults.push(`${name}: ${fault}`);
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  };
  const found = (): string[] => {
    const all = faults;
    faults = [];
    return all;
  };

  const allowedTo = ({ path, allow }: Listed): readonly (Role | null)[] => {
    if (SIGNED_OUT.has(path)) return [null];
    if (path === PUBLIC_ALSO) return isFull ? [null, ...ROLES] : [null, 'learner'];
    const roles = allow === 'anyone' || allow === 'person' ? (['learner', 'owner', 'manager', 'auditor', 'instructor'] as const) : allow;
    // What more roles would see is in the pages of these two: the others only see less.
    return roles.slice(0, isFull ? 2 : 1);
  };
  const visits = (house: House): Visit[] =>
    pages
      .filter(({ path }) => path !== BEFORE_SET_UP)
      .flatMap((page) => addressesOf(page.path, house.known).flatMap((address) => allowedTo(page).map((who, _nth, { length }) => ({ address, who, of: length }))))
      .map((visit, at) => ({ ...visit, at }));
  /** The owner's pages beside those of everyone else: each has tabs of its own, and one loads while the other is looked at. */
  const each = async (all: readonly Visit[], see: (visit: Visit) => Promise<void>): Promise<void> => {
    const one = async (some: readonly Visit[]): Promise<void> => {
      for (const visit of some) await see(visit);
    };
    await Promise.all([one(all.filter(({ who }) => who === 'owner')), one(all.filter(({ who }) => who !== 'owner'))]);
  };
  // An address is seen at both looks: by the only one who may see it, or by one person at each.
  const looksFor = ({ at, of }: Visit): readonly Look[] => (isFull && of === 1 ? [desk, phone] : [at % (isFull ? 2 : 20) === 0 ? desk : phone]);

  before(async () => {
    browser = await launchBrowser();
    pages = await listPages();
    // No page runs a program while it is looked at; in the long run all is as it is for people.
    const settings: Record<string, string> = isFull ? {} : { SANDBOX: 'off' };
    const opening = openDemoHouse(browser, settings);
    empty = await openNewHouse(browser, async ({ url }) => {
      for (const size of [desk, phone]) {
        const tab = await newTab(browser, url, size);
        await tab.open(BEFORE_SET_UP);
        setUpFaults.push(...(await faultsOf(tab.page)), ...(await keyboardFaultsOf(tab.page)), ...tab.problems());
        await tab.open(`${BEFORE_SET_UP}?locale=pseudo`);
        setUpFaults.push(...(await wordFaultsOf(tab.page)));
        await tab.page.context().close();
      }
    }, settings);
    demo = await opening;
  });
  after(async () => {
    await browser?.close();
    await Promise.all([demo?.product.stop(), empty?.product.stop()]);
  });

  it('has an entry here, so that a new page is looked at too', () => {
    for (const { path } of pages) assert.ok(addressesOf(path, { personId: 'x', eventId: 'z', token: 'y' }).length > 0, path);
  });

  it('begins with a set-up page that has no barrier', () => assert.deepEqual(setUpFaults, []));

  it('has one heading and a title, no barrier, nothing that sticks out, all of it by keyboard, and is the same after a reload', async () => {
    await each(visits(demo).filter((visit) => isOfSample(visit, 0)), async (visit) => {
      const looks = looksFor(visit);
      for (const size of looks) {
        await look(visit, demo, size, async ({ page, open, settle, reads, problems }) => {
          await open(visit.address);
          // Tab goes through the same elements in the same order at both looks: at one of them, in turns.
          const found = [...(await faultsOf(page)), ...(size === looks[(visit.at >> 1) % looks.length] ? await keyboardFaultsOf(page) : [])];
          const heading = String(await page.locator('h1').allTextContents());
          usual.set(keyOf(visit), { heading, reads: reads() });
          // Each page is opened by its address alone, so a reload is the same once more: tried at every other.
          if (!isFull || size !== looks[0] || (visit.at >> 1) % 2 === 0) return [...found, ...problems()];
          await page.reload();
          await settle();
          const reloaded = String(await page.locator('h1').allTextContents());
          if (heading !== reloaded) found.push(`is headed "${reloaded}" after a reload, "${heading}" before`);
          return [...found, ...problems()];
        });
      }
    });
    assert.deepEqual(found(), []);
  });

  it('takes its words from the catalogue, marks what is content, and hears no sentence that the server made', async () => {
    await each(visits(demo).filter((visit) => isOfSample(visit, 1)), (visit) =>
      look(visit, demo, desk, async ({ page, open, heard }) => {
        await heard();
        const [before = '', token] = visit.address.split('#');
        await open(`${before}${before.includes('?') ? '&' : '?'}locale=pseudo${token === undefined ? '' : `#${token}`}`);
        return [...(await wordFaultsOf(page)), ...proseIn(await heard())];
      }),
    );
    assert.deepEqual(found(), []);
  });

  it('says in words who may not open it, with a next step', async () => {
    for (const [at, { path, allow }] of pages.filter((_page, at) => isFull || at % 5 === 0).entries()) {
      if (allow === 'anyone') continue;
      const address = addressesOf(path, demo.known)[0]!;
      if (allow === 'person') {
        await look({ address, who: null, at: 0, of: 1 }, demo, desk, async ({ page, open }) => {
          await open(address);
          const at = new URL(page.url());
          return at.pathname === '/sign-in' && at.searchParams.get('next') === address ? [] : [`led a visitor to ${at.pathname}${at.search}`];
        });
        continue;
      }
      const kept = ROLES.filter((role) => !allow.includes(role) && role !== 'owner');
      // Who may read what is tried role by role at the routes; the page refuses all by the same list.
      for (const who of isFull ? kept.filter((_who, nth) => nth % 2 === at % 2 || kept.length === 1) : kept.slice(-1)) {
        await look({ address, who, at: 0, of: 1 }, demo, phone, async ({ page, open, reads, problems }) => {
          await open(address);
          const heading = await page.locator('h1').textContent();
          const asked = reads().map((url) => `asked for ${new URL(url).pathname} all the same`);
          return [...(await faultsOf(page)), ...asked, ...problems(), ...(heading === 'This is not open to you' ? [] : [`is headed "${heading}"`]), ...((await hasNextStep(page)) ? [] : ['has no next step'])];
        });
      }
    }
    assert.deepEqual(found(), []);
  });

  it('waits in words, says when nothing can be read, and comes back by its own button', async () => {
    // What a page says while it has nothing does not depend on who waits.
    const waits = visits(demo).filter((visit, index, all) => isOfSample(visit, 0) && all.findIndex(({ address }) => visit.address === address) === index);
    await each(waits, (visit) => look(visit, demo, visit.at % 20 === 0 ? phone : desk, (tab) => failAndComeBack(tab, visit, usual.get(keyOf(visit)))));
    assert.deepEqual(found(), []);
  });

  it('has something to say in an organisation that has nothing yet', async () => {
    // Nobody is there yet but the owner.
    const once = new Map(visits(empty).map((visit) => [`${visit.who === null} ${visit.address}`, visit]));
    for (const visit of [...once.values()].filter((visit) => isOfSample(visit, 2))) {
      const who = visit.who === null ? null : 'owner';
      for (const size of [isFull && visit.at % 2 === 0 ? desk : phone]) {
        await look({ ...visit, who }, empty, size, async ({ page, open, problems }) => {
          await open(visit.address);
          const failing = await page.locator('main .notice[data-kind="problem"]').allTextContents();
          return [...(await faultsOf(page, { withAxe: isFull && visit.at % 2 === 0 })), ...failing.map((text) => `fails: ${text}`), ...problems(), ...((await hasNextStep(page)) ? [] : ['has no next step'])];
        });
      }
    }
    assert.deepEqual(found(), []);
  });
});

const BROKEN = { status: 500, contentType: 'application/json', body: JSON.stringify({ error: { kind: 'Bug', says: 'Something broke on our side.', id: 'b1' } }) };

/** Every read of the page is held, then broken, then let through. */
const failAndComeBack = async ({ page, settle, problems }: Tab, { address, at }: Visit, usual: Usual | undefined): Promise<string[]> => {
  if (usual === undefined) return ['never arrived when all went well'];
  const { heading, reads } = usual;
  if (reads.length === 0) return [];
  const found: string[] = [];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route((url) => isRead(url.href), async (route) => {
    await held;
    await route.fulfill(BROKEN);
  });
  try {
    await page.goto(address);
    await page.locator('.loading').first().getByText(/\p{L}/u).first().or(page.locator('h1')).first().waitFor({ timeout: 5000 }).catch(() => found.push('says nothing while it waits'));
    release();
    await settle();
    const retries = page.getByRole('button', { name: 'Try again' });
    if ((await retries.count()) === 0) return [...found, `offers no retry when ${reads.map((url) => new URL(url).pathname).join(', ')} fail`];
    // All pages fail by the same parts: axe looks at every third, everything else at each.
    found.push(...(await faultsOf(page, { withAxe: isFull && at % 3 === 0 })).map((fault) => `failing: ${fault}`));
    await page.unrouteAll({ behavior: 'wait' });
    problems();
    for (let left = 10; left > 0 && (await retries.count()) > 0; left -= 1) {
      await retries.first().click();
      await settle();
    }
    const now = await page.locator('h1').allTextContents();
    if (String(now) !== heading) found.push(`is headed "${String(now)}" after the retry`);
    if ((await page.locator('main .notice[role="alert"]').count()) > 0) found.push('still fails after the retry');
    return [...found, ...problems()];
  } finally {
    release();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
};
