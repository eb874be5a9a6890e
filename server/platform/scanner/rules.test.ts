// What is found and what is left alone: one line each, as people and programs write them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadEngine, RULES, scanBytes } from './index.ts';
import { withCrc } from './made-up.ts';

const engine = await loadEngine();
const key = new Uint8Array(32);

const find = (text: string): string[] => {
  const bytes = new TextEncoder().encode(text);
  return scanBytes(engine, key, bytes).map(({ rule, start, end }) => `${rule} ${new TextDecoder().decode(bytes.subarray(start, end))}`);
};

const finds = (lines: Readonly<Record<string, string | readonly string[]>>): void => {
  for (const [line, wanted] of Object.entries(lines)) it(`finds ${JSON.stringify(line)}`, () => assert.deepEqual(find(line), [wanted].flat()));
};
const leaves = (lines: readonly string[]): void => {
  for (const line of lines) it(`leaves ${JSON.stringify(line.slice(0, 90))}`, () => assert.deepEqual(find(line), []));
};

const GITHUB = `ghp_${withCrc('a8Xk2LmQ9rTzPwVbN4sYcJ7hGdF1eU')}`;
const KEY_BODY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7x9K2Lm4Tz8Vb';

describe('secrets with a shape', () => {
  finds({
    [`git clone https://${GITHUB}@github.com/a/b`]: `github-token ${GITHUB}`,
    [`token=%22${GITHUB}%22`]: `github-token ${GITHUB}`,
    [`"-----BEGIN RSA PRIVATE KEY-----\\n${KEY_BODY}\\n${KEY_BODY}\\n-----END RSA PRIVATE KEY-----"`]: `private-key -----BEGIN RSA PRIVATE KEY-----\\n${KEY_BODY}\\n${KEY_BODY}\\n-----END RSA PRIVATE KEY-----`,
    'see https://hooks.slack.com/services/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 now': 'webhook-url https://hooks.slack.com/services/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',
  });
  leaves([
    `ghp_a8Xk2LmQ9rTzPwVbN4sYcJ7hGdF1eUaaaaaa`,
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'AKIAIOSFODNN7EXAMPLE',
    'sk-your-api-key-goes-here-1234',
    'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    "if (pem.includes('-----BEGIN PRIVATE KEY-----')) return parse(pem);",
    'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
    '"integrity": "sha512-9qxuqTTxi7KQ0WkEWMQhQ8BPJ2pqmOWyTeXCyTGFKcoM6UQPUBfPVNPsdOmtE6LMOu9fTjfbcmcNIh5CEMGYyg=="',
    'commit 601432fdeadb5aeeddcdca04558f14cae95df95ccb8b6e9',
  ]);
});

