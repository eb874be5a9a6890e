// Which pages are photographed, as whom, and what is done on a page before the picture.
import type { Page } from 'playwright-core';

/** `nobody` is signed out; `visitor` comes before there is an organisation. */
export type Who = 'visitor' | 'nobody' | 'learner' | 'manager' | 'owner';
/** `top`: only this many pixels from the top of the page. */
export type Shot = { name: string; who: Who; path: string; top?: number; act?: (page: Page) => Promise<void> };

const MODULE = '/modules/using-ai-tools';
const step = (unit: string, id: string): string => `${MODULE}/${unit}?step=${id}`;

const runExploit = async (page: Page): Promise<void> => {
  const run = page.getByRole('button', { name: 'Run the exploit' });
  // Python is fetched only once the segment is near the screen.
  await run.scrollIntoViewIfNeeded();
  await page.getByText('Python is ready').first().waitFor({ timeout: 60_000 });
  await run.click();
  await page.getByText(/works: here is what it got/).first().waitFor({ timeout: 60_000 });
};

const answerScenario = async (page: Page): Promise<void> => {
  const set = page.locator('.scenario-set');
  await set.locator('.scenario-situation').waitFor();
  await set.getByRole('radio', { name: 'Safe', exact: true }).check();
  await set.getByRole('radio', { name: '90 %' }).check();
  await set.getByRole('button', { name: 'Answer', exact: true }).click();
  await set.getByRole('button', { name: /Next situation|See how your confidence fits/ }).waitFor();
};

const answerQuizItem = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Begin the quiz' }).click();
  await page.locator('.quiz-run .option input').first().check();
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.locator('.item-verdict').first().waitFor();
};

const answerReview = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^(Begin|Go on)$/ }).click();
  const run = page.locator('.review-run');
  await run.locator('form').waitFor();
  if ((await run.locator('form.scenario').count()) > 0) {
    await run.getByRole('radio', { name: 'Safe', exact: true }).check();
    await run.getByRole('radio', { name: '90 %' }).check();
  } else await run.locator('.option input').first().check();
  await run.getByRole('button', { name: 'Answer', exact: true }).click();
  await run.locator('.item-verdict').first().waitFor();
};

