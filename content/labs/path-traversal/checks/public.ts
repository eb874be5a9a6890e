// Public checks of path-traversal: nothing from outside of the folder comes back, every picture inside does.
import type { Answer, Build, Judgement, Seen, Step, TreeEntry } from '../../../../server/labs/index.ts';

const folder = '/srv/app/uploads/avatars';

export const build: Build = (world) => {
  /** With signs that are no text, and spaces and line ends at its end, as pictures have them. */
  const picture = (): string => `\x89PNG\r\n\x1a\n\0\xff ${world.nonce()}\r\n \n`;
  const person = world.pick(['ann', 'bela', 'chidi', 'dara']);
  const team = world.pick(['platform', 'billing', 'search']);
  const settings = `/srv/app/config/${world.pick(['settings', 'production', 'app'])}.ini`;
  const secret = `[mail]\npassword = ${world.nonce()}`;
  const removed = `PNG picture ${world.nonce()}`;
  const pictures = {
    plain: [`${person}.png`, picture()],
    team: [`${team}/${person}.png`, picture()],
    nested: [`${team}/${world.pick(['berlin', 'lyon'])}/${person}.png`, picture()],
    dotted: [`${person}..${world.int(2, 9)}.png`, picture()],
    spaced: [`${person} summer ${world.int(1, 99)}.png`, picture()],
    lookalike: ['avatars-old.png', picture()],
  } as const;
  const link = `${world.pick(['holiday', 'portrait', 'office'])}${world.int(1, 99)}.png`;
  const tree: TreeEntry[] = [
    ...Object.values(pictures).map(([name, bytes]) => ({ path: `${folder}/${name}`, base64: btoa(bytes) })),
    { path: settings, text: secret },
    { path: `${folder}-old/${person}.png`, text: removed },
    { path: `${folder}/${link}`, linkTo: settings },
  ];

  const ask = (name: string, file: string, judge: Step['judge']): Step => ({
    name,
    shows: `GET /avatar?file=${file}`,
    surroundings: { tree },
    calls: [{ file: 'avatars.py', path: '/avatar', query: { file } }],
    judge,
  });
  const attack = (name: string, file: string, prize: string): Step =>
    ask(name, file, (seen) => withoutPrize(seen, prize));
  /** A browser shows what the type says: a picture sent as HTML is a page somebody uploaded. */
  const isPicture = (answer: Answer | undefined, bytes: string): boolean =>
    answer?.status === 200 && (answer.value as { body?: { $bytes?: string } }).body?.$bytes === btoa(bytes) && (answer.headers?.['content-type'] ?? '').startsWith('image/png');
  const serve = (name: string, ...wanted: (readonly [file: string, bytes: string])[]): Step => ({
    ...ask(name, wanted[0]?.[0] ?? '', ({ answers }) => {
      const at = wanted.findIndex(([, bytes], place) => !isPicture(answers[place], bytes));
      if (at < 0) return { ok: true };
      const [answer, [file, bytes] = ['', '']] = [answers[at], wanted[at]];
      return { ok: false, got: `status ${answer?.status}, ${answer?.headers?.['content-type'] ?? 'no type'}, ${answer?.text.slice(0, 120)} instead of the ${bytes.length} bytes of ${file} as image/png` };
    }),
    calls: wanted.map(([file]) => ({ file: 'avatars.py', path: '/avatar', query: { file: file.includes(' ') ? encodeURIComponent(file) : file } })),
  });

  return [
    attack('dot-dot', `../../config/${settings.split('/').at(-1)}`, secret),
    attack('absolute-path', settings, secret),
    attack('encoded', `%2e%2e%2f%2e%2e%2fconfig%2f${settings.split('/').at(-1)}`, secret),
    attack('sibling-folder', `../avatars-old/${person}.png`, removed),
    attack('link-inside', link, secret),
    serve('serves-picture', pictures.plain),
    serve('serves-subfolder', pictures.team, pictures.nested),
    serve('serves-dotted-name', pictures.dotted),
    serve('serves-spaces', pictures.spaced),
    serve('serves-lookalike', pictures.lookalike),
    {
      ...ask('says-missing', `${person}-${world.nonce()}.png`, ({ answers }) => {
        // A folder and no name at all are no pictures; 400 says so as well.
        const other = answers.find(({ status }, at) => status !== 404 && !(at < 2 && status === 400));
        return other === undefined ? { ok: true } : { ok: false, got: `status ${other.status} instead of 404 for a picture that is not there${other.error ? `: ${other.error.type}: ${other.error.message}` : ''}` };
      }),
      // The end of a name that is there is no name, nor is a pattern.
      calls: [team, '', `${person}-${world.nonce()}.png`, `${person.slice(1)}.png`, `nobody-${world.nonce()}/${person}.png`, `${pictures.plain[0]}/${person}.png`, '*.png', `${person.slice(0, 1)}*`, `[${person[0]}]${person.slice(1)}.png`].map((file) => ({ file: 'avatars.py', path: '/avatar', query: { file } })),
    },
  ];
};

/** The random part of the prize is enough evidence, in the answer, in an error or in what was printed. */
function withoutPrize(seen: Seen, prize: string): Judgement {
  const tag = prize.split(' ').at(-1) ?? prize;
  const texts = [...seen.answers.map((answer) => answer.text), seen.printed];
  const found = texts.find((text) => text.includes(tag));
  return found === undefined ? { ok: true } : { ok: false, got: found.slice(0, 400) };
}