describe('secrets with a name', () => {
  finds({
    'DB_PASSWORD=Tr0ub4dor$3x': 'password Tr0ub4dor$3x',
    'password: "hG7#kd92Lq"': 'password hG7#kd92Lq',
    'my password is Wint3r!sComing, thanks': 'password Wint3r!sComing',
    'The password for the staging database is kT9vLp2Q': 'password kT9vLp2Q',
    '{"content":"{\\"client_secret\\": \\"kJ8s7Df6Gh5Jk4L3mN2bV1cX\\"}"}': 'secret kJ8s7Df6Gh5Jk4L3mN2bV1cX',
    "api_key: '9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4d'": 'secret 9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4d',
    'const apiKey: string = "q7Jm2Xv9Lk4Tz8Wb";': 'secret q7Jm2Xv9Lk4Tz8Wb',
    'aws_secret_access_key = wJ8rXUtn5EMI/K7MDENG/bPxRf3CYzEX4MPLqKEy': 'secret wJ8rXUtn5EMI/K7MDENG/bPxRf3CYzEX4MPLqKEy',
    'curl -H "Authorization: Bearer 7Gx9Kq2LmZ8vB4nR6tYw1cJ3"': 'bearer-token 7Gx9Kq2LmZ8vB4nR6tYw1cJ3',
    'Authorization: Basic YWRtaW46aHVudGVyMlh5eg==': 'basic-credentials YWRtaW46aHVudGVyMlh5eg==',
    'postgres://app:Zx9kQ2vL@db.internal:5432/app': 'url-password Zx9kQ2vL',
    'mysql --password=pQ8zR2xW': 'password pQ8zR2xW',
    '<password>pQ8!zR2xW</password>': 'password pQ8!zR2xW',
    "const secret = process.env.JWT_SECRET ?? 'rI7whlnCARyv4cOfS91FToDL';": 'secret rI7whlnCARyv4cOfS91FToDL',
    "Buffer.from(x); const ENCRYPTION_KEY = Buffer.from('41a87692d326f1793f539cf626462335', 'hex')": 'secret 41a87692d326f1793f539cf626462335',
    'const API_KEY: &str = "oly7Lh3FEFGwPFT56j4gb";': 'secret oly7Lh3FEFGwPFT56j4gb',
    'api_token <- "J6kOSzhBmWykRMhIf9rwJv"': 'secret J6kOSzhBmWykRMhIf9rwJv',
    ':api-key "pm9XssKGFEu67j7RsKu1L6r7vP7"': 'secret pm9XssKGFEu67j7RsKu1L6r7vP7',
    '#define WIFI_PASSWORD "maple-quartz-180-Copper"': 'password maple-quartz-180-Copper',
    'Dim password As String = "River!9642x"': 'password River!9642x',
    "CREATE USER app WITH PASSWORD 'C6zRH8FiBa6';": 'password C6zRH8FiBa6',
    'requirepass iS4xUjWIV1yZ99e7q4LHri': 'password iS4xUjWIV1yZ99e7q4LHri',
    'machine git.corp.lan login ci password idxM8qzsxFnybfcq6': 'password idxM8qzsxFnybfcq6',
    '**API key:** `mf4nK9x5waZdc5A3Pc53Wa`': 'secret mf4nK9x5waZdc5A3Pc53Wa',
    'I set the token to QF9IX8uxyt6sZlX8D5BRi1YC and get 403': 'secret QF9IX8uxyt6sZlX8D5BRi1YC',
    'das Passwort lautet kT9vLp2Q': 'password kT9vLp2Q',
    '  password: dSNiRG1TdGpyR1NRbFpYcTk=\n': 'password dSNiRG1TdGpyR1NRbFpYcTk=',
    '- name: POSTGRES_PASSWORD\n  value: "w7PARp5gaqM@N3"': 'password w7PARp5gaqM@N3',
    '{"env":[{"name":"DB_PASSWORD","value":"S3cure$Lisbon2021"}]}': 'password S3cure$Lisbon2021',
    '{"content":"[{\\"name\\":\\"API_SECRET\\",\\"value\\":\\"deIh0IUbQ6mZeAnc8OlEn\\"}]"}': 'secret deIh0IUbQ6mZeAnc8OlEn',
    'variable "db_password" {\n  type    = string\n  default = "00tdcvjHVLvlT5riY7"\n}': 'password 00tdcvjHVLvlT5riY7',
    '//npm.corp.lan/:_auth=Y2k6OVRoVXJSOEhLaUsxZjFpeFpVdHM=': 'basic-credentials Y2k6OVRoVXJSOEhLaUsxZjFpeFpVdHM=',
    "curl -sS -u 'ci:pT8yVJXG2DkE' https://jenkins.corp.lan/": 'password pT8yVJXG2DkE',
    "sshpass -p 'maple76615Quartz' ssh root@10.1.2.3": 'password maple76615Quartz',
  });
  leaves([
    'Pass `-Dpamconfdir2=no` to the build, or pass to modnames2Paths',
    "const secret = getSecret('prod/db-2/v1');",
    '{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"db-2","key":"password1"}}}',
    '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: { name: app-db-01, key: v1 }',
    'variable "db_password" {\n  type = string\n  sensitive = true\n}\nvariable "region" {\n  default = "eu-central-1"\n}',
    'curl -u "$USER:$TOKEN2" https://x.lan; curl -u user:password https://x.lan',
    "process.env.JWT_SECRET ?? 'development-only'",
    'the token ERC721Token is minted, the secret SecretKeyRef2 is mounted',
    'password = getPassword()',
    'password: string',
    'password: "Forgot your password?"',
    'const token = process.env.GITHUB_TOKEN',
    'API_KEY=${API_KEY}',
    'api_key: "<your-api-key>"',
    'password: "changeme123"',
    'token: {{ secrets.DEPLOY_TOKEN }}',
    'max_tokens: 4096',
    'key: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"',
    'primary_key = "users_2024_id_seq_7f"',
    'postgres://user:password@localhost/db',
    'postgres://postgres:postgres@db/app',
    'Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    'Basic understanding of passwords is enough',
    'next_page_token: "Q2lBS0dqMHhNREF3TURBd01EQXdNREF3"',
    'password_hash = "$2b$12$KIXQk8mZ7v5r3o2n1p0q9eW8yT6u4i2o0a9s8d7f6g5h4j3k2l1"',
    'passport-jwt and passport-google-oauth20',
    'import { keyBy } from "lodash"; keyBy(rows, "id2")',
  ]);
});

