// Hidden checks of path-traversal: other ways out of the folder, and names that only look like one.
import type { Build, Call, Step, TreeEntry } from '../../../../server/labs/index.ts';

const folder = '/srv/app/uploads/avatars';
const OTHERS = ['/srv/app/avatars', '/srv/old/uploads/avatars', '/srv/old/srv/app/uploads/avatars'];

export const build: Build = (world) => {
  const file = `${world.pick(['mail', 'keys', 'service'])}${world.int(1, 99)}.ini`;
  // Elsewhere on the disk there are pictures too: how a name ends says nothing about where it is.
  const elsewhere = `${world.pick(['ann', 'bela', 'chidi'])}-${world.int(1, 99)}.png`;
  const tag = world.nonce();
  const [team, link] = [`team-${world.nonce()}`, `album-${world.nonce()}`];
  const picture = `PNG picture ${world.nonce()}`;
  const [alike, newer] = [`${picture.slice(0, 8)}${world.nonce().repeat(3)}`.slice(0, picture.length), `PNG newer picture, a little larger, ${world.nonce()}`];
  /** As large as a small photograph, and larger than what is read at once. */
  const large = `PNG ${'.'.repeat(world.int(66_000, 70_000))} ${world.nonce()}`;
  // The last ones: an accent as a sign of its own, spaces at the ends, and a name that looks as if it still were to be decoded.
  const names = ['...png', 'c++ + more.png', 'Zoë (2).png', "d'Arc, 50 €.png", `Zoe\u0308 n\u00ba ${world.int(1, 99)}.png`, ` ${team}.png`, `50%25 of %41${world.int(1, 99)}.png`, `12:30 ~ann [1] & co!${world.int(1, 99)}.png`, `a\\b #${world.int(1, 99)}?x;y=z|*"<q>.png`, `${'long '.repeat(40)}${world.int(1, 99)}.png`, `Ann${world.int(1, 99)}.PNG`, '~ann.png', '-ann.png', `${team}..old/a..b/ann.png`, '$HOME.png', `${team}/b/c/d/e.png`];
  const plain = ['c++.png', `me+you${world.int(1, 99)}.png`];
  const album = `album ${world.int(1, 99)}`;
  const tree: TreeEntry[] = [
    { path: `${folder}/${album}/b/a.png`, text: picture },
    { path: '/srv/app/other/b/a.png', text: tag },
    { path: `/srv/app/config/${file}`, text: `[mail]\npassword = ${tag}` },
    { path: `${folder}/${team}/a.png`, text: picture },
    { path: `${folder}/${team}/page.html`, text: '<b>hello</b>' },
    ...[...names, ...plain].map((name) => ({ path: `${folder}/${name}`, text: picture })),
    // A name out of an archive that climbs once it is decoded again.
    { path: `${folder}/${again(`../../config/${file}`, 0)}`, text: picture },
    // Elsewhere one of the same name as one here.
    { path: `/srv/app/${plain[0]}`, text: tag },
    ...[file, elsewhere].flatMap((name) => [
      ...['.bak', '2', '-removed', '.d'].map((end) => ({ path: `${folder}${end}/${name}`, text: tag })),
      { path: `${folder.replace('avatars', 'Avatars')}/${name}`, text: tag },
      ...OTHERS.map((other) => ({ path: `${other}/${name}`, text: tag })),
      { path: `/srv/app/config/more/${name}`, text: tag },
    ]),
    { path: `${folder}/${link}`, linkTo: '/srv/app/config' },
    // The same by a relative link, and through a link to a link.
    { path: `${folder}/${team}/${link}`, linkTo: '../../../config' },
    { path: `${folder}/${link}-2`, linkTo: `${team}/${link}` },
    // Its parent is not the folder it lies in: whoever leaves out "link/.." on paper looks at another file than the one that opens.
    { path: `${folder}/${link}-deep`, linkTo: '/srv/app/config/more' },
    { path: `${folder}/${file}`, text: picture },
    { path: `${folder}/${link}.png`, linkTo: `${OTHERS[1]}/${elsewhere}` },
  ];
  const attack = (name: string, ...asked: string[]): Step => ({
    name,
    shows: `GET /avatar?file=${asked[0]}`,
    surroundings: { tree },
    calls: asked.map((one) => ({ file: 'avatars.py', path: '/avatar', query: { file: one } })),
    judge: ({ answers, printed }) => {
      const found = [...answers.map((answer) => answer.text), printed].find((text) => text.includes(tag));
      return found === undefined ? { ok: true } : { ok: false, got: found.slice(0, 300) };
    },
  });

  return [
    {
      ...attack('asks-twice'),
      shows: 'GET /avatar?file=a.png&file=../../config/…, and under other names',
      calls: [
        ...[[plain[0]!, `../../config/${file}`], [`../../config/${file}`, plain[0]!]].map((two) => ({ file: 'avatars.py', path: `/avatar?${two.map((one) => `file=${encodeURIComponent(one)}`).join('&')}` })),
        ...[`../../config/${file}`, `/srv/app/config/${file}`, '/srv/app/config', '/srv/app'].flatMap((value) => [plain[0]!, `../../config/${file}`, file].map((one) => ({ file: 'avatars.py', path: '/avatar', query: { ...world.ways(value).fields, file: one }, headers: world.ways(value).headers }))),
      ],
    },
    {
      ...attack('other-addresses'),
      shows: 'GET every address in the code, with the climb and the link in it',
      calls: [`../../config/${file}`, `/srv/app/config/${file}`, `${link}/${file}`, encodeURIComponent(`../../config/${file}`)].flatMap((value) => world.addresses(value).flatMap((path) => [path, `${path}/${value}`].map((one) => ({ file: 'avatars.py', path: one, query: { file: value } })))),
    },
    {
      // Asked for once and found good; then something else lies there, as after an archive was unpacked again.
      ...attack('another-file-by-now'),
      shows: `GET /avatar?file=${plain[0]}; tar xf photos.tar; GET it again`,
      files: { 'unpack.py': 'import os\n\n\ndef link(path, target):\n    os.rename(path, path + ".old")\n    os.symlink(target, path)\n\n\ndef write(path, text):\n    with open(path, "w") as file:\n        file.write(text)\n    os.utime(path, (2000000000, 2000000000))\n' },
      calls: [
        ...[plain[0]!, plain[1]!].map((one): Call => ({ file: 'avatars.py', path: '/avatar', query: { file: one } })),
        { file: 'unpack.py', function: 'link', args: [`${folder}/${plain[0]}`, `/srv/app/config/${file}`] },
        { file: 'unpack.py', function: 'write', args: [`${folder}/${plain[1]}`, newer] },
        ...[plain[0]!, plain[1]!, `${album}/b/a.png`].map((one): Call => ({ file: 'avatars.py', path: '/avatar', query: { file: one } })),
        // And a whole folder, with another beside it where the names are the same.
        { file: 'unpack.py', function: 'link', args: [`${folder}/${album}`, '/srv/app/other'] },
        { file: 'avatars.py', path: '/avatar', query: { file: `${album}/b/a.png` } },
        // And another picture of the same size.
        { file: 'avatars.py', path: '/avatar', query: { file: `${team}/a.png` } },
        { file: 'unpack.py', function: 'write', args: [`${folder}/${team}/a.png`, alike] },
        { file: 'avatars.py', path: '/avatar', query: { file: `${team}/a.png` } },
      ],
      judge: ({ answers, printed }) => {
        const found = [...answers.map(({ text }) => text), printed].find((text) => text.includes(tag));
        if (found !== undefined) return { ok: false, got: found.slice(0, 300) };
        if (answers[6]?.text !== picture) return { ok: false, got: `status ${answers[6]?.status} for a picture in a folder of its own` };
        if (answers.at(-1)?.text !== alike) return { ok: false, got: `not the picture of the same size that lies there by now: status ${answers.at(-1)?.status}` };
        return answers[5]?.text === newer ? { ok: true } : { ok: false, got: `not the picture that lies there by now: status ${answers[5]?.status}, ${answers[5]?.text.slice(0, 100)}` };
      },
    },
    attack('in-and-out-again', `${team}/../../../config/${file}`),
    attack('begins-at-the-folder', `${folder}/../../config/${file}`),
    attack('a-linked-folder', `${link}/${file}`, `${link}/more/${file}`, `${team}/../${link}/more/${file}`, `${link}/more/${elsewhere}`, `${team}/${link}/${file}`, `${link}-2/more/${file}`),
    attack('a-link-and-back', `${link}-deep/../${file}`, `${team}/../${link}-deep/../${file}`, `${link}-deep/../more/${elsewhere}`),
    attack('dots-and-slashes', `.//.././//../config/./${file}`, ...[1, 2].map((times) => again(`../../config/${file}`, times)), ...[0, 1, 2].map((times) => again(`../../config/more/${elsewhere}`, times))),
    attack('folders-of-that-name', ...[file, elsewhere].flatMap((name) => [`../../avatars/${name}`, `../../../old/uploads/avatars/${name}`, `../../../old/srv/app/uploads/avatars/${name}`]), ...['', '#x', '?x', ';x', '\0x', '%00x', ' ', '/', '/.', '#/x', '.png'].map((end) => `${link}.png${end}`)),
    // The name as it came, taken from a folder above: where pictures lay before, or where settings lie.
    attack('other-siblings', ...['avatars.bak/', 'uploads/avatars.bak/', 'config/more/', 'app/config/more/', 'srv/app/config/more/'].map((from) => `${from}${elsewhere}`), ...[file, elsewhere].flatMap((name) => ['avatars.bak', 'avatars2', 'avatars-removed', 'avatars.d', 'Avatars'].map((other) => `../${other}/${name}`))),
    {
      name: 'page-as-a-picture',
      shows: 'GET /avatar?file=…/page.html',
      surroundings: { tree },
      calls: [{ file: 'avatars.py', path: '/avatar', query: { file: `${team}/page.html` } }],
      // Refusing it is as good: it is no picture.
      judge: ({ answers: [answer] }) => (answer?.status !== 200 || (answer.headers?.['content-type'] ?? '').startsWith('image/png') ? { ok: true } : { ok: false, got: `a page of this site, as ${answer.headers?.['content-type']}: ${answer.text}` }),
    },
    {
      name: 'serves-odd-dots',
      shows: 'GET /avatar?file=...png',
      surroundings: { tree: [...tree, { path: `${folder}/${team}/large.png`, text: large }] },
      // First one is asked for that is refused, and bears the name of one that is not.
      calls: [`../../${plain[0]}`, ...names.map(encodeURIComponent), ...plain, `${team}/large.png`].map((file) => ({ file: 'avatars.py', path: '/avatar', query: { file } })),
      judge: ({ answers: [, ...answers] }) => {
        const at = answers.findIndex(({ status, text }, place) => status !== 200 || text !== (place < names.length + plain.length ? picture : large));
        return at < 0 ? { ok: true } : { ok: false, got: `status ${answers[at]?.status} for ${[...names, ...plain, 'a large one'][at]}` };
      },
    },
  ];
};

/** The dots and slashes encoded, and so many times the percent signs of that. */
const again = (path: string, times: number): string => Array.from({ length: times }).reduce((text: string) => text.replaceAll('%', '%25'), path.replaceAll('.', '%2e').replaceAll('/', '%2f'));
