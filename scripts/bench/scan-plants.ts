// What the scanner's benchmark hides in its corpus: secrets, personal data and look-alikes, from a seed. Shapes are written here anew, from what
// providers document, so that a mistake in the scanner's rules is not repeated in its examination. None of them opens anything.
import { ALNUM, drawn, HEX, pick, type Random, withCrc } from '../../server/platform/scanner/made-up.ts';

export type Kind = 'structured' | 'generic' | 'personal' | 'decoy';
/** `text` is what stands in the corpus, `value` the part of it that should be found (or, as a decoy, left). */
export type Plant = { kind: Kind; name: string; text: string; value: string };

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const URL64 = `${ALNUM}_-`;
const B64 = `${ALNUM}+/`;
const upTo = (random: Random, least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const STRUCTURED: Readonly<Record<string, (r: Random) => string>> = {
  github: (r) => `${pick(r, ['ghp', 'gho', 'ghs', 'ghu'])}_${withCrc(drawn(r, 30, ALNUM))}`,
  'github-fine': (r) => `github_pat_11${drawn(r, 20, UPPER + DIGITS)}_${drawn(r, 59, ALNUM)}`,
  gitlab: (r) => `glpat-${drawn(r, 20, URL64)}`,
  aws: (r) => `${pick(r, ['AKIA', 'ASIA'])}${drawn(r, 16, `${UPPER}234567`)}`,
  anthropic: (r) => `sk-ant-api03-${drawn(r, 93, URL64)}AA`,
  openai: (r) => `sk-proj-${drawn(r, 74, URL64)}T3BlbkFJ${drawn(r, 74, URL64)}`,
  'openai-old': (r) => `sk-${drawn(r, 20, ALNUM)}T3BlbkFJ${drawn(r, 20, ALNUM)}`,
  stripe: (r) => `sk_live_${drawn(r, upTo(r, 24, 99), ALNUM)}`,
  'slack-bot': (r) => `xoxb-${drawn(r, 12, DIGITS)}-${drawn(r, 13, DIGITS)}-${drawn(r, 24, ALNUM)}`,
  'slack-hook': (r) => `https://hooks.slack.com/services/T${drawn(r, 10, UPPER + DIGITS)}/B${drawn(r, 10, UPPER + DIGITS)}/${drawn(r, 24, ALNUM)}`,
  'discord-hook': (r) => `https://discord.com/api/webhooks/${drawn(r, 18, '123456789')}/${drawn(r, 68, URL64)}`,
  google: (r) => `AIza${drawn(r, 35, URL64)}`,
  sendgrid: (r) => `SG.${drawn(r, 22, URL64)}.${drawn(r, 43, URL64)}`,
  twilio: (r) => `SK${drawn(r, 32, HEX)}`,
  npm: (r) => `npm_${withCrc(drawn(r, 30, ALNUM))}`,
  pypi: (r) => `pypi-AgEIcHlwaS5vcmc${drawn(r, upTo(r, 130, 160), URL64)}`,
  jwt: (r) => `${encode({ alg: pick(r, ['HS256', 'RS256']), typ: 'JWT' })}.${encode({ sub: drawn(r, 12, DIGITS), scope: 'api', exp: upTo(r, 1.7e9, 1.8e9) })}.${drawn(r, pick(r, [43, 342]), URL64)}`,
  huggingface: (r) => `hf_${drawn(r, 34, ALNUM)}`,
  telegram: (r) => `${pick(r, '123456789')}${drawn(r, 9, DIGITS)}:AA${drawn(r, 33, URL64)}`,
  shopify: (r) => `shpat_${drawn(r, 32, HEX)}`,
  digitalocean: (r) => `dop_v1_${drawn(r, 64, HEX)}`,
  databricks: (r) => `dapi${drawn(r, 32, HEX)}`,
  vault: (r) => `hvs.${drawn(r, 95, URL64)}`,
  linear: (r) => `lin_api_${drawn(r, 40, ALNUM)}`,
  postman: (r) => `PMAK-${drawn(r, 24, HEX)}-${drawn(r, 34, HEX)}`,
  grafana: (r) => `glsa_${drawn(r, 32, ALNUM)}_${drawn(r, 8, HEX)}`,
  newrelic: (r) => `NRAK-${drawn(r, 27, UPPER + DIGITS)}`,
  mailgun: (r) => `key-${drawn(r, 32, HEX)}`,
  mailchimp: (r) => `${drawn(r, 32, HEX)}-us${upTo(r, 1, 21)}`,
  azure: (r) => `${drawn(r, 3, ALNUM)}8Q~${drawn(r, 34, ALNUM)}`,
  terraform: (r) => `${drawn(r, 14, ALNUM)}.atlasv1.${drawn(r, 67, ALNUM)}`,
  'private-key': (r) => `-----BEGIN ${pick(r, ['RSA ', 'EC ', 'OPENSSH ', ''])}PRIVATE KEY-----\n${Array.from({ length: upTo(r, 4, 26) }, () => drawn(r, 64, B64)).join('\n')}\n${drawn(r, 40, B64)}=\n-----END PRIVATE KEY-----`,
  figma: (r) => `figd_${drawn(r, 40, URL64)}`,
  replicate: (r) => `r8_${drawn(r, 37, ALNUM)}`,
  groq: (r) => `gsk_${drawn(r, 52, ALNUM)}`,
  docker: (r) => `dckr_pat_${drawn(r, 27, URL64)}`,
  atlassian: (r) => `ATATT3xFfGF0${drawn(r, 171, URL64)}=${drawn(r, 8, `${DIGITS}ABCDEF`)}`,
  planetscale: (r) => `pscale_tkn_${drawn(r, 43, URL64)}`,
};

const WORDS = 'copper falcon river autumn marble cedar harbor violet thunder meadow walnut saffron glacier ember lantern orchid basil cobalt granite juniper'.split(' ');
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
const password = (r: Random): string =>
  pick(r, [
    () => `${capital(pick(r, WORDS))}${pick(r, '!#$%*?')}${upTo(r, 10, 9999)}${pick(r, WORDS)}`,
    () => `${drawn(r, 1, ALNUM)}${drawn(r, upTo(r, 8, 18), `${ALNUM}!#%*?+^@`)}${drawn(r, 1, DIGITS)}${drawn(r, 1, UPPER)}`,
    () => `${capital(pick(r, WORDS))}-${capital(pick(r, WORDS))}-${upTo(r, 10, 99)}`,
    () => `${capital(pick(r, WORDS))}${upTo(r, 1960, 2030)}!`,
  ])();
const key = (r: Random): string => pick(r, [() => drawn(r, 32, HEX), () => drawn(r, 64, HEX), () => drawn(r, upTo(r, 20, 48), ALNUM), () => `${drawn(r, 43, B64)}=`, () => drawn(r, upTo(r, 24, 44), URL64)])();

const GENERIC: Readonly<Record<string, (r: Random) => [value: string, text: (value: string) => string]>> = {
  'env-password': (r) => [password(r), (v) => `${pick(r, ['DB_PASSWORD', 'REDIS_PASSWORD', 'SMTP_PASS', 'ADMIN_PWD', 'MYSQL_ROOT_PASSWORD'])}=${v}`],
  'quoted-password': (r) => [password(r), (v) => `${pick(r, ['password', 'dbPassword', 'admin_password', 'passwd', 'passphrase'])}${pick(r, [' = ', ': '])}"${v}"`],
  'yaml-password': (r) => [password(r), (v) => `  password: ${v}`],
  'said-password': (r) => [password(r), (v) => `${pick(r, ['my password is', 'the password for staging is', 'try with password:', 'login with admin, password is'])} ${v}`],
  'flag-password': (r) => [password(r), (v) => `mysqldump --user=app --password=${v} shop`],
  'env-key': (r) => [key(r), (v) => `${pick(r, ['API_KEY', 'SECRET_KEY', 'ACME_API_TOKEN', 'JWT_SECRET', 'ENCRYPTION_KEY', 'SESSION_SECRET', 'INTERNAL_AUTH_TOKEN'])}=${v}`],
  'quoted-key': (r) => [key(r), (v) => `${pick(r, ['apiKey', 'api_key', 'client_secret', 'accessToken', 'auth_token', 'signingKey', 'webhookSecret'])}${pick(r, [': ', ' = '])}'${v}'`],
  'json-key': (r) => [key(r), (v) => `{"${pick(r, ['api_key', 'clientSecret', 'refresh_token', 'secretKey'])}": "${v}"}`],
  'said-key': (r) => [key(r), (v) => `${pick(r, ['here is the api key:', 'the API token is', 'use this secret:'])} ${v}`],
  'aws-secret': (r) => [drawn(r, 40, B64), (v) => `aws_secret_access_key = ${v}`],
  'account-key': (r) => [`${drawn(r, 86, B64)}==`, (v) => `DefaultEndpointsProtocol=https;AccountName=store${upTo(r, 1, 99)};AccountKey=${v};EndpointSuffix=core.windows.net`],
  bearer: (r) => [drawn(r, upTo(r, 24, 64), URL64), (v) => `Authorization: Bearer ${v}`],
  basic: (r) => [Buffer.from(`${pick(r, WORDS)}:${password(r)}`).toString('base64'), (v) => `Authorization: Basic ${v}`],
  'url-password': (r) => [drawn(r, upTo(r, 10, 20), ALNUM), (v) => `${pick(r, ['postgres', 'mysql', 'mongodb+srv', 'redis', 'amqp'])}://${pick(r, ['app', 'svc', 'admin'])}:${v}@db-${upTo(r, 1, 9)}.internal.northwind.io:5432/shop`],
};

const NAMES = 'ava noah mia liam zoe omar ines jonas priya kenji lucia pavel freya tariq elena marco'.split(' ');
const LAST = 'fischer okafor lindqvist moreau tanaka silva novak haddad brandt rossi keller dubois'.split(' ');
const luhn = (body: string): string => {
  let sum = 0;
  for (const [i, c] of [...body].reverse().entries()) {
    const doubled = Number(c) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return body + String((10 - (sum % 10)) % 10);
};
const iban = (r: Random): string => {
  const [country, body] = pick(r, [['DE', drawn(r, 18, DIGITS)], ['NL', `INGB${drawn(r, 10, DIGITS)}`], ['GB', `BARC${drawn(r, 14, DIGITS)}`], ['ES', drawn(r, 20, DIGITS)], ['FR', drawn(r, 23, DIGITS)], ['AT', drawn(r, 16, DIGITS)]] as const);
  const number = [...`${body}${country}00`].map((c) => Number.parseInt(c, 36)).join('');
  const whole = `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${body}`;
  return r() < 0.5 ? whole : whole.replace(/(.{4})(?=.)/g, '$1 ');
};
const nhs = (r: Random): string => {
  for (;;) {
    const body = `${pick(r, '4679')}${drawn(r, 8, DIGITS)}`;
    const check = 11 - ([...body].reduce((sum, c, i) => sum + Number(c) * (10 - i), 0) % 11);
    if (check !== 10) return `${body}${check % 11}`.replace(/(...)(...)(....)/, '$1 $2 $3');
  }
};
const two = (value: number): string => String(value).padStart(2, '0');
const american = (r: Random): [string, string, string] => [`${pick(r, '23679')}${pick(r, '02346789')}${pick(r, '02346789')}`, `${pick(r, '23467')}${drawn(r, 2, '02346789')}`, drawn(r, 4, DIGITS)];
const isFree = (text: string): boolean => !/^(800|888|877|866|855|844|833|822|900|555)/.test(text);
const phone = (r: Random): string => {
  let parts = american(r);
  while (!isFree(parts[0])) parts = american(r);
  const [a, b, c] = parts;
  return pick(r, [() => `(${a}) ${b}-${c}`, () => `${a}-${b}-${c}`, () => `+1 ${a} ${b} ${c}`, () => `${a}.${b}.${c}`, () => `+44 20 8${drawn(r, 3, '123568')} ${drawn(r, 4, DIGITS)}`, () => `+49 ${pick(r, ['30', '89', '171'])} ${drawn(r, 8, '123456789')}`, () => `+33 6 ${[1, 2, 3, 4].map(() => drawn(r, 2, DIGITS)).join(' ')}`])();
};

const PERSONAL: Readonly<Record<string, (r: Random) => [value: string, text: (value: string) => string]>> = {
  email: (r) => [`${pick(r, NAMES)}${pick(r, ['.', '_', ''])}${pick(r, LAST)}${r() < 0.3 ? upTo(r, 1, 99) : ''}@${pick(r, ['gmail.com', 'outlook.com', 'northwind.io', 'fabrikam.co.uk', 'web.de', 'contoso.org', 'proton.me'])}`, (v) => pick(r, [`please mail ${v} about it`, `"email": "${v}"`, `user ${v} could not sign in`, `<${v}>`])],
  card: (r) => {
    const n = luhn(pick(r, [() => `4${drawn(r, 14, DIGITS)}`, () => `5${pick(r, '12345')}${drawn(r, 13, DIGITS)}`, () => `37${drawn(r, 12, DIGITS)}`])());
    return [r() < 0.5 || n.length === 15 ? n : n.replace(/(....)(?=.)/g, '$1 '), (v) => pick(r, [`card ${v}`, `"card_number": "${v}"`, `paid with visa ${v} today`])];
  },
  phone: (r) => [phone(r), (v) => pick(r, [`call me at ${v}`, `"phone": "${v}"`, `mobile ${v}`, `reach ${pick(r, NAMES)} under ${v}`])],
  ssn: (r) => [`${upTo(r, 124, 665)}-${two(upTo(r, 1, 99))}-${String(upTo(r, 1, 9999)).padStart(4, '0')}`, (v) => pick(r, [`SSN ${v}`, `"ssn": "${v}"`, `social security number is ${v}`, `applicant ${v}`])],
  iban: (r) => [iban(r), (v) => pick(r, [`IBAN ${v}`, `transfer to ${v} please`, `"account": "${v}"`])],
  birth: (r) => [`${upTo(r, 1940, 2008)}-${two(upTo(r, 1, 12))}-${two(upTo(r, 2, 28))}`, (v) => pick(r, [`DOB: ${v}`, `"date_of_birth": "${v}"`, `born on ${v}`, `birth date ${v}`])],
  medical: (r) => [drawn(r, 1, '123456789') + drawn(r, upTo(r, 6, 8), DIGITS), (v) => pick(r, [`MRN: ${v}`, `patient mrn ${v}`, `"mrn": "${v}"`])],
  nhs: (r) => [nhs(r), (v) => `NHS number ${v}`],
  nino: (r) => [`${pick(r, 'ABCEGHJKLMNPRSTWXY')}${pick(r, 'ACEHJLMPRSWXY')}${drawn(r, 6, DIGITS)}${pick(r, 'ABCD')}`, (v) => pick(r, [`NI number ${v}`, `"nino": "${v}"`])],
  passport: (r) => [pick(r, [() => drawn(r, 9, '123456789'), () => `${pick(r, UPPER)}${drawn(r, 8, DIGITS)}`])(), (v) => pick(r, [`passport number ${v}`, `passport: ${v}`])],
};

const DECOYS: Readonly<Record<string, (r: Random) => string>> = {
  'aws-example': () => 'AKIAIOSFODNN7EXAMPLE',
  'github-masked': () => `ghp_${'x'.repeat(36)}`,
  'github-wrong-sum': (r) => `ghp_${drawn(r, 30, ALNUM)}000000`,
  'sk-placeholder': (r) => pick(r, ['sk-your-openai-api-key-here-please', 'sk-proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'sk-1234567890abcdef1234567890abcdef']),
  'env-reference': (r) => `${pick(r, ['API_KEY', 'DB_PASSWORD', 'JWT_SECRET'])}=${pick(r, ['${SECRET_FROM_VAULT_2}', '$DB_PASSWORD_1', '<your-key-here>', '{{ vault.token_v2 }}', 'changeme123', '********'])}`,
  'code-reference': (r) => pick(r, ['const token = process.env.API_TOKEN_2;', 'password = os.environ["DB_PASSWORD_1"]', 'apiKey: config.get("api.key.v2"),', 'secret = getSecret("prod/db2")', 'token = response.data.token2']),
  uuid: (r) => `request_id=${[8, 4, 4, 4, 12].map((n) => drawn(r, n, HEX)).join('-')}`,
  sha: (r) => `commit ${drawn(r, 40, HEX)}`,
  integrity: (r) => `"integrity": "sha512-${drawn(r, 86, B64)}=="`,
  'test-card': (r) => `card ${pick(r, ['4111 1111 1111 1111', '4242424242424242', '5555 5555 5555 4444', '378282246310005'])}`,
  'wrong-card': (r) => {
    const n = luhn(`4${drawn(r, 14, DIGITS)}`);
    return `order ${n.slice(0, 15)}${(Number(n[15]) + 1 + Math.floor(r() * 8)) % 10}`;
  },
  'ssn-never': (r) => pick(r, ['ssn 000-12-3456', 'ssn 666-45-1234', 'ssn 987-65-4321', 'ssn 078-05-1120', 'ssn 123-45-6789']),
  'example-mail': (r) => `${pick(r, NAMES)}@${pick(r, ['example.com', 'example.org', 'mail.example', 'shop.test', 'db.invalid'])}`,
  'fiction-phone': (r) => `call 555-01${drawn(r, 2, DIGITS)} or (${pick(r, ['212', '415', '646'])}) 555-01${drawn(r, 2, DIGITS)}`,
  'example-iban': (r) => `IBAN ${pick(r, ['GB82 WEST 1234 5698 7654 32', 'DE89370400440532013000', 'GB29 NWBK 6016 1331 9268 19'])}`,
  'wrong-iban': (r) => `IBAN DE00${drawn(r, 18, DIGITS)}`,
  timestamp: (r) => `ts=${upTo(r, 1.6e12, 1.79e12)} took ${upTo(r, 1e9, 9e9)}ns`,
  'public-key': (r) => `ssh-rsa AAAAB3NzaC1yc2E${drawn(r, 200, B64)} deploy-host`,
  'weak-url': (r) => pick(r, ['postgres://user:password@localhost:5432/app', 'redis://default:redis@cache:6379', 'amqp://guest:guest@localhost', 'postgres://postgres:postgres@db/app']),
  'pem-mention': () => "if (text.startsWith('-----BEGIN PRIVATE KEY-----')) throw new Error('no keys here');",
};

const made = (kind: Kind, name: string, [value, text]: [string, (value: string) => string]): Plant => ({ kind, name, value, text: text(value) });
const any = <T>(random: Random, from: Readonly<Record<string, T>>): [string, T] => pick(random, Object.entries(from));

/** Thirty in a hundred are decoys, the rest one of the three kinds. */
export const makePlant = (random: Random): Plant => {
  const chance = random();
  if (chance < 0.3) {
    const [name, make] = any(random, DECOYS);
    const text = make(random);
    return { kind: 'decoy', name, text, value: text };
  }
  if (chance < 0.55) {
    const [name, make] = any(random, STRUCTURED);
    return made('structured', name, [make(random), (value) => pick(random, [value, `token: ${value}`, `const key = "${value}";`, `export TOKEN=${value}`, `I used ${value} for this`])]);
  }
  const [kind, from] = chance < 0.78 ? (['generic', GENERIC] as const) : (['personal', PERSONAL] as const);
  const [name, make] = any(random, from);
  return made(kind, name, make(random));
};