describe('personal data', () => {
  finds({
    'mail jane.doe@northwind.io now': 'email jane.doe@northwind.io',
    '2026-03-12 08:00:01 sent to jane.doe@northwind.io': 'email jane.doe@northwind.io',
    '"text":"line\\nbob@northwind.io"': 'email bob@northwind.io',
    'card 4716 8932 0174 8261 12/29': 'payment-card 4716 8932 0174 8261',
    'call (415) 867-5309 or +44 20 7183 8750 or 415-867-5309': ['phone (415) 867-5309', 'phone +44 20 7183 8750', 'phone 415-867-5309'],
    'SSN 536-22-8134': 'us-ssn 536-22-8134',
    'IBAN DE44 5001 0517 5407 3249 31.': 'iban DE44 5001 0517 5407 3249 31',
    'DOB: 1985-04-12': 'birth-date 1985-04-12',
    'She was born on April 12, 1985 — date of birth 12/04/1985': ['birth-date April 12, 1985', 'birth-date 12/04/1985'],
    'MRN: 48291734': 'medical-record 48291734',
    'NI number JG 10 37 59 A': 'uk-nino JG 10 37 59 A',
    'NHS number 943 476 5919': 'uk-nhs 943 476 5919',
    'passport no 533380006': 'passport 533380006',
    "driver's license: D4817263": 'driving-licence D4817263',
    'CPF 529.982.247-25': 'br-cpf 529.982.247-25',
    'hetu 131052-308T': 'fi-hetu 131052-308T',
    'personnummer 811228-9874': 'se-personnummer 811228-9874',
    'DNI 48291734Q': [],
    'AHV 756.9217.0769.85': 'ch-ahv 756.9217.0769.85',
    'BSN 111222333': 'nl-bsn 111222333',
    'PESEL 44051401359': 'pl-pesel 44051401359',
    'Aadhaar 2341 2341 2346': 'in-aadhaar 2341 2341 2346',
    'numéro de sécurité sociale 1 85 05 78 006 084 91': 'fr-nir 1 85 05 78 006 084 91',
  });
  leaves([
    'jo@example.com, support@northwind.io, git@github.com:a/b.git, icon@2x.png, lodash@4.17.21',
    'Copyright (c) 2024 Jane Doe <jane@northwind.io>',
    '   2010, 2012-2014 Jane Doe <jane@northwind.io>',
    '4111 1111 1111 1111 and 4242424242424242 and 4716 8932 0174 8265',
    '"order_id": 4716893201748261',
    '078-05-1120, 123-45-6789, 000-12-3456, 666-12-3456, 912-34-5678',
    '555-0123, (415) 555-0142, 1-800-867-5309',
    '2024-01-02 10:11:12.123 12345678901 10.0.0.1 192.168.100.200',
    'GB82 WEST 1234 5698 7654 32',
    'DE45 5001 0517 5407 3249 31',
    'QQ 12 34 56 C, AB123456C',
    'birthday party on 2024',
    'adobe 1985-04-12',
    '550e8400-e29b-41d4-a716-446655440000',
    '1700000000123 1700000000123456 1700000000123456789',
  ]);
});

it('has one number and one name for each rule, and says how it is verified and by whom', () => {
  assert.equal(new Set(RULES.map(({ number }) => number)).size, RULES.length);
  assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  for (const { id, title, verifiedBy, source } of RULES) assert.ok(title !== '' && verifiedBy !== '' && source !== '', id);
});

describe('numbers that have letters in them', () => {
  finds({
    'Il codice fiscale è CSSSBD49S25F205U.': 'it-codice-fiscale CSSSBD49S25F205U',
    'Rossi,LNSVRF02S06L219B,Milano': 'it-codice-fiscale LNSVRF02S06L219B',
    'PAN: OAQPB7490N': 'in-pan OAQPB7490N',
    'nombre,curp\nJuan,DUQN910226HNLCRZ04': 'mx-curp DUQN910226HNLCRZ04',
    'NIE Z5854817B del empleado': 'es-dni Z5854817B',
    'HKID no. K233869(6)': 'hk-identity K233869(6)',
    'NRIC S6230271B': 'sg-nric S6230271B',
    'FIN: F2256132N': 'sg-nric F2256132N',
    'PPS number 7118167G': 'ie-pps 7118167G',
    'rut del paciente: 7.313.250-9': 'cl-rut 7.313.250-9',
    'rodné číslo 565604/8530': 'cz-rodne-cislo 565604/8530',
    'CNP: 1820812030361': 'ro-cnp 1820812030361',
  });
  leaves(['CSSSBD49S25F205V', 'order OAQPB7490N', 'PAN: OAQCB7490N', 'DUQN910226HNLCRZ05', 'NIE Z5854817C', 'K233869(6)', 'NRIC S6230271C', 'the apps 7118167G', 'PPS number 7118168G', 'total 7.313.250-9', 'rut 7.313.250-8', 'rodné číslo 565604/8531', 'CNP: 1820812030362', 'at 1620812030361']);
});

