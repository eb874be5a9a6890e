// Publishing: by hash, once, only what changed, and never a broken folder over a good one.
import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { asRole } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { catalogue } from './catalogue.ts';
import { contentByHash, currentContent, forgetCurrent, listContent } from './content-cache.ts';
import { currentPolicy } from './current-policy.ts';
import { EXAMPLE, type ExampleFolder, writeExample } from './example-content.ts';
import { type ContentPlaces, publishAll, type Published } from './publish-all.ts';
import { savePolicy } from './save-policy.ts';
import { showPolicy } from './show-policy.ts';
import { publishedLines, watchContent } from './watch-content.ts';

const MODULE = 'modules/small/module.yaml';
const LESSON = 'modules/small/lessons/01-first.md';
const { ctx } = await startTestServer();
let example: ExampleFolder;
let overlay: ExampleFolder;
let places: ContentPlaces;
const publish = (): Promise<Published> => publishAll(ctx, places);
const lessonHash = async (): Promise<string> => (await currentContent(ctx, 'lesson', 'small/first', 'en'))!.hash;

beforeEach(async () => {
  await example?.end();
  await overlay?.end();
  example = await writeExample();
  overlay = await writeExample(Object.fromEntries(Object.keys(EXAMPLE).map((file) => [file, undefined])));
  places = { roots: [{ dir: example.dir, shownAs: 'content' }, { dir: overlay.dir, shownAs: 'data/content' }], kinds: [] };
  await publish();
});
after(async () => {
  await example.end();
  await overlay.end();
});

