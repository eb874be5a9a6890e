// What content:vet looks at: each check finds what it is for, and lets the right thing pass.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chanceScore, findCues, guessScore } from './check-cues.ts';
import { forbidsTools } from './check-voice.ts';
import { vetContent } from './commands.ts';
import { estimateTokens, isNear } from './estimate-minutes.ts';
import { EXAMPLE, type ExampleFolder, writeExample } from './example-content.ts';
import { parseMarkdown } from './lesson-markdown.ts';
import type { Item } from './schemas.ts';

const LESSON = 'modules/small/lessons/01-first.md';
let example: ExampleFolder;
before(async () => void (example = await writeExample()));
after(() => example.end());

const vet = async (...given: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = [];
  const code = await vetContent({ roots: [{ dir: example.dir, shownAs: 'content' }], kinds: [] }, given, (line) => void lines.push(line));
  return { code, said: lines.join('\n') };
};
const withLesson = async (text: string, check: (said: string) => void): Promise<void> => {
  await example.write(LESSON, text);
  check((await vet()).said);
  await example.write(LESSON, EXAMPLE[LESSON]!);
};

describe('minutes', () => {
  it('are 200 words a minute and the seconds of each thing to do', () => {
    const words = Array.from({ length: 199 }, () => 'word').join(' ');
    assert.equal(estimateTokens('Title', parseMarkdown(words)), 1);
    assert.equal(estimateTokens('', parseMarkdown('::lab{slug="x"}\n\n::explorer{capture="x"}\n')), 5);
    assert.equal(estimateTokens('', parseMarkdown('::scenarios{draw="3" always="a,b,c,d,e"}')), 200 / 60);
    assert.equal(estimateTokens('', parseMarkdown('```js\nconst many = words.in(code);\n```')), 0.25, 'code counts as a look at it');
    assert.equal(estimateTokens('', parseMarkdown('A source.[^some-claim] | — *')), 2 / 200);
  });

  it('may be 15 % off and no more', () => {
    assert.deepEqual([isNear(20, 17), isNear(20, 23), isNear(20, 16.9), isNear(20, 23.1)], [true, true, false, false]);
  });

  it('that are wrong are named with the estimate, and the command fails', async () => {
    await withLesson(EXAMPLE[LESSON]!.replaceAll('minutes=1', 'minutes=4'), (said) => assert.match(said, /add up to 8 minutes/));
    const long = 'Some words to read on and on. '.repeat(200);
    await withLesson(EXAMPLE[LESSON]!.replace('Two situations.', long), (said) => {
      assert.match(said, /01-first\.md:1 {2}first states 2 minutes and takes about 8\.8/);
      assert.match(said, /01-first\.md:19 {2}"Say what is safe" takes about 7\.\d minutes; split it/);
    });
  });
});

describe('the command', () => {
  it('is content with content that is right, and says the estimates', async () => {
    const { code, said } = await vet();
    assert.equal(code, 0, said);
    assert.match(said, /first: 2 minutes stated, 1\.8 estimated/);
  });

  it('says nothing of other files when asked about one, and notices a path that is none', async () => {
    await example.write('behaviours.yaml', 'behaviours: none');
    assert.equal((await vet('content/modules/small')).code, 0);
    assert.equal((await vet('content/behaviours.yaml')).code, 1);
    assert.deepEqual(await vet('content/modules/smal'), { code: 1, said: 'There is no content at content/modules/smal. Without a path, all of it is looked at.' });
    assert.deepEqual(await vet('small'), { code: 1, said: 'There is no content at small. There is content/modules/small.' });
    await example.write('behaviours.yaml', EXAMPLE['behaviours.yaml']!);
  });

  it('names a bank that is too small for a retake, and an item nobody is asked', async () => {
    await example.write('modules/small/quiz.yaml', EXAMPLE['modules/small/quiz.yaml']!.replace(/- id: five[\s\S]*$/, ''));
    await example.write('modules/small/practice.yaml', EXAMPLE['modules/small/practice.yaml']! + EXAMPLE['modules/small/practice.yaml']!.replace('id: one', 'id: unasked'));
    const { said } = await vet();
    assert.match(said, /The bank has 3 items; 4 are needed/);
    assert.match(said, /No lesson asks the item unasked/);
    await example.write('modules/small/quiz.yaml', EXAMPLE['modules/small/quiz.yaml']!);
    await example.write('modules/small/practice.yaml', EXAMPLE['modules/small/practice.yaml']!);
  });

  it('names what is claimed and not taught, practised or asked', async () => {
    await example.write('modules/small/quiz.yaml', EXAMPLE['modules/small/quiz.yaml']!.replaceAll('objectives: [see]', 'objectives: []'));
    assert.match((await vet()).said, /module\.yaml:1 {2}No quiz item covers see/);
    await example.write('modules/small/quiz.yaml', EXAMPLE['modules/small/quiz.yaml']!);
  });
});