describe('a password that a command or a statement is given', () => {
  finds({
    'mysql -h db1 -u root -pUClyVlXOO7PEyd5TR shop': 'password UClyVlXOO7PEyd5TR',
    '"run docker login -u ci -p Bamboo1772$ r.corp\\nthen"': 'password Bamboo1772$',
    "ldapsearch -x -D 'cn=admin' -w 1Y4Z0A4GwzEu -b dc=corp": 'password 1Y4Z0A4GwzEu',
    "smbclient //srv/share -U 'alice%Walnut5595?'": 'password Walnut5595?',
    'sqlcmd -S srv -U sa -P VzEtMtDIKoZe -Q x': 'password VzEtMtDIKoZe',
    'mongosh "mongodb://h/db" -u admin -p falconGlacier': 'password falconGlacier',
    'rabbitmqctl add_user app Pepper4821': 'password Pepper4821',
    'htpasswd -b /etc/nginx/.htpasswd alice 1EUJVBkXBhEg': 'password 1EUJVBkXBhEg',
    "CREATE USER 'app' IDENTIFIED BY 'gk9dHxfpsKJvD#cz';": 'password gk9dHxfpsKJvD#cz',
  });
  leaves(['mysql -u root -p wordpress_v2', 'mysql -P3306 -u root -p', 'docker run -p 8080:80 nginx7x2', 'docker login -u ci --password-stdin r.corp', 'ldapsearch -x -W -b dc=corp1a2b', 'blogin -p Bamboo1772$', "IDENTIFIED BY '<password>'", 'identified by Bamboo1772$ on the label', 'htpasswd -c /etc/x alice1b2c3', 'mysql -u root -p$MYSQL_PW9a8b']);
});

describe('a password in a table, in another language, or of letters alone', () => {
  finds({
    '| host | user | password |\n|---|---|---|\n| db1 | admin | Marigold0025$ |': 'password Marigold0025$',
    '"| user | Passwort | x |\\n|:-|:-:|-|\\n| ci | `Thunder-04-oak` | - |\\n"': 'password Thunder-04-oak',
    'name,username,password\nwiki,alice,rDbqaXhPO0gt\n': 'password rDbqaXhPO0gt',
    '| Password | Glacier7514! |': 'password Glacier7514!',
    'La contraseña del servidor es: Falcon-bamboo-02': 'password Falcon-bamboo-02',
    'Kennwort: USVWAoOFZ5Gc': 'password USVWAoOFZ5Gc',
    'wachtwoord: Orchid8960?': 'password Orchid8960?',
    'lösenord: Glacier5230?': 'password Glacier5230?',
    'senha="Marigold-velvet-31"': 'password Marigold-velvet-31',
    'la password di root è Walnut5595?': 'password Walnut5595?',
    '{"password":"FacdOWQqyUtM"}': 'password FacdOWQqyUtM',
    'ADMIN_PASSWORD=lfnnfforjtk\n': 'password lfnnfforjtk',
    'db_password = "cobaltMarigold"': 'password cobaltMarigold',
    '<add key="SmtpPassword" value="uW2Ohz1nJXPw" />': 'password uW2Ohz1nJXPw',
  });
  leaves([
    '| field | password |\n|---|---|\n| type | string |',
    '| user | password |\n|---|---|\n| admin | in 1Password |',
    'PrivateKey|Ed448Key token|Ed448PublicKey9 key',
    'La contraseña es obligatoria para entrar.',
    'La clave primaria: identificador2',
    'Das Passwort ist erforderlich',
    'password: newVariable,',
    'connect(password=dbConnectionValue)',
    '"password": "Kennwort"',
    'f(user, password)\ng(a1b2c3d4, x9y8z7w6)',
  ]);
});

