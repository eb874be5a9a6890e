// What counts as a security review comment: figures on the half of the corpus nobody looked at, and hostile comments.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comments, isHeldOut, type Labelled } from './corpus/read-comments.ts';
import { hasWording, judgeComment, readComment } from './judge-comment.ts';
import { fingerprintOfRemarks } from './learn-wording.ts';
import { plainText } from './plain-text.ts';
import weights from './wording-weights.json' with { type: 'json' };

const corpus = comments();

const isUnseen = ({ file }: Labelled): boolean => file.startsWith('unseen-');

const figuresOf = (labelled: readonly Labelled[]) => {
  const judged = labelled.map((comment) => ({ ...comment, found: judgeComment(comment.text).isSecurity }));
  const hits = judged.filter(({ isSecurity, found }) => isSecurity && found).length;
  return { of: labelled.length, precision: hits / judged.filter(({ found }) => found).length, recall: hits / judged.filter(({ isSecurity }) => isSecurity).length };
};

describe('the labelled comments', () => {
  it('are many, of many kinds, and about half of them speak of security', () => {
    const share = corpus.filter(({ isSecurity }) => isSecurity).length / corpus.length;
    assert.ok(corpus.length >= 300 && share > 0.4 && share < 0.6, `${corpus.length}, ${share}`);
    assert.ok(new Set(corpus.map(({ kind }) => kind)).size >= 30);
    assert.equal(new Set(corpus.map(({ text }) => text)).size, corpus.length, 'no comment twice');
  });

  it('of the half held out are judged with precision >= .95 and recall >= .90', (t) => {
    const held = figuresOf(corpus.filter((each) => isHeldOut(each) && each.file.startsWith('comments-')));
    t.diagnostic(`held out: ${JSON.stringify(held)}; looked at: ${JSON.stringify(figuresOf(corpus.filter((each) => !isHeldOut(each))))}`);
    assert.ok(held.of >= 150 && held.precision >= 0.95 && held.recall >= 0.9, JSON.stringify(held));
  });

  it('of the files set aside before signs and points were last changed are judged no worse than when they were first read: recall is still below the aim of .90', (t) => {
    const unseen = figuresOf(corpus.filter(isUnseen));
    t.diagnostic(`unseen: ${JSON.stringify(unseen)}`);
    assert.ok(unseen.of >= 200 && unseen.precision >= 0.98 && unseen.recall >= 0.88, JSON.stringify(unseen));
  });

  it('of strangers who had seen nothing are judged with recall >= .90; precision is .95 on the plain ones and below it where most negatives are near misses', (t) => {
    const first = figuresOf(corpus.filter(({ file }) => file === 'stranger-1.txt'));
    const second = figuresOf(corpus.filter(({ file }) => file === 'stranger-2.txt'));
    const third = figuresOf(corpus.filter(({ file }) => file === 'stranger-3.txt'));
    t.diagnostic(`strangers: ${JSON.stringify([first, second, third])}`);
    assert.ok(first.of >= 250 && first.precision >= 0.93 && first.recall >= 0.96, JSON.stringify(first));
    assert.ok(second.of >= 295 && second.precision >= 0.95 && second.recall >= 0.94, JSON.stringify(second));
    assert.ok(third.of >= 170 && third.precision >= 0.95 && third.recall >= 0.92, JSON.stringify(third));
  });

  it('of a stranger whose errors were read, and of whose kind more was learned then, are judged with recall >= .90 and a precision still below the aim', (t) => {
    const read = figuresOf(corpus.filter(({ file }) => file === 'stranger-4.txt'));
    t.diagnostic(`errors read: ${JSON.stringify(read)}`);
    assert.ok(read.of >= 285 && read.precision >= 0.91 && read.recall >= 0.91, JSON.stringify(read));
  });
});

describe('the weights of remarks', () => {
  it('were learned from the labelled comments as they are read today, and from none that is held out; after a change of them: node learn-remarks.ts', () => assert.equal(weights.learnedFrom, fingerprintOfRemarks()));

  it('take back what a rule names where everything else speaks against it', () => {
    const long = 'The layout is vulnerable to long German words, please wrap the label.';
    assert.ok(readComment(long).named.length > 0);
    assert.deepEqual(judgeComment(long), { isSecurity: false, rules: [] });
  });

  it('are not asked about other languages and code alone, of which they know nothing', () => {
    assert.equal(hasWording(readComment('Le certificat n’est pas vérifié ici')), false);
    assert.equal(hasWording(readComment('```py\nrun(x)\n```')), false);
    assert.equal(hasWording(readComment('The certificate is not verified here')), true);
  });
});