describe('publishing content', () => {
  it('reads nothing again that has not changed', async () => {
    assert.deepEqual(await publish(), { changed: [], refused: [], unchanged: 2, newVersions: 0, mistakes: [] });
  });

  it('adds a version when a file changed, keeps the old one, and goes back to it by its hash', async () => {
    const before = await lessonHash();
    await example.write(LESSON, EXAMPLE[LESSON]!.replace('Two situations.', 'Three situations.'));
    const { changed, newVersions } = await publish();
    assert.deepEqual([changed, newVersions], [['modules/small'], 1]);
    const now = await lessonHash();
    assert.notEqual(now, before);
    assert.equal((await contentByHash(ctx, before))?.slug, 'small/first');
    await example.write(LESSON, EXAMPLE[LESSON]!);
    assert.equal((await publish()).newVersions, 0);
    assert.equal(await lessonHash(), before);
  });

  it('keeps the text that was hashed: PostgreSQL can be checked against the hash', async () => {
    const { rows } = await ctx.pool.query<{ hash: string; mine: string }>(
      `select hash, encode(sha256(convert_to(kind || E'\\n' || slug || E'\\n' || locale || E'\\n' || body::text, 'UTF8')), 'hex') as mine from content_version`,
    );
    assert.ok(rows.length >= 8);
    for (const { hash, mine } of rows) assert.equal(mine, hash);
  });

  it('refuses a broken folder, says why, and serves what it served', async () => {
    const before = await lessonHash();
    await example.write(MODULE, EXAMPLE[MODULE]!.replace('tier: 1', 'teir: 1'));
    await example.write('behaviours.yaml', EXAMPLE['behaviours.yaml']!.replace('Replaces keys.', 'Replaces all keys.'));
    const { changed, refused, mistakes } = await publish();
    assert.deepEqual([changed, refused], [[''], ['modules/small']]);
    assert.match(mistakes.map(({ file, line }) => `${file}:${line}`).join(), /content\/modules\/small\/module\.yaml:2/);
    assert.equal(await lessonHash(), before);
    assert.deepEqual((await publish()).refused, ['modules/small'], 'and says so again at the next start');
  });

  it('takes a removed module out of the catalogue and keeps its versions', async () => {
    const hash = await lessonHash();
    await example.remove('modules/small');
    await publish();
    assert.deepEqual(await catalogue(ctx), []);
    assert.equal(await currentContent(ctx, 'lesson', 'small/first', 'en'), undefined);
    assert.notEqual(await contentByHash(ctx, hash), undefined);
  });

  it('leaves everything as it is when content/ cannot be found', async () => {
    await assert.rejects(publishAll(ctx, { roots: [{ dir: '/nowhere', shownAs: 'content' }], kinds: [] }), /There is no content in/);
    assert.equal((await catalogue(ctx)).length, 1);
  });

  it('lays the files of the organisation over ours, one by one, and names them by their own place', async () => {
    await overlay.write(LESSON, EXAMPLE[LESSON]!.replace('title: First', 'title: First, our way'));
    await publish();
    assert.equal((await currentContent(ctx, 'lesson', 'small/first', 'en'))!.body.title, 'First, our way');
    await overlay.write(LESSON, '## nothing');
    assert.match((await publish()).mistakes[0]!.file, /^data\/content\/modules\/small\/lessons/);
    await overlay.remove(LESSON);
    await publish();
    assert.equal((await currentContent(ctx, 'lesson', 'small/first', 'en'))!.body.title, 'First');
  });

  it('serves a translation to those who ask for it and English to the others', async () => {
    await example.write('modules/small/lessons/01-first.de.md', EXAMPLE[LESSON]!.replace('title: First', 'title: Zuerst'));
    await publish();
    const title = async (locale: string) => (await currentContent(ctx, 'lesson', 'small/first', locale))?.body.title;
    assert.deepEqual([await title('de'), await title('de-AT'), await title('fr'), await title('en')], ['Zuerst', 'Zuerst', 'First', 'First']);
    assert.equal((await listContent(ctx, 'lesson', 'de')).length, 1);
  });

  it('reads again when the code that reads has changed', async () => {
    const kind = { kind: 'lab', folder: 'labs', parse: () => ({ body: { title: 'x' }, mistakes: [] }), present: () => ({}), script: () => '', sources: new URL('../labs/', import.meta.url) } as const;
    assert.deepEqual((await publishAll(ctx, { ...places, kinds: [kind] })).changed, ['', 'modules/small']);
    await publish();
  });

  it('publishes once when two processes start together', async () => {
    await example.write(LESSON, EXAMPLE[LESSON]!.replace('Two situations.', `Situations of ${Date.now()}.`));
    const both = await Promise.all([publish(), publish()]);
    assert.equal(both[0].newVersions + both[1].newVersions, 1);
  });

  it('lets nobody change a published version', async () => {
    await assert.rejects(ctx.pool.query(`update content_version set title = 'x'`), /append-only/);
    await assert.rejects(ctx.pool.query(`delete from policy_version`), /append-only/);
  });

  it('publishes a saved file by itself in development', async () => {
    const lines: string[] = [];
    const stop = watchContent(ctx, places, (line) => void lines.push(line));
    const title = `Seen at ${Date.now()}`;
    await example.write(LESSON, EXAMPLE[LESSON]!.replace('title: First', `title: ${title}`));
    for (let wait = 0; wait < 100 && lines.length === 0; wait += 1) await new Promise((done) => setTimeout(done, 50));
    stop();
    assert.match(lines.join('\n'), /Content is published: 1 new version in modules\/small/);
    assert.equal((await currentContent(ctx, 'lesson', 'small/first', 'en'))!.body.title, title);
  });

  it('names to whoever starts it what was published where that is little, and counts it otherwise', () => {
    const nothing = { unchanged: 0, refused: [], mistakes: [] };
    assert.deepEqual(publishedLines({ ...nothing, newVersions: 2, changed: ['', 'modules/small'] }), ['Content is published: 2 new versions in the files at the top, modules/small.']);
    assert.deepEqual(publishedLines({ ...nothing, newVersions: 9, changed: ['a', 'b', 'c', 'd', 'e', 'f'] }), ['Content is published: 9 new versions.']);
  });

  it('sees what another process published', async () => {
    const before = await lessonHash();
    await ctx.pool.query(`delete from content_current where kind = 'lesson'`);
    assert.equal(await lessonHash(), before, 'held for two seconds');
    forgetCurrent(ctx);
    assert.equal(await currentContent(ctx, 'lesson', 'small/first', 'en'), undefined);
    await ctx.pool.query(`delete from content_folder`);
    await publish();
  });
});

describe('the policy', () => {
  it('starts as the template and follows the file until an owner saves one', async () => {
    const before = await showPolicy(ctx);
    assert.equal(before.isTemplate, true);
    const changed = EXAMPLE['policy.yaml']!.replace('note: On our plan.', 'note: On the company plan.');
    await example.write('policy.yaml', changed);
    await publish();
    const followed = await showPolicy(ctx);
    assert.equal(followed.number, before.number + 1);
    assert.equal(followed.policy.tools[0]?.note, 'On the company plan.');

    const owner = await asRole(ctx, 'owner');
    const { version, policy } = followed;
    const saved = await savePolicy(owner, { policy: { ...policy, title: 'Our AI policy' }, whatChanged: 'It has our name now.', basedOn: version });
    assert.equal(saved.isTemplate, false);
    await example.write('policy.yaml', changed.replace('company plan', 'other plan'));
    await publish();
    assert.equal((await showPolicy(ctx)).version, saved.version);
    assert.deepEqual(await currentPolicy(ctx).then((current) => [current?.version, current?.body.whatChanged, current?.body.title]), [saved.version, 'It has our name now.', 'Our AI policy']);
  });
});