const chooseCsv = async (page: Page): Promise<void> => {
  const csv = ['name,email,teams,manager,job function,languages,hire date,employment', 'Ada Example,ada@northlight.example,Checkout,,backend developer,Python,2024-03-01,employee', 'No At Sign,lin.example,Tracking,,backend developer,Go,2024-03-01,employee', 'Bad Day,sam@northlight.example,Tracking,,backend developer,Go,2024-13-45,employee'].join('\n');
  await page.locator('input[type="file"]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: /Leave out/ }).waitFor();
};

/** A command line asks, and its code is typed. */
const askByDevice = async (page: Page): Promise<void> => {
  const begun = await page.request.post(new URL('/api/device/requests', page.url()).href, { data: { machine: 'ada-laptop (linux)', scopes: ['ingest'] } });
  const { userCode } = (await begun.json()) as { userCode: string };
  await page.getByRole('textbox', { name: 'Code' }).fill(userCode);
  await page.getByRole('button', { name: 'See what it asks for' }).click();
  await page.getByRole('button', { name: 'Allow it' }).waitFor();
};
const allowDevice = async (page: Page): Promise<void> => {
  await askByDevice(page);
  await page.getByRole('button', { name: 'Allow it' }).click();
  await page.getByRole('heading', { name: 'Allowed' }).waitFor();
};

/** One that is signed in, on the page where it can be ended. */
const showCommandLines = async (page: Page): Promise<void> => {
  const at = (path: string): string => new URL(path, page.url()).href;
  const { deviceCode, userCode } = (await (await page.request.post(at('/api/device/requests'), { data: { machine: 'build-agent-7 (linux)', scopes: ['ingest'] } })).json()) as Record<string, string>;
  await page.request.post(at('/api/device/answer'), { data: { userCode, isAllowed: true } });
  await page.request.post(at('/api/device/polls'), { data: { deviceCode } });
  await page.reload();
  await page.getByText('build-agent-7 (linux)').first().waitFor();
};
const addSource = async (page: Page): Promise<void> => {
  await page.getByRole('textbox', { name: 'Name' }).fill('Gateway Europe');
  await page.getByRole('button', { name: 'Add the source' }).click();
  await page.getByRole('button', { name: 'I have it' }).waitFor();
};
const mapGeneric = async (page: Page): Promise<void> => {
  await page.getByLabel('What sends').selectOption('generic');
  await page.getByLabel('When').fill('at');
  await page.getByLabel('Who', { exact: false }).first().fill('user.email');
  await page.getByLabel('What was sent').fill('messages[*].content');
  await page.getByLabel('A sample to try it on').fill('{"at":"2026-11-20T09:12:00Z","user":{"email":"ada@northlight.example"},"messages":[{"content":"why does DB_PASSWORD=Wq7#mZ2pXk fail"}]}\n{"user":"x"}\n');
  await page.getByRole('button', { name: 'Show what is read' }).click();
  await page.locator('.signals-preview, .notice[data-kind="problem"]').first().waitFor();
};

/** A gateway that has sent a few records, with names nobody knows. */
const receiveRecords = async (page: Page): Promise<void> => {
  const at = (path: string): string => new URL(path, page.url()).href;
  const mapping = { format: 'json', time: 'at', user: 'who', prompt: ['text'] };
  const { source, token } = (await (await page.request.post(at('/api/signals/sources'), { data: { name: 'Gateway Europe', kind: 'generic', mapping } })).json()) as { source: { id: string }; token: string };
  const names = ['build-agent@ci.example', 'm.ito@northlight-old.example', 'octo-lin', 'build-agent@ci.example'];
  await page.request.post(at(`/api/signals/sources/${source.id}/records`), { headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' }, data: names.map((who, index) => JSON.stringify({ at: new Date(Date.now() - index * 3_600_000).toISOString(), who, text: 'why does this test fail' })).join('\n') });
  await page.reload({ waitUntil: 'networkidle' });
};

const openMenu = async (page: Page): Promise<void> => {
  await page.locator('.frame-head').getByRole('button').last().click();
};

export const shots: readonly Shot[] = [
  { name: 'set-up', who: 'visitor', path: '/set-up' },
  { name: 'front', who: 'nobody', path: '/' },
  { name: 'sign-in', who: 'nobody', path: '/sign-in' },
  { name: 'forgot', who: 'nobody', path: '/forgot' },
  { name: 'try', who: 'nobody', path: '/try' },
  { name: 'try-exploited', who: 'nobody', path: '/try', act: runExploit },
  // The light desktop one is docs/screenshot.png.
  { name: 'readme', who: 'nobody', path: '/try', top: 1565, act: runExploit },
  { name: 'not-found', who: 'nobody', path: '/no-such-page' },
  { name: 'today', who: 'learner', path: '/' },
  { name: 'account', who: 'learner', path: '/', act: openMenu },
  { name: 'module', who: 'learner', path: MODULE },
  { name: 'lesson-explorer', who: 'learner', path: step('where-does-your-code-go', 'what-leaves') },
  { name: 'lesson-compare', who: 'learner', path: step('where-does-your-code-go', 'cloud-or-local') },
  { name: 'lesson-text', who: 'learner', path: step('where-does-your-code-go', 'samsung') },
  { name: 'scenario', who: 'learner', path: step('where-does-your-code-go', 'sort-it'), act: answerScenario },
  { name: 'segment', who: 'learner', path: step('ai-written-code', 'sql-injection'), act: runExploit },
  { name: 'ignore-files', who: 'learner', path: step('safe-practices', 'ignore-files') },
  { name: 'quiz', who: 'learner', path: `${MODULE}/quiz`, act: answerQuizItem },
  { name: 'reviews', who: 'owner', path: '/reviews' },
  { name: 'review', who: 'owner', path: '/reviews', act: answerReview },
  { name: 'labs', who: 'learner', path: '/labs' },
  { name: 'lab', who: 'learner', path: '/labs/agent-tools' },
  { name: 'module-2', who: 'learner', path: '/modules/secure-ai-integration' },
  { name: 'lesson-target', who: 'learner', path: '/modules/secure-ai-integration/prompt-injection?step=try-it' },
  { name: 'lesson-pattern', who: 'learner', path: '/modules/secure-ai-integration/output-handling?step=validator' },
  { name: 'lesson-billing', who: 'learner', path: '/modules/secure-ai-integration/api-security?step=bill' },
  { name: 'module-3', who: 'learner', path: '/modules/secure-ml-lifecycle' },
  { name: 'lesson-poison', who: 'learner', path: '/modules/secure-ml-lifecycle/data-provenance?step=poison' },
  { name: 'lesson-sweep', who: 'learner', path: '/modules/secure-ml-lifecycle/adversarial-evaluation?step=sweep' },
  { name: 'policy', who: 'learner', path: '/policy' },
  {
    name: 'short-lesson',
    who: 'learner',
    path: '/short/provider-key',
    act: async (page) => {
      await page.locator('.short-option input').first().check();
      await page.getByRole('button', { name: 'Answer', exact: true }).click();
      await page.locator('.short-verdict').waitFor();
    },
  },
  { name: 'catalogue', who: 'learner', path: '/catalogue' },
  { name: 'tiers', who: 'learner', path: '/tiers' },
  { name: 'device', who: 'learner', path: '/device' },
  { name: 'device-asked', who: 'learner', path: '/device', act: askByDevice },
  { name: 'device-allowed', who: 'learner', path: '/device', act: allowDevice },
  { name: 'me', who: 'learner', path: '/me' },
  { name: 'command-lines', who: 'learner', path: '/me', act: showCommandLines },
  { name: 'forbidden', who: 'learner', path: '/people' },
  { name: 'manager-today', who: 'manager', path: '/' },
  { name: 'manager-progress', who: 'manager', path: '/progress' },
  { name: 'owner-today', who: 'owner', path: '/' },
  { name: 'people', who: 'owner', path: '/people' },
  { name: 'add-person', who: 'owner', path: '/people/new' },
  { name: 'import', who: 'owner', path: '/people/import' },
  { name: 'import-preview', who: 'owner', path: '/people/import', act: chooseCsv },
  { name: 'teams', who: 'owner', path: '/teams' },
  { name: 'tiers-admin', who: 'owner', path: '/tiers-admin' },
  { name: 'progress', who: 'owner', path: '/progress' },
  { name: 'effectiveness', who: 'owner', path: '/effectiveness' },
  { name: 'signals', who: 'owner', path: '/signals' },
  { name: 'signals-added', who: 'owner', path: '/signals', act: addSource },
  { name: 'signals-mapping', who: 'owner', path: '/signals', act: mapGeneric },
  { name: 'signals-received', who: 'owner', path: '/signals', act: receiveRecords },
  { name: 'signals-names', who: 'owner', path: '/signals/names' },
  { name: 'signals-loop', who: 'owner', path: '/signals/loop' },
  { name: 'notes', who: 'learner', path: '/notes' },
  { name: 'effectiveness-groups', who: 'owner', path: '/effectiveness/groups' },
  { name: 'effectiveness-samples', who: 'owner', path: '/effectiveness/samples' },
  { name: 'effectiveness-modules', who: 'owner', path: '/effectiveness/modules' },
  { name: 'organisation', who: 'owner', path: '/organisation' },
  { name: 'edit-policy', who: 'owner', path: '/policy/edit' },
  { name: 'content-reviews', who: 'owner', path: '/content-reviews' },
];