describe('numbers that more states give', () => {
  finds({
    'fødselsnummer 21077741647': 'no-fodselsnummer 21077741647',
    'CPR-nummer 150592-6436': 'dk-cpr 150592-6436',
    'SVNR 6695 161085': 'at-svnr 6695 161085',
    'CNP 2701013325342': 'ro-cnp 2701013325342',
    'TC kimlik no 53453993900': 'tr-kimlik 53453993900',
    'South African ID number 9406288607088': 'za-identity 9406288607088',
    'teudat zehut 802655043': 'il-identity 802655043',
    'תעודת זהות 802655043': 'il-identity 802655043',
    '"nif": "220767521"': 'pt-nif 220767521',
    'ITIN 913-78-1406': 'us-itin 913-78-1406',
    'マイナンバーは583927461051です': 'jp-my-number 583927461051',
    'OIB: 69435151530': 'hr-oib 69435151530',
    '주민등록번호 860606-2293425': 'kr-resident 860606-2293425',
    '身份证号 110105197004199550': 'cn-identity 110105197004199550',
    'rijksregisternummer 50.10.17-092.33': 'be-national 50.10.17-092.33',
    'date de naissance : 21/06/1988': 'birth-date 21/06/1988',
    'fecha de nacimiento: 09/12/1993': 'birth-date 09/12/1993',
    'data di nascita 03.04.1981': 'birth-date 03.04.1981',
  });
  leaves([
    'fødselsnummer 21077741648',
    'TC kimlik no 53453993901',
    'teudat zehut 802655044',
    'OIB: 69435151531',
    'order 21077741647',
    'order 860606-2293426',
    'trace 110105197013199550',
    '50.10.17-092.34',
    'ITIN 913-40-1406',
    'the nascent release of 03.04.1981',
  ]);
});

describe('a password that a command, a pair or a sentence gives', () => {
  finds({
    "redis-cli -h cache.corp.lan -a 'qR7!vbn2Kd' info": 'password qR7!vbn2Kd',
    'plink -ssh pi@10.0.0.9 -pw Gravel-418 uptime': 'password Gravel-418',
    '7z x -pTimber77! box.7z': 'password Timber77!',
    "echo 'ops:Gravel2041' | sudo chpasswd": 'password Gravel2041',
    'echo "tR5#kkw9Lm" | docker login --username ci --password-stdin': 'password tR5#kkw9Lm',
    'docker login -u ci --password slate-timber-gravel reg.corp.lan': 'password slate-timber-gravel',
    "ALTER USER 'root'@'localhost' IDENTIFIED WITH mysql_native_password BY 'vK4=rtzLw9';": 'password vK4=rtzLw9',
    "SET PASSWORD FOR 'app'@'%' = 'Timber2041!';": 'password Timber2041!',
    'auth = HTTPBasicAuth("svc", "Gravel_883")': 'password Gravel_883',
    '{"content":"new NetworkCredential(\\"jo\\", \\"Gravel1973#\\")"}': 'password Gravel1973#',
    'POSTGRES_PASSWORD=gravelslate\n': 'password gravelslate',
    'password: "gravelOtter"': 'password gravelOtter',
    'pw is Gravel1975! btw': 'password Gravel1975!',
    'credentials: admin / k-R7CUyiw8.pq': 'password k-R7CUyiw8.pq',
    'hasło: Gravel1994': 'password Gravel1994',
    'пароль: Gravel1994': 'password Gravel1994',
    '密码：Gravel1994': 'password Gravel1994',
    'Authorization: Token 0856d65f8112520f2f747687dc1dcec7': 'bearer-token 0856d65f8112520f2f747687dc1dcec7',
  });
  leaves([
    'mysql -u root -p shop9a2 < dump.sql',
    'docker run -p 8080:80 -e MODE=prod2x nginx',
    'redis-cli -a "$REDIS_PASSWORD" ping',
    'mkdir -p mysql/data-2b3C4',
    'echo "$U:$P" | chpasswd',
    "pair.create('style', 'color:grey;font-size:120%;')",
    'password: "Wachtwoord"',
    'the pw is wrong again, and so is your password',
  ]);
});

describe('more numbers of states', () => {
  finds({
    'EGN 7523169263': 'bg-egn 7523169263',
    'CUIL: 20-24092298-4': 'ar-cuil 20-24092298-4',
    '身分證字號 A123456789, B218225079': 'tw-identity B218225079',
    'IRD number 980-087-573': 'nz-ird 980-087-573',
    'né le 12/05/1968': 'birth-date 12/05/1968',
    'Reisepass C01X00T47': 'passport C01X00T47',
  });
  leaves(['serial 7523169263', 'ticket 20-24092298-4']);
});
