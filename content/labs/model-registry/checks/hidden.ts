// Hidden checks of model-registry: names that reach elsewhere, tags that look like versions, approvals of one's own, lists.
import type { Answer, Build, Call, Judgement, Seen, Step, Surroundings, World } from '../../../../server/labs/index.ts';
import { around, call, fails, get, put, type Team } from './shared.ts';

export const build: Build = (world) => {
  const team = makeTeam(world);
  const { project, other, name } = team;
  const step = (label: string, calls: Call[], judge: (seen: Seen) => Judgement, more: Surroundings = {}): Step => ({ name: label, shows: `${calls.length} requests`, surroundings: { ...around(team, {}, ['auditor']), ...more }, calls, judge });
  const [good, evil] = [`weights-${world.nonce()}`, `backdoor-${world.nonce()}`];
  const up = (who: string, version: string, weights: string, where = project): Call => put(who, `/projects/${where}/models/${name}/versions/${version}`, { weights });
  const tag = (who: string, label: string, version: string, where = project): Call => put(who, `/projects/${where}/models/${name}/tags/${label}`, { version });
  const pull = (who: string, ref: string, where = project): Call => get(who, `/projects/${where}/models/${name}/versions/${ref}`);
  const pulled = (answer: Answer | undefined): string => String((answer?.json as { weights?: unknown } | undefined)?.weights ?? '');
  const both = { services: { tokens: { find: [{ when: ['registry-token-lead'], returns: { id: 'lead', role: 'approver', project } }, { when: ['registry-token-chief'], returns: { id: 'chief', role: 'approver', project } }, { when: ['registry-token-lead-ci'], returns: { id: 'lead', role: 'writer', project } }, { when: ['registry-token-helper'], returns: { id: 'helper', role: 'writer', project } }, { when: ['registry-token-reader'], returns: { id: 'reader', role: 'reader', project } }, { returns: null }] } } };

  const at = (version: string, what: string): string => `${project}/${name}/${version}/${what}`;
  const alike = [`${project}-eu`, project.slice(0, -1), `x-${project}`, project.toUpperCase()];
  const alikeTokens = { services: { tokens: { find: [...alike.map((where) => ({ when: [`registry-token-of-${where}`], returns: { id: 'w9', role: 'writer', project: where } })), { when: ['registry-token-reader'], returns: { id: 'reader', role: 'reader', project } }, { returns: null }] } } };

  /** Fields an upload may state, and nobody has to believe. */
  const isField = (word: string): boolean => /^[a-z]\w{1,23}$/i.test(word) && word !== 'weights';
  const claims = { ...Object.fromEntries(world.words.filter(isField).map((word) => [word, 'somebody'])), uploadedBy: 'somebody', id: 'somebody', role: 'writer', project, sha256: world.sha256(evil) };
  /** As large as weights are; what differs stands behind 90 kB. */
  const bulky = (what: string): string => `µ½${'0.25 -1.5 '.repeat(9000)}${what}${' 0.5'.repeat(2500)}`;
  const bulk = bulky(good);
  const bulkDigest = world.sha256(bulk);
  const roles = ['auditor', '', 'writ', 'writers', 'underwriter', 'er'];
  const rolesTokens = { services: { tokens: { find: [...roles.map((role, index) => ({ when: [`registry-token-role${index}`], returns: { id: `p${index}`, role, project } })), { when: ['registry-token-writer'], returns: { id: 'writer', role: 'writer', project } }, { when: ['registry-token-reader'], returns: { id: 'reader', role: 'reader', project } }, { returns: null }] } } };
  const swapped = `swapped-${world.nonce()}`;
  // The short texts of a program come first among its words.
  const named = world.words.filter((word) => /^[a-z][a-z-]{2,15}$/.test(word));
  const tags = named.filter((word) => !['production', 'tags'].includes(word)).slice(0, 16);
  const addresses = world.addresses(other).slice(0, 12);
  const secret = `secret-${world.nonce()}`;
  const switches = (label: string, values: string[]): Step => step(label, [
    up('writer', '1', good),
    up('writer2', '2', evil),
    ...values.flatMap((value, index) => {
      const { headers, fields } = world.ways(value);
      const query = new URLSearchParams(fields).toString();
      const all = value.startsWith('{') ? Object.fromEntries(Object.keys(fields).map((field) => [field, JSON.parse(value) as unknown])) : fields;
      const send = (who: string, what: string, json: object): Call => put(who, `/projects/${project}/models/${name}/${what}?${query}`, { ...all, ...json }, { ...headers, 'x-token': `registry-token-${who}` });
      return [
        send('writer', 'versions/1', { weights: evil }),
        ...(value === 'true' ? [send('writer', 'versions/1', { ...Object.fromEntries(Object.keys(fields).filter(isField).map((field) => [field, true])), weights: evil })] : []),
        send('writer', `versions/n${index}`, { weights: evil }),
        send('reader', 'versions/r', { weights: evil }),
        send('writer2', 'tags/production', { version: '2' }),
        send('foreignWriter', 'versions/f', { weights: evil }),
        { ...send('reader', 'versions/swapped', {}), method: 'GET' as const },
      ];
    }),
    ...['1', 'r', 'production', 'f'].map((ref) => pull('reader', ref)),
  ], ({ answers }) => {
    if (answers.some((answer) => answer.text.includes(swapped))) return fails('weights that do not match their digest, with a header or a query that stands in the code');
    return fails(pulled(answers.at(-4)) !== good || answers.slice(-4).some((one) => pulled(one) === evil) ? 'weights that no rule allows, with a header, a query or a field that stands in the code' : undefined);
  }, { storage: { [at('swapped', 'weights')]: swapped, [at('swapped', 'meta')]: JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' }) } });
  const urge = world.ways('1');
  const shelf = Array.from({ length: 110 }, (_, index) => (index === 1 ? 'price-tags' : `v${index}`));
  const isSame = (given: unknown, wanted: { version: string; weights: string }): boolean => Object.entries(wanted).every(([field, value]) => (given as Record<string, unknown> | undefined)?.[field] === value);
  const own = `/projects/${project}/models`;
  const elsewhere = [`?x=${own}/${name}/versions/1`, ...world.shuffle([`?${own}/`, `?project=${project}`, `?next=${encodeURIComponent(`${own}/`)}`, `/?from=https://x.example${own}/`, `?/${project}/`, `#${own}/`]).slice(0, 3)];
  const asIfMine = { referer: `https://registry.example${own}/`, 'x-original-url': own, 'x-forwarded-uri': own, 'x-rewrite-url': own, 'x-project': project };
  const evilMeta = JSON.stringify({ sha256: world.sha256(evil), uploadedBy: 'w1' });
  const climbing = world.shuffle([`../../${other}/${name}/0`, `../${name}-2/1`, `v/../v`, `v/x`, `/${other}/${name}/0`, `tags/fine`, `..`, `${other}/${name}/0`]).slice(0, 6);
  const queries = [...new Set(['project', 'prefix', 'all', 'scope', ...world.words.filter(isField)])].slice(0, 60);

  return [
    step('approves-own-upload', [put('lead-ci', `/projects/${project}/models/${name}/versions/1`, { weights: evil, uploadedBy: 'somebody' }), tag('lead', 'production', '1'), pull('reader', 'production'), up('helper', '2', good), tag('lead', 'production', '2'), up('lead-ci', '3', evil), tag('lead', 'production', '3'), pull('reader', 'production'), up('lead-ci', '4', evil), ...['4', '2'].map((version) => tag('chief', 'production', version)), tag('lead', 'production', '4'), pull('reader', 'production')], ({ answers }) => fails([2, 7, 12].some((at) => pulled(answers[at]) === evil) ? 'production runs what its uploader approved' : pulled(answers[7]) === good ? undefined : `the upload of somebody else was not approved: ${answers[4]?.status}`), both),
    // Right at the first request, and a reader's from then on.
    step('a-token-that-lost-its-rights', [pull('leaver', 'd'), up('leaver', '1', evil), tag('leaver', 'stable', '1'), pull('reader', '1')], ({ answers, printed }) => fails(pulled(answers[3]) === evil ? 'weights of somebody whose token had lost the right to upload' : printed.includes('registry-token-') ? `a token, in the log: ${printed.slice(0, 200)}` : undefined), {
      storage: { [at('d', 'weights')]: good, [at('d', 'meta')]: JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' }) },
      services: { tokens: { find: [{ when: ['registry-token-leaver'], after: 'find', returns: { id: 'p7', role: 'reader', project } }, { when: ['registry-token-leaver'], returns: { id: 'p7', role: 'writer', project } }, { when: ['registry-token-reader'], returns: { id: 'reader', role: 'reader', project } }, { returns: null }] } },
    }),
    // What is sent beside the weights says nothing about who sent them, nor what they are.
    step('says-who-uploaded', [
      put('lead-ci', `/projects/${project}/models/${name}/versions/1`, { ...claims, weights: evil }),
      put('lead', `/projects/${project}/models/${name}/tags/production?${new URLSearchParams(urge.fields).toString()}`, { ...Object.fromEntries(Object.keys(urge.fields).map((field) => [field, true])), version: '1' }, { ...urge.headers, 'x-token': 'registry-token-lead' }),
      pull('reader', 'production'),
      put('lead-ci', `/projects/${project}/models/${name}/versions/2`, { ...Object.fromEntries(world.words.filter(isField).map((word) => [word, { uploadedBy: 'somebody', id: 'somebody' }])), weights: evil }),
      tag('lead', 'production', '2'),
      pull('reader', 'production'),
      put('lead-ci', `/projects/${project}/models/${name}/versions/3?uploadedBy=somebody&id=somebody`, { weights: evil }, { 'x-uploaded-by': 'somebody', 'x-user': 'somebody' }),
      tag('lead', 'production', '3'),
      pull('reader', 'production'),
    ], ({ answers }) => fails([2, 5, 8].some((at) => pulled(answers[at]) === evil) ? 'production runs what its uploader approved, because the upload named somebody else' : undefined), both),
    step('touched-by-another', [up('lead-ci', '1', evil), tag('helper', 'candidate', '1'), pull('helper', '1'), tag('lead', 'production', '1'), up('helper', '1', evil), tag('lead', 'production', '1'), pull('reader', 'production')], ({ answers }) => fails(pulled(answers[6]) === evil ? 'production runs what its uploader approved, after somebody else had tagged it or sent it again' : undefined), both),
    // Whatever the code asks a request for, this one says it: yes, or a token of somebody with every right. Two steps, since a process may call its surroundings 200 times.
    switches('switches-in-the-code', ['1', 'true', 'production']),
    switches('rights-in-a-request', ['approver', project, other, ...['approver', 'writer'].map((role) => JSON.stringify({ id: 'x', project, role }))]),
    // A name that stands in the code is a project and a tag like another, and an address in it asks for a token.
    step('names-in-the-code', [up('writer2', '2', evil), up('foreignWriter', '1', secret, other), ...named.slice(0, 24).map((word) => up('writer', 'w', evil, word)), ...tags.map((word) => tag('writer2', word, '2')), pull('reader', 'production'), ...addresses.flatMap((path) => [{ ...get('nobody', path), headers: {} }, get('reader', path)])], ({ answers, storage }) => {
      const elsewhere = Object.keys(storage).find((one) => ![project, other].includes(one.split('/')[0] ?? ''));
      return fails(elsewhere !== undefined ? `an object at ${elsewhere}, in a project that this token is not of` : answers.some((answer) => answer.text.includes(secret)) ? `weights of ${other}, at an address that stands in the code` : answers.some((answer) => pulled(answer) === evil) ? 'production runs what nobody approved, after another tag was set' : undefined);
    }),
    step('swapped-far-down', [pull('reader', 'd'), up('writer', 'e', bulk), pull('reader', 'g')], ({ answers, storage }) => fails(answers[0]?.status === 200 ? 'large weights that were changed far down' : (answers[1]?.json as { sha256?: unknown } | undefined)?.sha256 === bulkDigest && storage[at('e', 'weights')] === bulk && answers[2]?.status === 200 ? undefined : `status ${answers[1]?.status}, and ${answers[2]?.status} for what was there, for weights of 100 kB`), { storage: { [at('g', 'weights')]: bulk, [at('g', 'meta')]: JSON.stringify({ sha256: bulkDigest, uploadedBy: 'w1' }), [at('d', 'weights')]: bulky(evil), [at('d', 'meta')]: JSON.stringify({ sha256: bulkDigest, uploadedBy: 'w1' }) } }),
    step('says-its-digest', [put('writer', `/projects/${project}/models/${name}/versions/d`, { ...claims, sha256: world.sha256(evil), digest: world.sha256(evil), weights: good }), pull('reader', 'd'), pull('reader', 'd'), pull('reader', 'd')], ({ answers }) => fails(answers.slice(1).some((one) => pulled(one) === evil) ? 'weights that were never uploaded: the digest in the meta is the one the upload stated' : undefined), { storageChanges: [{ key: at('d', 'weights'), afterReads: 1, text: evil }] }),
    step('deleted-and-uploaded-again', [up('writer', '1', good), call('POST', 'foreignWriter', `/projects/${project}/models/${name}/versions/1`, { weights: evil }), call('POST', 'writer', `/projects/${project}/models/${name}/versions/1`, { weights: evil }), pull('reader', '1'), call('DELETE', 'writer', `/projects/${project}/models/${name}/versions/1`, { weights: evil }), up('writer', '1', evil), pull('reader', '1'), pull('reader', 'd'), up('writer', 'd', evil), pull('reader', 'd')], ({ answers }) => fails(pulled(answers[3]) !== good ? 'a version that is not handed out any more, after a POST' : [6, 9].some((one) => pulled(answers[one]) === evil) ? 'a version that is another one now' : undefined), { storage: { [at('d', 'weights')]: 'changed', [at('d', 'meta')]: JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' }) } }),
    // Methods and addresses that start/ has not, with rights that do not move production.
    step('other-methods', [up('writer2', '1', good), up('writer', '2', evil), up('writer', '3', good), tag('approver', 'production', '1'), tag('writer', 'stable', '3'), ...['reader', world.pick(['foreignWriter', 'foreignApprover', 'writer', 'writer'])].flatMap((who) => (['DELETE', 'POST'] as const).flatMap((method) => [...(who === 'writer' ? [] : ['tags/stable', world.pick(['versions/3', 'versions/stable', 'tags', 'versions'])]), 'tags/production', world.pick(['production', ''])].map((what) => call(method, who, `/projects/${project}/models/${name}${what && '/'}${what}`, { version: '2', tag: 'production', weights: evil })))), ...['production', 'stable', '3'].map((ref) => pull('reader', ref)), get('reader', `/projects/${project}/models`), up('reader', '4', evil), pull('reader', '4')], ({ answers }) => {
      const [production, stable, third, , , fourth] = answers.slice(-6);
      return fails(pulled(fourth) === evil ? 'weights that a reader uploaded' : [production, stable, third].some((answer) => pulled(answer) !== good) ? `production, stable or version 3 is gone or another one: ${[production, stable, third].map((answer) => `${answer?.status} ${answer?.text.slice(0, 60)}`).join('; ')}` : undefined);
    }),
    step('approves-a-tag', [up('lead-ci', '1', evil), up('helper', '2', good), tag('lead-ci', 'candidate', '2'), tag('lead', 'production', 'candidate'), tag('lead-ci', 'candidate', '1'), tag('lead', 'production', '1'), pull('reader', 'production')], ({ answers, log }) => fails(log.some((entry) => entry.does === 'storage.put' && entry.key.endsWith('/tags/production') && entry.text === 'candidate') ? 'production names another tag' : pulled(answers[6]) === evil ? 'production follows another tag, which its approver moves alone' : undefined), both),
    step('whose-upload-it-was', [up('lead-ci', '3', evil), { ...pull('reader', 'none'), isTogether: true }, { ...pull('helper', 'none'), isTogether: true }, tag('lead', 'production', '3'), pull('reader', 'production')], ({ answers }) => fails(pulled(answers[4]) === evil ? 'the upload was written down as of whoever asked at the same moment, so its uploader approved it' : undefined), both),
    step('a-role-nobody-knows', [up('writer', '2', good), ...roles.flatMap((_role, index) => [up(`role${index}`, `u${index}`, evil), tag(`role${index}`, `t${index}`, '2')]), ...roles.flatMap((_role, index) => [pull('reader', `u${index}`), pull('reader', `t${index}`)])], ({ answers }) => ((index) => fails(index < 0 ? undefined : `somebody whose role is "${roles[index >> 1]}" uploaded, or set a tag`))(answers.slice(1 + 2 * roles.length).findIndex((one) => [evil, good].includes(pulled(one)))), rolesTokens),
    // In every spelling that becomes the name when it is decoded, cleaned or made equal later; and back to what was approved once.
    step('production-spelt-out', [
      ...['0', '2'].flatMap((version) => [up('writer', version, good), tag('approver', 'production', version)]),
      up('writer', '1', evil),
      ...['%70roduction', '%2570roduction', 'Production', 'production%20', '%EF%BD%90roduction', 'produc..tion', 'production%E2%80%8B'].map((spelling) => put('writer2', `/projects/${project}/models/${name}/tags/${spelling}`, { version: '1' })),
      put('writer2', `/projects/${project}/models/${name}/tags/production`, { version: '0' }),
      pull('reader', 'production'),
    ], ({ answers }) => {
      const now = answers.at(-1)?.json as { version?: unknown } | undefined;
      return fails(pulled(answers.at(-1)) === evil ? 'production, tagged in another spelling by a writer' : now?.version === '2' ? undefined : `production is ${String(now?.version)}: ${answers.at(-1)?.text.slice(0, 100)}`);
    }),
    step('a-version-called-production', [up('writer', 'production', evil), pull('reader', 'production'), up('writer', 'tags', evil), up('writer', '1', good), tag('writer', 'meta', '1'), tag('writer', 'weights', '1'), tag('writer', 'stable', 'tags')], ({ answers }) => fails((answers[6]?.status ?? 0) < 400 ? 'a tag that names tags, where tags are called meta and weights' : (answers[2]?.status ?? 0) < 400 ? `a version with the name tags, whose objects lie among the tags` : pulled(answers[1]) === evil ? 'production runs what nobody approved: a version of that name' : (answers[0]?.status ?? 0) < 400 ? 'a version with the name production, so that no tag can have it' : undefined)),
    // The last token was found once and cannot be looked up any more; one version is there and cannot be read.
    step('uploaded-last-year', [pull('last', 'd'), up('last', 'e', evil), up('writer', 'd', evil), pull('reader', 'd'), pull('reader', 'e'), up('writer', 's', evil)], ({ answers, storage }) => fails(storage[at('s', 'weights')] === evil ? 'a version was replaced while the store could not be read' : pulled(answers[3]) === evil ? 'a version that was in the bucket already is another one now' : pulled(answers[4]) === evil ? 'weights with a token that could not be looked up' : undefined), {
      services: { tokens: { find: [{ when: ['registry-token-last'], after: 'find', fails: 'no connection' }, { when: ['registry-token-last'], returns: { id: 'p8', role: 'writer', project } }, ...around(team, {}).services!['tokens']!['find']!] } },
      storageFails: [at('s', 'weights'), at('s', 'meta')],
      storage: Object.fromEntries(['d', 's'].flatMap((version) => [[at(version, 'weights'), good], [at(version, 'meta'), JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' })]])) }),
    step('swapped-after-a-pull', [pull('reader', 'd'), pull('reader', 'd')], ({ answers }) => fails(answers.some((one) => pulled(one) === evil) ? 'weights that were swapped after somebody had pulled the good ones' : undefined), { storage: { [at('d', 'weights')]: good, [at('d', 'meta')]: JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' }) }, storageChanges: [{ key: at('d', 'weights'), afterReads: 1, text: evil }, { key: at('d', 'weights'), afterReads: 2, text: evil }] }),
    step('tag-hides-a-version', [up('writer', '1.0', good), up('writer2', '6.6', evil), tag('writer2', '1.0', '6.6'), pull('reader', '1.0'), tag('writer', 'stable', '1.0'), up('writer2', 'stable', evil), tag('approver', 'production', '1.0'), up('writer2', 'production', evil)], ({ answers }) => fails(pulled(answers[3]) === evil ? 'version 1.0 is a tag now, and gives other weights' : (answers[2]?.status ?? 0) < 400 ? 'a tag with the name of a version' : [5, 7].some((at) => (answers[at]?.status ?? 0) < 400) ? 'a version with the name of a tag' : undefined)),
    step('writes-across-projects', [up('foreignWriter', '3', good, other), up('writer', '4', evil, other), tag('writer', 'stable', '3', other), pull('foreignWriter', '4', other), pull('foreignWriter', 'stable', other), put('writer', `/projects/${other}/models/${project}/versions/5`, { weights: evil })], ({ answers, storage }) => fails(pulled(answers[3]) === evil || Object.keys(storage).some((one) => one.startsWith(`${other}/${project}/`)) ? `weights of ${project} in ${other}` : pulled(answers[4]) === good ? `a tag set in ${other} by ${project}` : undefined)),
    step('approver-of-another-project', [up('writer', '1', evil), tag('foreignApprover', 'production', '1'), pull('reader', 'production')], ({ answers }) => fails(pulled(answers[2]) === evil ? `approved by somebody of ${other}` : undefined)),
    step('list-of-all-projects', [put('foreignWriter', `/projects/${other}/models/${project}/versions/3`, { weights: good }), get('reader', `/projects/${project}/models`), get('reader', `/projects/${other}/models`), ...[other, `${other}/`, ''].map((value) => get('reader', `/projects/${project}/models?${queries.map((word) => `${word}=${value}`).join('&')}`))], ({ answers }) => fails(answers.slice(1).some((answer) => answer.status === 200 && answer.text.replaceAll(`/projects/${other}`, '').includes(`${other}/`)) ? `the models of ${other}` : undefined)),
    // What a tag says in the bucket is somebody's text, too. Objects lie where it would lead, with digests that fit.
    step('names-that-climb', [...climbing.map((_ref, index) => pull('reader', `t${index}`)), pull('reader', 'fine'), up('writer', '1', good), up('writer', encodeURIComponent('ok\n'), good), tag('writer', 'x', `../../${other}/${name}/2`), tag('writer', 'x/y', '1'), tag('writer', encodeURIComponent('x/y'), '1'), tag('writer', 'x', '1/.'), tag('writer', 'x', '..'), tag('writer', encodeURIComponent('x/y\nok'), '1'), tag('writer', encodeURIComponent('ok\nx/y'), '1'), up('writer', encodeURIComponent('ok\na/b'), good), up('writer', encodeURIComponent('a/b\nok'), good), up('writer', encodeURIComponent('a/b'), good), up('writer', encodeURIComponent('....//....//x'), good), up('writer', 'a..b', good), put('writer', `/projects/${project}/models/${encodeURIComponent(`../${other}/${name}`)}/versions/1`, { weights: evil }), put('writer', `/projects/${project}/models/${encodeURIComponent(`x/../../${other}/${name}`)}/versions/1`, { weights: evil }), up('foreignWriter', '2', good, other)], ({ log, answers }) => {
      const led = answers.slice(0, climbing.length).findIndex((answer) => pulled(answer) === evil);
      if (led >= 0) return fails(`weights from where the tag ${JSON.stringify(climbing[led])} leads`);
      if (pulled(answers[climbing.length]) !== good) return fails(`status ${answers[climbing.length]?.status} for a tag that names a version`);
      const taken = answers.slice(climbing.length + 3, -1).find(({ status = 0 }) => status < 400);
      if (taken !== undefined) return fails(`a name with a slash or two dots was taken: ${taken.text.slice(0, 100)}`);
      const odd = log.find((entry) => (entry.does === 'storage.put' || entry.does === 'storage.get') && (entry.key.split('/').length > 4 || /\.\./.test(entry.key)));
      return fails(odd?.does === 'storage.put' || odd?.does === 'storage.get' ? `an object at ${odd.key}` : undefined);
    }, { storage: Object.assign({ [at('v', 'weights')]: good, [at('v', 'meta')]: JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' }), [at('tags', 'fine')]: 'v' }, ...climbing.map((ref, index) => Object.fromEntries([[at('tags', `t${index}`), ref], ...[at(ref, ''), `${project}/${ref}/`, `${ref}/`, `${other}/${name}/0/`].flatMap((folder) => [[`${folder}weights`, evil], [`${folder}meta`, evilMeta]])]))) as Record<string, string> }),
    step('projects-that-look-alike', [...alike.map((where) => up(`of-${where}`, '3', good, where)), get('reader', `/projects/${project}/models`), ...alike.flatMap((where) => [pull('reader', '3', where), get('reader', `/projects/${where}/models`)])], ({ answers }) =>
      fails(answers.slice(alike.length).some((answer) => answer.status === 200 && (answer.text.includes(good) || alike.some((where) => answer.text.includes(`${where}/`)))) ? `something of ${alike.join(' or ')}, with a token of ${project}` : undefined), alikeTokens),
    step('without-its-digest', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'].map((ref) => pull('reader', ref)).concat(up('writer', 'n', evil)), ({ answers, storage }) => fails(storage[at('n', 'weights')] === evil ? 'a version whose meta cannot be read was replaced' : [4, 8, 9].some((index) => answers[index]?.status === 200) || answers.some((answer) => answer.text.includes(evil)) ? 'weights whose digest is missing, empty, or was compared with something else' : undefined), {
      // The last three have a digest that is right but for one place.
      storage: { [at('n', 'weights')]: good, [at('n', 'meta')]: '{"sha256":"', ...Object.fromEntries([0, 31, 63].flatMap((place, index) => [[at('klm'[index] ?? '', 'weights'), evil], [at('klm'[index] ?? '', 'meta'), JSON.stringify({ sha256: world.sha256(evil).replace(new RegExp(`(?<=^.{${place}}).`), (digit) => (digit === '7' ? '8' : '7')), uploadedBy: 'w1' })]])), ...Object.fromEntries(['""', 'null'].flatMap((meta, index) => [[at('gh'[index] ?? '', 'weights'), evil], [at('gh'[index] ?? '', 'meta'), meta]])), ...Object.fromEntries([['fi', 'ﬁ'], ['A', 'Ł']].flatMap(([is, was], index) => [[at('ij'[index] ?? '', 'weights'), `${good} ${is}`], [at('ij'[index] ?? '', 'meta'), JSON.stringify({ sha256: world.sha256(`${good} ${was}`), uploadedBy: 'w1' })]])), [at('a', 'weights')]: evil, [at('b', 'weights')]: evil, [at('b', 'meta')]: '{}', [at('c', 'weights')]: evil, [at('c', 'meta')]: JSON.stringify({ sha256: '', uploadedBy: 'w1' }), [at('d', 'weights')]: good, [at('d', 'meta')]: JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' }), [at('f', 'weights')]: evil, [at('f', 'meta')]: JSON.stringify({ sha256: world.sha256(evil).slice(0, 8), uploadedBy: 'w1' }), [at('e', 'weights')]: `${good}\n`, [at('e', 'meta')]: JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' }) },
      storageChanges: [{ key: at('d', 'weights'), afterReads: 1, text: evil }],
    }),
    // An uploader with the id 0, weights of nothing, two uploads at once, a tag that moves, names that begin like others, the same names in another model, a long list.
    step('odd-but-honest', [get('foreignWriter', `/projects/${other}/models`), get('reader', `/projects/${project}/models`), up('zero', '1', ''), { ...up('writer', '2', good), isTogether: true }, ...['2', 'only-there'].map((version) => put('writer', `/projects/${project}/models/second/versions/${version}`, { weights: evil })), put('writer', `/projects/${project}/models/second/tags/latest`, { version: '2' }), tag('capital', 'production', '2'), tag('approver', 'production', '1'), tag('zero', 'stable', '1'), tag('writer', 'stable', '2'), tag('writer', 'only-there', '2'), ...LONGER.flatMap((longer, index) => [up('writer', longer, good), tag('writer', `${SHORTER[index]}-eu`, '2'), tag('writer', `pre${longer}`, '2'), ...(SHORTER[index] === 'production' ? [] : [up('writer', SHORTER[index]!, good)])]), ...['production', 'stable', 'only-there'].map((ref) => pull('reader', ref))], ({ answers, printed }) => {
      const refused = answers.find(({ status = 500 }) => status >= 300);
      const listed = (answers[1]?.json as { models?: unknown[] } | undefined)?.models ?? [];
      const got = answers.slice(-3).map(({ json }) => json);
      const wanted = [{ version: '1', weights: '' }, { version: '2', weights: good }, { version: '2', weights: good }];
      if (refused !== undefined) return fails(`status ${refused.status}: ${refused.text.slice(0, 150)}`);
      if (listed.length !== shelf.length + 2 || ![...shelf.slice(0, 2).map((version) => `${project}/shelf/${version}`), `${project}/meta/meta-1`, `${project}/tags/t-1`].every((one) => listed.includes(one))) return fails(`a list of ${listed.length}, where there are ${shelf.length + 2}, beginning with ${JSON.stringify(listed[0])}`);
      if (!printed.includes('foreignWriter')) return fails(`who asked is not in the log: ${printed.slice(0, 100)}`);
      return fails(wanted.every((one, index) => isSame(got[index], one)) ? undefined : `${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
    }, { ...around(team, Object.fromEntries([`${project}/meta/meta-1`, `${project}/tags/t-1`, ...shelf.map((version) => `${project}/shelf/${version}`)].map((folder) => [`${folder}/meta`, JSON.stringify({ sha256: world.sha256(good), uploadedBy: 'w1' })]))), services: { tokens: { find: [{ when: ['registry-token-capital'], returns: { id: 'P12', role: 'approver', project } }, { when: ['registry-token-zero'], returns: { id: 0, role: 'writer', project } }, ...around(team, {}).services!['tokens']!['find']!] } } }),
    // The attacker's own project stands everywhere else: in the query, in the headers, as a model and as a version.
    step('own-name-elsewhere', [up('foreignWriter', '1', secret, other), ...elsewhere.map((rest, index) => call('GET', 'reader', `/projects/${other}/models${index % 2 ? '' : `/${name}/versions/1`}${rest}`, undefined, asIfMine)), ...elsewhere.map((rest, index) => (index % 2 ? call('PUT', 'writer', `/projects/${other}/models/${project}/versions/w${index}${rest}`, { weights: evil, project }, asIfMine) : call('PUT', 'writer', `/projects/${other}/models/${name}/tags/t${index}${rest}`, { version: '1', project }, asIfMine)))], ({ answers, log }) => {
      const written = log.filter((entry) => entry.does === 'storage.put').slice(2)[0];
      const told = answers.slice(1).find((answer) => answer.status === 200 && (answer.text.includes(secret) || answer.text.includes(`${other}/`)));
      return fails(told !== undefined ? `of ${other}, with the name of one's own project somewhere in the request: ${told.text.slice(0, 150)}` : written?.does === 'storage.put' ? `an object at ${written.key}, with the name of one's own project somewhere in the request` : undefined);
    }),
    anyOrder(world, team),
    step('reader-tags', [up('writer', '1', good), tag('reader', 'stable', '1'), pull('reader', 'stable')], ({ answers }) => fails(pulled(answers[2]) === good ? 'a tag set by a reader' : undefined)),
  ];
};

type Asked = { call: Call; wanted?: { version: string; weights: string } | string[]; isAllowed: boolean };

/** Anybody asks for anything, and a second registry, which is the brief as a table, says what has to come of it. */
function anyOrder(world: World, team: Team): Step {
  const { project, other, name } = team;
  // One person has one id, which is a number here.
  const people = ['writer', 'writer2', 'approver', 'lead', 'reader', 'foreignWriter', 'foreignApprover'];
  const id = (who: string): number => people.indexOf(who === 'leadWriter' ? 'lead' : who);
  const names = ['1', '1.0', '1.10', `v-${world.nonce()}`, 'candidate', 'production'];
  const models = [name, `${name}-2`];
  const versions = new Map<string, { weights: string; by: number }>();
  const tags = new Map<string, string>();
  const writers = ['writer', 'writer2', 'leadWriter'];
  const upload = (who: string, model: string, version: string, weights = world.nonce()): Asked => {
    const at = `${model}/${version}`;
    const isAllowed = writers.includes(who) && version !== 'production' && !versions.has(at) && !tags.has(at);
    if (isAllowed) versions.set(at, { weights, by: id(who) });
    return { call: put(who, `/projects/${project}/models/${model}/versions/${version}`, { weights }), isAllowed };
  };
  const tag = (who: string, model: string, label: string, version: string): Asked => {
    const of = versions.get(`${model}/${version}`);
    const may = label === 'production' ? ['approver', 'lead'].includes(who) && of?.by !== id(who) : writers.includes(who);
    const isAllowed = may && of !== undefined && !versions.has(`${model}/${label}`);
    if (isAllowed) tags.set(`${model}/${label}`, version);
    return { call: put(who, `/projects/${project}/models/${model}/tags/${label}`, { version }), isAllowed };
  };
  const pull = (who: string, model: string, ref: string): Asked => {
    const version = tags.get(`${model}/${ref}`) ?? ref;
    const weights = versions.get(`${model}/${version}`)?.weights;
    const isAllowed = !who.startsWith('foreign') && weights !== undefined;
    return { call: get(who, `/projects/${project}/models/${model}/versions/${ref}`), isAllowed, ...(isAllowed && { wanted: { version, weights } }) };
  };
  const list = (who: string): Asked => ({ call: get(who, `/projects/${project}/models`), isAllowed: true, wanted: [...versions.keys()].map((one) => `${project}/${one}`) });
  const { pick } = world;
  const one = (): Asked => {
    const [model, version, label] = [pick(models), pick(names), pick(names)];
    // Approvers are asked for production only: whether they may upload or set another tag is said nowhere.
    const sets = (): Asked => tag(label === 'production' ? pick(['approver', 'approver', 'lead', 'writer', 'foreignApprover']) : pick([...writers, 'reader', 'foreignWriter']), model, label, version);
    return pick([() => upload(pick([...writers, 'reader', 'foreignWriter']), model, version), sets, sets, () => pull(pick(['reader', 'approver', 'writer', 'foreignWriter']), model, label)])();
  };
  // Enough to begin with, so that most of what follows could be allowed; at last somebody who may not.
  const asked = [upload('leadWriter', name, '1'), upload('writer', name, '1.10'), upload('writer2', models[1]!, 'candidate'), tag('writer', name, 'candidate', '1.10'), tag('approver', name, 'production', '1'), ...Array.from({ length: 18 }, one), tag('lead', name, 'production', '1'), pull('reader', name, 'production'), list('reader'), upload('foreignWriter', name, 'last')];
  const token = (who: string, role: string, where = project) => ({ when: [`registry-token-${who}`], returns: { id: id(who), role, project: where } });
  return {
    name: 'any-order',
    shows: `${asked.length} requests`,
    surroundings: { storage: { [`${other}/${name}/1/weights`]: 'x', [`${other}/${name}/1/meta`]: JSON.stringify({ sha256: world.sha256('x'), uploadedBy: 'foreignWriter' }) }, services: { tokens: { find: [...writers.map((who) => token(who, 'writer')), token('lead', 'approver'), token('approver', 'approver'), token('reader', 'reader'), token('foreignWriter', 'writer', other), token('foreignApprover', 'approver', other), { returns: null }] } } },
    calls: asked.map((one) => one.call),
    judge: ({ answers }) => {
      const wrong = asked.findIndex(({ wanted, isAllowed }, at) => {
        const { status = 500, json } = answers[at] ?? {};
        if (status < 400 !== isAllowed) return true;
        if (Array.isArray(wanted)) return JSON.stringify([...((json as { models?: string[] } | undefined)?.models ?? [])].sort()) !== JSON.stringify(wanted.sort());
        return wanted !== undefined && Object.entries(wanted).some(([field, value]) => (json as Record<string, unknown> | undefined)?.[field] !== value);
      });
      if (wrong < 0) return { ok: true };
      const { call: { method = 'GET', path = '', headers, json }, isAllowed } = asked[wrong]!;
      return { ok: false, got: `request ${wrong + 1}, ${method} ${path} ${JSON.stringify(json ?? '')} with ${headers?.['x-token'] ?? 'no token'}: ${answers[wrong]?.status} ${answers[wrong]?.text.slice(0, 150)}, where the rules ${isAllowed ? 'allow it' : 'refuse it'}` };
    },
  };
}

/** Names that are free, though others begin like them. */
const SHORTER = ['latest', 'production', 'main'];
const LONGER = ['latest-2', 'production-2-as-trained-once-more-on-corrected-data_2026.11', 'mainline'];

const makeTeam = (world: World): Team => ({ project: `proj-${world.nonce()}`, other: `proj-${world.nonce()}`, name: `model-${world.nonce()}` });
