// A translation laid over our content: learners get it where it is, English where it is not, and are judged the same.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { contentPlaces } from '../server/app.ts';
import { type Published, publishAll } from '../server/curriculum/index.ts';
import type { OpenUnit, Progress, Quiz, QuizReply, Today } from '../server/learning/schemas.ts';
import { aLogin, anOrganisation, aPerson, asViewer } from './factories.ts';
import { startTestServer } from './server.ts';
import { takeSteps } from './take-step.ts';

const MODULE = 'using-ai-tools';
const LESSON = 'where-does-your-code-go';
const server = await startTestServer();
const { ctx } = server;
const overlay = await mkdtemp(join(tmpdir(), 'beforetab-translated-'));
after(() => rm(overlay, { recursive: true, force: true }));

const ours = (file: string): Promise<string> => readFile(new URL(`../content/modules/${MODULE}/${file}`, import.meta.url), 'utf8');
const translate = async (file: string, text: string): Promise<void> => {
  const path = join(overlay, 'modules', MODULE, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};
const publish = (): Promise<Published> => {
  const { roots, kinds } = contentPlaces(ctx.config);
  return publishAll(ctx, { roots: [...roots, { dir: overlay, shownAs: 'data/content' }], kinds });
};

const english = await ours('lessons/01-where-does-your-code-go.md');
const german = english.replace(/^title: .*/m, 'title: Wohin geht Ihr Code?').replace(/^(## ).*( \{#)/m, '$1Was hinausgeht$2');
await translate('lessons/01-where-does-your-code-go.de.md', german);
await translate('quiz.de.yaml', (await ours('quiz.yaml')).replaceAll(/^( +)question: >-\n\s+/gm, '$1question: >-\n$1  Auf Deutsch: '));
await anOrganisation(ctx);
assert.deepEqual((await publish()).mistakes, []);

const inLanguage = (locale: string): Promise<unknown> => ctx.pool.query('update organisation set locale = $1', [locale]);
const aLearner = async () => {
  const person = await aPerson(ctx);
  const { cookie } = await aLogin(ctx, person);
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await server.app.request(`http://localhost:3000${path}`, { method, headers: { cookie, host: 'localhost:3000' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    assert.equal(reply.status, 200, `${method} ${path}`);
    return (await reply.json()) as T;
  };
  const open = (unit = LESSON): Promise<OpenUnit> => ask('GET', `/api/units/${MODULE}/${unit}`);
  return { ...person, ask, open };
};
const shape = (unit: OpenUnit) => unit.lesson!.steps.map(({ id, minutes, blocks }) => [id, minutes, ...blocks.flatMap((block) => (block.kind === 'embed' ? [block.name, block.props] : []))]);
const shownTo = async (subject: string): Promise<string[]> => (await ctx.pool.query<{ hash: string }>('select hash from shown where subject = $1', [subject])).rows.map(({ hash }) => hash);

describe('translations', () => {
  it('are served in the language of the organisation, its base language, else English', async () => {
    const learner = await aLearner();
    const said: Record<string, unknown> = {};
    for (const locale of ['en', 'de', 'de-AT', 'fr']) {
      await inLanguage(locale);
      const { lesson } = await learner.open();
      said[locale] = [lesson!.locale, lesson!.title === 'Wohin geht Ihr Code?', lesson!.steps[0]!.title === 'Was hinausgeht'];
    }
    assert.deepEqual(said, { en: ['en', false, false], de: ['de', true, true], 'de-AT': ['de', true, true], fr: ['en', false, false] });
  });

  it('leave in English what nobody has translated, and change no id, no minutes and no exercise', async () => {
    const learner = await aLearner();
    await inLanguage('en');
    const [before, otherBefore] = [await learner.open(), await learner.open('safe-practices')];
    await inLanguage('de');
    const [now, otherNow] = [await learner.open(), await learner.open('safe-practices')];
    assert.deepEqual(shape(now), shape(before));
    assert.deepEqual(Object.keys(now.items), Object.keys(before.items));
    assert.deepEqual(otherNow, otherBefore);
    assert.equal((await learner.ask<Today>('GET', '/api/me/today')).next?.unit, LESSON);
    assert.equal((await learner.ask<Progress>('GET', '/api/me/progress')).modules[0]?.module, MODULE);
  });

  it('record what was shown, and what was done, by the hash of the translation', async () => {
    const learner = await aLearner();
    await inLanguage('de');
    const opened = await learner.open();
    const { version } = opened;
    assert.deepEqual(await shownTo(learner.subject), [version]);
    const { viewer } = asViewer(ctx, learner);
    await takeSteps({ ...ctx, viewer: { ...viewer, locale: 'de' } }, opened, 30);
    const { rows } = await ctx.pool.query<{ version: string }>(`select version from outcome where subject = $1 and activity = $2`, [learner.subject, `unit:${MODULE}/${LESSON}`]);
    assert.deepEqual(rows, [{ version }]);
    const { rows: kept } = await ctx.pool.query('select locale, slug from content_version where hash = $1', [version]);
    assert.deepEqual(kept, [{ locale: 'de', slug: `${MODULE}/${LESSON}` }]);
    // What is done stays done when the organisation changes its language.
    await inLanguage('en');
    const again = await learner.open();
    assert.deepEqual([again.place?.isDone, again.version === version], [true, false]);
  });

  it('grade a quiz as the English one does, and let somebody finish it in the language they began in', async () => {
    const learner = await aLearner();
    await inLanguage('de');
    const quiz = await learner.ask<Quiz>('POST', '/api/quizzes', { module: MODULE, unit: 'quiz' });
    assert.ok(quiz.items.every(({ question }) => question.startsWith('Auf Deutsch: ')), quiz.items[0]!.question);
    await inLanguage('en');
    assert.deepEqual(await learner.ask<Quiz>('POST', '/api/quizzes', { module: MODULE, unit: 'quiz' }), quiz);
    const { rows } = await ctx.pool.query<{ body: { items: { id: string; options: { text: string; right?: boolean }[] }[] } }>(`select body from content_version join content_current using (hash) where content_current.kind = 'quiz' and content_current.locale = 'en' and content_current.slug = '${MODULE}'`);
    const right = new Map(rows[0]!.body.items.map(({ id, options }) => [id, options.find((option) => option.right)!.text]));
    for (const { id: item, options } of quiz.items) {
      const { verdict } = await learner.ask<QuizReply>('POST', `/api/quizzes/${quiz.id}/answers`, { item, option: options.indexOf(right.get(item)!) });
      assert.equal(verdict.isRight, true, item);
    }
    assert.equal((await learner.ask<Quiz>('GET', `/api/quizzes/${quiz.id}`)).result?.score, 100);
  });

  it('are refused where they change an embed or a rule of completion, and the English goes on', async () => {
    await translate('lessons/01-where-does-your-code-go.de.md', german.replace(/::explorer\{capture="[^"]+"\}/, '::explorer{capture="local-model"}'));
    const { refused, mistakes } = await publish();
    assert.deepEqual(refused, [`modules/${MODULE}`]);
    assert.match(mistakes.map(({ file, says }) => `${file} ${says}`).join('\n'), /01-where-does-your-code-go\.de\.md.*capture="local-model"/);
    await translate('lessons/01-where-does-your-code-go.de.md', german);
    await translate('module.de.yaml', (await ours('module.yaml')).replace(/quizPassMark: \d+/, 'quizPassMark: 10'));
    assert.match(JSON.stringify((await publish()).mistakes), /module\.de\.yaml.*quizPassMark/);
  });
});
