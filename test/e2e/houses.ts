// The two organisations the pages are looked at in: the demo with half a year behind it, and one that was set up a moment ago.
import assert from 'node:assert/strict';
import type { APIRequestContext, Browser } from 'playwright-core';
import { type Cookies, loadDemo, signInAll } from '../../scripts/pictures/sign-in.ts';
import type { Known, Role } from './page-list.ts';
import { type Product, startProduct } from './product.ts';

const AUDITOR = 'wim.karlsson@northlight.example';
const INSTRUCTOR = 'tariq.haddad@northlight.example';
const OTHER = 'tomasz.brandt@northlight.example';

export type House = { product: Product; known: Known; logins: Partial<Record<Role, Cookies>> };

const headers = { 'sec-fetch-site': 'same-origin' };

/** A link for one person; the owner's page about them is where it is made. */
const knownAbout = async (owner: APIRequestContext, search: string): Promise<Known> => {
  const { people } = (await (await owner.get(`/api/people?search=${search}`)).json()) as { people: { id: string }[] };
  const personId = people[0]!.id;
  const made = await owner.post(`/api/people/${personId}/links`, { headers });
  assert.ok(made.ok(), await made.text());
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const event = await owner.post('/api/arena/events', { headers, data: { title: 'Quarterly round', kind: 'solo', teams: 'own', isReplayed: false, levels: ['customer-service/easy'], hasBrackets: true, startsAt: day(-1), freezesAt: null, endsAt: day(1) } });
  assert.ok(event.ok(), await event.text());
  return { eventId: ((await event.json()) as { id: string }).id, personId, token: new URL(((await made.json()) as { url: string }).url).hash.slice(1) };
};

export const openDemoHouse = async (browser: Browser, settings: Record<string, string> = {}): Promise<House> => {
  const product = await startProduct(settings);
  const demo = await loadDemo(product.url);
  const logins: House['logins'] = await signInAll(browser, product.url, demo);
  for (const [role, email] of [['auditor', AUDITOR], ['instructor', INSTRUCTOR]] as const) {
    const { request } = await browser.newContext({ baseURL: product.url });
    const answer = await request.post('/api/logins', { data: { email, password: demo.password } });
    assert.ok(answer.ok(), await answer.text());
    logins[role] = await request.storageState();
  }
  const { request } = await browser.newContext({ baseURL: product.url, storageState: logins.owner! });
  return { product, logins, known: await knownAbout(request, OTHER) };
};

/** `beforeSetUp` sees the house while nobody has set it up. */
export const openNewHouse = async (browser: Browser, beforeSetUp: (product: Product) => Promise<void>, settings: Record<string, string> = {}): Promise<House> => {
  const product = await startProduct(settings);
  await beforeSetUp(product);
  const { request } = await browser.newContext({ baseURL: product.url });
  const made = await request.post('/api/set-up', { data: { organisationName: 'Fjordworks', name: 'Ada Lindqvist', email: 'ada@fjordworks.example', password: 'nine boats sail at dawn' }, headers });
  assert.ok(made.ok(), await made.text());
  return { product, logins: { owner: await request.storageState() }, known: await knownAbout(request, 'ada') };
};