describe('the voice', () => {
  it('wants the benefit before the risk, and in the first step', async () => {
    await withLesson(EXAMPLE[LESSON]!.replace('> **Benefit**', '> **Risk**: it leaves.\n\n> **Benefit**'), (said) => assert.match(said, /The benefit comes before the risk/));
    await withLesson(EXAMPLE[LESSON]!.replace('> **Benefit**: it sees what you see.', 'It sees.').replace('Two situations.', '> **Benefit**: late.'), (said) => assert.match(said, /belongs in the first step/));
    await withLesson(EXAMPLE[LESSON]!.replace('> **Benefit**: it sees what you see.', 'It sees.'), (said) => assert.match(said, /begins with \*\*Benefit\*\*/));
  });

  it('does not shout', () => withLesson(EXAMPLE[LESSON]!.replace('Two situations.', 'Two situations! Or `!important`.'), (said) => assert.match(said, /01-first\.md:20 {2}No exclamation marks/)));

  it('knows an order to stop from an order to take care', () => {
    for (const text of ['Never use AI tools for this.', "Don't use Copilot at work.", 'Do not use any AI assistant here.', 'You should avoid using ChatGPT.', 'Stop using coding assistants.', 'AI tools are forbidden.']) assert.equal(forbidsTools(text), true, text);
    for (const text of ['Keep secrets out of every AI tool.', 'Never paste a key into an AI tool.', 'The company banned generative AI tools in May 2023.', 'Use a local model for this code.', 'Do not use real records in a prompt to the assistant.']) assert.equal(forbidsTools(text), false, text);
  });
});

describe('cues in a bank', () => {
  const item = (...texts: [string, boolean][]): Item => ({ id: 'x', covers: { risks: [], focus: [], objectives: [] }, question: 'x', options: texts.map(([text, right]) => ({ text, right, because: 'x' })) });

  it('are found when the longest, the shortest or the first is right too often', () => {
    const longest = Array.from({ length: 12 }, () => item(['no', false], ['never ever', true], ['nay', false], ['non', false]));
    assert.match(findCues(longest).join(), /Always choosing the longest option scores 100 %, and chance is 25 %/);
    const first = Array.from({ length: 12 }, () => item(['same', true], ['like', false], ['size', false]));
    assert.match(findCues(first).join(), /the first option scores 100 %, and chance is 33 %; move/);
  });

  it('are not found in a balanced bank, and equal lengths count as a guess among them', () => {
    const balanced = Array.from({ length: 12 }, (_, at) => item(...([0, 1, 2, 3].map((option) => ['text'.padEnd(4 + ((option + at) % 3)), option === at % 4]) as [string, boolean][])));
    assert.deepEqual(findCues(balanced), []);
    assert.equal(guessScore([item(['same', true], ['size', false])], 'longest'), 0.5);
    assert.equal(chanceScore([item(['a', true], ['b', false], ['c', false], ['d', false])]), 0.25);
  });
});