describe('a comment', () => {
  it('is judged by what its writer says, not by what is quoted', () => {
    assert.equal(judgeComment('> this allows SQL injection\n\nWhere?').isSecurity, false);
    assert.equal(judgeComment('```js\nif (token == secret) eval(password)\n```\nrename please').isSecurity, false);
    assert.equal(judgeComment('```js\nrun(x)\n```\nThis allows SQL injection.').isSecurity, true);
    assert.equal(judgeComment('[docs](https://owasp.example/xss/csrf)').isSecurity, false);
  });

  it('that only suggests code counts when the code itself is a defence', () => {
    const suggest = (code: string) => judgeComment(`\`\`\`suggestion\n${code}\n\`\`\``);
    assert.deepEqual(suggest('  if (!hmac.compare_digest(a, b)): abort(401)').rules, ['suggests-compare', 'suggests-rights']);
    assert.equal(suggest('  const total = sum(rows)').isSecurity, false);
    assert.equal(judgeComment('```py\nhmac.compare_digest(a, b)\n```\nrename please').isSecurity, false);
  });

  it('in another language counts by what it says, and its words for looks and upkeep do not', () => {
    for (const text of ['Der Zeiger zeigt nach dem Schließen auf freigegebenen Speicher.', 'Le certificat n’est pas vérifié ici', 'この長さは検証されていません', '这个令牌永不过期']) assert.equal(judgeComment(text).isSecurity, true, text);
    for (const text of ['Bitte „Passwort“ noch übersetzen', 'La couleur du bouton de connexion ne va pas', 'パスワード画面の文言を直してください', '令牌这个变量名不清楚']) assert.equal(judgeComment(text).isSecurity, false, text);
  });

  it('of three words counts by the names that code gives to checks of access and to dangerous calls', () => {
    for (const text of ['This needs `@Secured`.', 'No `UseGuards` on this resolver.', '`$queryRawUnsafe` with the search term in it', '`bypassSecurityTrustHtml(message.text)`, no']) assert.equal(judgeComment(text).isSecurity, true, text);
    for (const text of ['`login_required` is imported but not used', '`before_action :set_order` should come before `:set_items`', '`exec` returns null when there is no match']) assert.equal(judgeComment(text).isSecurity, false, text);
  });

  it('on memory counts without the name of a weakness, and one on speed or layout does not', () => {
    for (const text of ['The record length is read from the packet and nobody compares it.', 'The vector may reallocate here and the reference from above dangles.']) assert.equal(judgeComment(text).isSecurity, true, text);
    for (const text of ['Reserve the vector before the loop, it grows eight times.', 'The label overflows the card on small phones.']) assert.equal(judgeComment(text).isSecurity, false, text);
  });

  it('with a thank-you counts by what it still asks', () => {
    assert.equal(judgeComment('Good catch, escaped the input now.').isSecurity, false);
    assert.equal(judgeComment('Thanks! But the token is still logged in clear text, please remove it.').isSecurity, true);
  });

  it('that names no weakness counts by what its words add up to, and one word with two meanings is not enough', () => {
    const { isSecurity, rules } = judgeComment('The comment of a visitor goes straight into the page, nobody escapes the markup.');
    assert.ok(isSecurity && rules.length > 0, rules.join());
    assert.equal(judgeComment('The url of the docs moved.').isSecurity, false);
    assert.equal(judgeComment('Members without an avatar get a grey circle.').isSecurity, false);
  });

  it('answers names of rules and nothing of its text', () => {
    const { rules } = judgeComment('An attacker named Zebulon could use SSRF here.');
    assert.ok(rules.includes('weakness-by-name') && rules.includes('attacker'));
    assert.ok(!JSON.stringify(rules).includes('ebulon'));
  });

  it('may be empty, markup, emoji, half a character or a page of traps, and takes a moment at the most', () => {
    const hostile = ['', '🔒'.repeat(30_000), '\ud800', '`'.repeat(60_000), '<!--'.repeat(15_000), '['.repeat(60_000), '[a]('.repeat(15_000), 'password '.repeat(7_000), 'user input log secret '.repeat(3_000), `${'a '.repeat(30_000)}\u0000`, '\n'.repeat(60_000), 'no no no any the '.repeat(4_000), 'i can take other people '.repeat(2_500), '<br '.repeat(15_000), 'ß'.repeat(60_000), 'select '.repeat(9_000), 'model agent prompt '.repeat(3_000), `@${'a-'.repeat(30_000)}`, '../'.repeat(20_000), '\u2025/'.repeat(30_000),
      ...['if n<end ', 'select = ? ', 'where owner = user.id ', 'if len > max ', '\n', ' \n', 'sandbox '].map((code) => `\`\`\`suggestion\n${code.repeat(Math.ceil(4_000 / code.length))}\n\`\`\`\n`.repeat(5)), '```suggestion\n'.repeat(1_500), '```suggestion\r'.repeat(1_500), `<${'TR<'.repeat(6_000)}\n`,
      // In another tongue, where rules look along words, words that begin again at each of their letters.
      ...['Der Nutzer kann das nicht und die Adresse ist hier bitte noch nicht dabei. ', 'C’est une faille, il faut que l’utilisateur ne puisse pas. '].flatMap((said) => ['ip', 'netz', '1.', 'limit', 'pruf', 'token=', 'adresse_'].map((word) => said + word.repeat(70_000 / word.length)))];
    for (const text of hostile) {
      const began = process.cpuUsage();
      judgeComment(text);
      const used = process.cpuUsage(began);
      assert.ok((used.user + used.system) / 1000 < 1_500, `${plainText(text).slice(0, 20)}: ${(used.user + used.system) / 1000} ms`);
    }
  });
});
