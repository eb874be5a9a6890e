// Hidden checks of answer-page: other ways to write the same attacks, for fixes that only know the ones shown.
import type { Build, Call, Step, World } from '../../../../server/labs/index.ts';
import { around, findActive, isPage, type Page, readPage, stopsTheStyle } from './shared.ts';

export const build: Build = (world) => {
  const host = `${world.nonce()}.example`;
  const attack = (name: string, text: string, question = 'How do I export my data?', more: (page: Page) => string | undefined = () => undefined): Step => {
    const id = world.nonce();
    return {
      name,
      shows: 'an answer of the model',
      surroundings: around(id, question, text),
      calls: [{ file: 'app.ts', path: `/answers/${id}` }, { file: 'app.ts', path: `/answers/${encodeURIComponent(`<img src=x onerror="alert('${host}')">`)}` }],
      judge: ({ answers: [answer, none] }) => {
        const page = readPage(answer?.text ?? '');
        const wrong = answer?.status === 200 ? (findActive(page) ?? more(page) ?? findActive(readPage(none?.text ?? ''))) : `status ${answer?.status}`;
        return wrong === undefined ? { ok: true } : { ok: false, got: wrong };
      },
    };
  };
  const markup = encodeURIComponent(`<img src=x onerror="alert('${host}')">`);
  const rawId = world.nonce();
  const raw = `<img src=x onerror="alert('${host}')"> [a](javascript:alert(1)) ![b](https://${host}/p.png)`;
  const mediaTypes = world.words.filter((word) => /^[a-z]+\/[\w.+*-]+$/.test(word)).slice(0, 4);
  const [one, other, gone, bare, again] = [world.nonce().toUpperCase(), `${world.nonce()}-X`, world.nonce(), world.nonce(), world.nonce()];
  // What begins a line of other Markdown is a sign here.
  const begins = ['#', '###', '>', '1.', '+', '---', '|'].map((sign) => `${sign} ${world.nonce()} a_b_c ~~d~~ ==e==`);
  // What a program may put in the place of something, as its own texts have it around a value.
  const places = [...new Set(['@@', '%%', '##', '{{', '§', '__', '|', ...Object.values(world.files).flatMap((text) => [...text.matchAll(/([^\s\w`'"$<>&()[\]{}\\*\0-\x1f]{1,3})\$\{/g)].map((found) => found[1] ?? ''))])].map((mark) => `${mark}0${mark === '{{' ? '}}' : mark}`);
  // And what it looks for to put something there: a name between signs, or a number between letters.
  const sought = Object.values(world.files).flatMap((text) => [...[...text.matchAll(/([{%@#[_]{2}|[%@#])\w{2,20}([}%@#\]_]{2}|[%@#])/g)].map(([name]) => name), ...[...text.matchAll(/\/([\w@#%:|-]*)\(\\d[+*]\)([\w@#%:|-]*)\//g)].map(([, before, after]) => `${before}0${after}`)]);
  // Or a word in capitals.
  const capitals = [...new Set(Object.values(world.files).flatMap((text) => text.match(/\b[A-Z][A-Z_]{3,}\b/g) ?? []))].slice(0, 6);
  // What looks like an entity, what is another sign in a second form, and a letter of two parts.
  const signs = `x² ﬁn ½ Å e\u0301 ｆ … &lt;b> &amp;amp; &quot; &#39;s $& $1 $$ $' onclick = x javascript:y data:z style=v src=w eval ${[...new Set([...capitals, ...places, ...sought])].slice(0, 28).join(' ')} ${world.nonce()}`;
  const question = `${signs} ${'and so on '.repeat(60)}?`;
  const target = `https://${host}/Ab/C?x=&amp;y&lt;2&#39;&Z`;
  const answer = (text: string): string => `${text} ${signs}.\n\n- ${signs}\n- \`${signs}\`\n\n- ${signs}!\n\n[${signs}](${target}) ![${signs}?](https://${host}/p.png)\n\n${begins.join('\n\n')}`;
  return [
    anyAnswer(world),
    {
      name: 'keeps-every-sign',
      shows: 'two answers to one question, with signs',
      surroundings: { services: { answers: { find: [{ when: [gone], after: 'find', returns: null }, { when: [gone], returns: { id: gone, question: signs, text: 'Yes.' } }, { when: [bare], returns: { id: bare, question: '', text: '' } }, ...[one, other].map((id) => ({ when: [id], returns: { id, question, text: answer(`Answer ${id}`) } })), { when: [again], returns: { id: again, question: `Again ${again}?`, text: answer(`Answer ${one}`) } }, { returns: null }] } } },
      // One is there once and then no more; one says nothing; the last says what another has said, to another question.
      calls: [gone, gone, bare, one, other, again].map((id) => ({ file: 'app.ts', path: `/answers/${id}` })),
      judge: ({ answers: [, later, none, ...answers] }) => {
        if (later?.status !== 404) return { ok: false, got: `status ${later?.status} for an answer that is not there any more` };
        if (none?.status !== 200) return { ok: false, got: `status ${none?.status} for an answer without a question and a text` };
        const title = readPage(answers[2]?.text ?? '').within('h1').join();
        if (title !== `Again ${again}?`) return { ok: false, got: `the question Again ${again}? became ${title.slice(0, 100)}, where the answer is that to another one` };
        const policy = answers.map(stopsTheStyle).find((found) => found !== undefined);
        if (policy !== undefined) return { ok: false, got: `/style.css does not load under ${policy}` };
        const wrong = [one, other].map((id, at) => {
          const page = readPage(answers[at]?.text ?? '');
          const lost = ([['h1', question], ['li', `${signs}!`], ['p', `Answer ${id} ${signs}.`], ['li', signs], ['code', signs], ['a', signs], ...begins.map((text) => ['p', text] as const)] as const).find(([tag, text]) => !page.within(tag).includes(text));
          if (lost !== undefined) return `no ${lost[0]} reads ${lost[1]}; there is ${page.within(lost[0]).join(' | ').slice(0, 200)}`;
          if (!page.text.includes(`${signs}?`)) return `the description ${signs}? is not there`;
          return page.elements.some(({ tag, attributes }) => tag === 'a' && attributes['href'] === target) ? undefined : `no link to ${target}`;
        });
        const got = wrong.find((found) => found !== undefined);
        return got === undefined ? { ok: true } : { ok: false, got };
      },
    },
    attack('other-schemes', `[a](JaVaScRiPt:alert(1)) [b](data:text/html;base64,PHNjcmlwdD4=) [c](vbscript:msgbox) [d](java\tscript:alert(1)) [e](\u0001javascript:alert(1)) [f](javajavascript:script:alert(1)) [g](//${host}/x) [h](/logout) ![i](javascript:alert(1)) [j](https-${host}:x) [k](  javascript:alert(1)) [l](?delete=all) [m](javascript:alert//\u2028https://${host}) [n](javascript:alert//\rhttps://${host}) [o](javascript:alert//\u2029mailto:x) [p](ftp://${host}/x) [q](tel:+15550100) [r](sms:+15550100?body=x) [s](ws://${host}/) [t](httpss://${host}/) [u](http-x://${host}/) [v](web+mailto:x)`, undefined, ({ elements }) => {
      const made = elements.find(({ tag }) => tag === 'a');
      return made && `a link to ${made.attributes['href']}, made of something that is none`;
    }),
    {
      ...attack('asks-for-it-raw', raw),
      // Whatever a request may ask for in the program's own words, and wherever else it answers.
      calls: [
        ...['1', 'true', 'raw', 'html', ...mediaTypes, `"><img src=x onerror="alert('${host}')">`, `'><img src=x onerror='alert(1)'>`].map((value): Call => ({ file: 'app.ts', path: `/answers/${rawId}`, query: world.ways(value).fields, headers: { ...world.ways(value).headers, accept: value, referer: value, 'user-agent': value, 'accept-language': value } })),
        ...world.addresses(rawId).filter((path) => path !== `/answers/${rawId}`).slice(0, 6).map((path): Call => ({ file: 'app.ts', path })),
        // Where there is no page, and where there is no answer to be had.
        ...[`/${markup}`, `/answers/${markup}`].map((path): Call => ({ file: 'app.ts', path })),
      ],
      surroundings: { services: { answers: { find: [{ when: [decodeURIComponent(markup)], fails: 'no connection' }, ...around(rawId, 'How?', raw).services!['answers']!['find']!] } } },
      judge: ({ answers }) => {
        const wrong = answers.filter(isPage).map(({ text }) => findActive(readPage(text))).find((one) => one !== undefined);
        return wrong === undefined ? { ok: true } : { ok: false, got: wrong };
      },
    },
    attack('in-a-long-answer', `${'And so on. '.repeat(1000)}<img src=x onerror="alert('${host}')"> ${'And so on. '.repeat(1500)}`),
    attack('images-by-other-addresses', `![a](//${host}/p.png) ![b](/answers/p.png) ![c](data:image/png;base64,AAAA) ![d](HTTPS://${host}/p.png) ![e](p.png) ![f](blob:x) ![](https://${host}/q.png)`),
    attack('nested-and-unclosed', `[a](https://${host}/%) [b](https://[::) [c](http://%zz) <scr<script>ipt>x</scr</script>ipt> <img src=x onerror=alert(1) --> <img src=x onerror=alert(2)> ]]> <b onmouseover="alert(3)">b</b> <i style="position:fixed">i</i> <br onclick=alert(4)>`),
    attack('other-elements', `<svg onload=alert(1)> <iframe srcdoc="x"></iframe> <form action="https://${host}"><button>Sign in</button></form> <base href="https://${host}/"> <style>@import 'https://${host}'</style>`),
    attack('link-breaks-out', `[x](https://${host}/" onmouseover="alert(1))\n\n[y](https://${host}/'onfocus='alert(1)'autofocus=')\n\n[" onclick="z](https://${host}/)\n\n[w](https://${host}/"onmouseover="x)\n\n[v](https://${host}/'onfocus='x)\n\n[u](https://${host}/" style="position:fixed;inset:0)\n\n[t](https://${host}/" ping="https://${host}/)\n\n[s](https://${host}/ style=inset:0)\n\n[r](https://${host}/\`" onmouseover="alert(1)\`)\n\n[q](https://${host}/\`'onfocus='x\`)\n\n[p](https://${host}/**" onclick="x**)`),
    attack('entities-in-a-link', `<a href="jav&#x61;script&colon;alert(1)">report</a> [r](javascript&#58;alert(1))`),
    attack('in-labels-and-descriptions', `![<img src=x onerror=alert(1)>](https://${host}/a.png)\n\n![" onload="alert(2)](https://${host}/b.png)\n\n[<svg onload=alert(3)>](https://${host}/)\n\n[<b onclick=alert(4)>](javascript:x)\n\n[https://${host}/%3Cimg src=x onerror=alert(6)%3E](https://${host}/)\n\n***<i onclick=alert(5)>***`),
    attack('in-code-and-lists', `- \`<script>alert(1)</script>\`\n- **<img src="https://${host}/x">**`),
    attack('question-ends-other-quotes', 'Yes.', `Export' onmouseover='location=1' x='" autofocus onfocus="x`),
    attack('question-with-a-tag', 'Yes.', `<img src=x onerror="alert('${host}')">`),
    attack('question-ends-what-it-stands-in', 'Yes.', `Export --!><img src=x onerror=alert(1)> ---->><img src=x onerror=alert(2)> --></title></style></textarea></script><img src=x onerror="alert('${host}')">`),
  ];
};

type Part = { markdown: string; text: string; marks: [tag: string, text: string][]; links: string[] };

/** Answers put together at random from what Markdown there is and texts of every kind; what the page must show of them is known. */
function anyAnswer(world: World): Step {
  const host = (): string => `${world.pick(['www.', '', 'a-b.'])}${world.nonce()}.example${world.pick(['', '', ':8443'])}`;
  // What the code looks for, where it is no Markdown, is a text like any other.
  const sought = world.matched.filter((text) => !/[*`[\]\n\0-\x1f\u200b]/.test(text) && text.trim() === text).slice(0, 12);
  const said = (): string => world.pick([world.nonce, world.nonce, () => `a < b && c > "${world.nonce()}"`, () => `O'Brien's`, () => `<script>alert('${world.nonce()}')</script>`, () => `<img src=x onerror="alert(1)">`, () => '&lt;b> &amp;amp; &copy; &#x3c;', () => "$& $1 $' x", () => `${world.int(2, 2000)}. of 3 # > 50 % ~x~ __y__`, () => 'Größe – 東京 🚲 e\u0301 ½', () => 'javascript:alert(1) onclick=x', () => `(see https://${world.nonce()}.example/x)`, () => `it's ${world.pick(sought.length > 0 ? sought : ['so'])}`])();
  const plain = (): Part => ((text) => ({ markdown: text, text, marks: [], links: [] }))(`${said()} ${said()}`);
  const address = (): string => world.pick([
    () => `https://${host()}/${world.nonce()}/A_b~c-d.html?x=1&y=%20%C3%A9&z=a;b,c#p-2`,
    () => `http://${host()}/?q=O'Brien&amp;r=2`,
    () => `https://${host()}`,
    () => `https://user@${host()}/größe/%5Bx%5D@y:z=$1+2!`,
    () => `mailto:${world.nonce()}@${world.nonce()}.example`,
    () => `mailto:first.last+${world.nonce()}@sub.${world.nonce()}.example?subject=A%20question&body=x%0Ay`,
    () => `mailto:a@${world.nonce()}.example,b@${world.nonce()}.example?cc=c@d.example`,
  ])();
  const dead = (): string => world.pick([`javascript:location='${world.nonce()}'`, `/answers/${world.nonce()}`, `//${host()}/x`, `data:text/html,${world.nonce()}`, `ftp://${host()}/x`, `file:///etc/${world.nonce()}`, '#top', `x.html`, `JAVASCRIPT:x`, `tel:+${world.int(1000, 9999)}`]);
  const marked = (tag: string, sign: string): Part => ((text) => ({ markdown: `${sign}${text}${sign}`, text, marks: [[tag, text]], links: [] }))(said());
  const piece = (): Part => world.pick([
    plain, plain,
    () => marked('strong', '**'), () => marked('em', '*'), () => marked('code', '`'),
    () => ((label, to): Part => ({ markdown: `[${label}](${to})`, text: label, marks: [['a', label]], links: [to] }))(said(), address()),
    () => ((label, to): Part => ({ markdown: `[**${label}**](${to})`, text: label, marks: [['a', label], ['strong', label]], links: [to] }))(world.nonce(), address()),
    () => ((label): Part => ({ markdown: `[${label}](${dead()})`, text: label, marks: [], links: [] }))(said()),
    () => ((label): Part => ({ markdown: `![${label}](${world.pick([address, dead])()})`, text: label, marks: [], links: [] }))(said()),
  ])();
  const joined = (parts: Part[], gap: string): Part => ({ markdown: parts.map(({ markdown }) => markdown).join(gap), text: parts.map(({ text }) => text).join(gap), marks: parts.flatMap(({ marks }) => marks), links: parts.flatMap(({ links }) => links) });
  const word = (): Part => ((text) => ({ markdown: text, text, marks: [], links: [] }))(`${world.nonce()}:`);
  const line = (): Part => joined([word(), ...Array.from({ length: world.int(1, 4) }, piece)], ' ');
  const block = (): { tag: 'p' | 'li'; parts: Part[] } => (world.int(0, 2) === 0 ? { tag: 'li', parts: Array.from({ length: world.int(1, 4) }, line) } : { tag: 'p', parts: [joined(Array.from({ length: world.int(1, 3) }, line), '\n')] });
  const answers = Array.from({ length: 3 }, () => ({ id: `${world.nonce()}-${world.pick(['A', '1', '~', '.x'])}`, question: `${said()} ${world.nonce()} ${said()}?`, blocks: Array.from({ length: world.int(3, 6) }, block) }));
  const corrected = `It is ${world.nonce()}, as of today.`;
  const asText = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const same = (one: string | undefined, other: string): boolean => {
    try {
      return one === other || new URL(one ?? '').href === new URL(other).href;
    } catch {
      return false;
    }
  };
  return {
    name: 'any-answer',
    shows: 'three answers, with all there is',
    // The first of them is corrected after it was read.
    surroundings: { services: { answers: { find: [{ when: [answers[0]!.id], after: 'find', returns: { id: answers[0]!.id, question: answers[0]!.question, text: corrected } }, ...answers.map(({ id, question, blocks }) => ({ when: [id], returns: { id, question, text: blocks.map(({ tag, parts }) => parts.map(({ markdown }) => (tag === 'li' ? `- ${markdown}` : markdown)).join('\n')).join('\n\n') } })), { returns: null }] } } },
    calls: [...answers, answers[0]!].map(({ id }) => ({ file: 'app.ts', path: `/answers/${encodeURIComponent(id)}` })),
    judge: (seen) => {
      if (!readPage(seen.answers[3]?.text ?? '').within('p').includes(corrected)) return { ok: false, got: `an answer as it was before it was corrected to ${corrected}` };
      for (const [at, { question, blocks }] of answers.entries()) {
        const answer = seen.answers[at];
        if (answer?.status !== 200) return { ok: false, got: `status ${answer?.status}` };
        const page = readPage(answer.text);
        const shown = new Map(['h1', 'p', 'li', 'a', 'strong', 'b', 'em', 'i', 'code'].map((tag) => [tag, page.within(tag)]));
        const active = findActive(page);
        if (active !== undefined) return { ok: false, got: active };
        if (shown.get('h1')!.join() !== asText(question)) return { ok: false, got: `the question ${question} became ${shown.get('h1')!.join()}` };
        const parts = blocks.flatMap(({ parts }) => parts);
        for (const tag of ['p', 'li'] as const) {
          const [due, there] = [blocks.filter((one) => one.tag === tag).flatMap((one) => one.parts.map(({ text }) => asText(text))), shown.get(tag)!];
          const missing = due.find((text) => !there.includes(text));
          if (missing !== undefined) return { ok: false, got: `no ${tag} reads ${missing}; there is ${there.join(' | ').slice(0, 300)}` };
        }
        const unmarked = parts.flatMap(({ marks }) => marks).find(([tag, text]) => !shown.get(tag)!.concat(shown.get({ strong: 'b', em: 'i' }[tag] ?? tag)!).includes(asText(text)));
        if (unmarked !== undefined) return { ok: false, got: `no ${unmarked[0]} reads ${unmarked[1]}` };
        const [links, there] = [parts.flatMap((one) => one.links), page.elements.filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes['href'])];
        const lost = links.find((link) => !there.some((one) => same(one, link)));
        if (lost !== undefined) return { ok: false, got: `no link to ${lost}; there is ${there.join(' ').slice(0, 200)}` };
        if (there.length > links.length) return { ok: false, got: `a link to ${there.find((one) => !links.some((link) => same(one, link)))}, made of something that is none` };
      }
      return { ok: true };
    },
  };
}
