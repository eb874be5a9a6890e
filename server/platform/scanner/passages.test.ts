// Secrets and personal data that stand where no name says so: in calls, statements, lines of devices and tools, sentences, accounts and papers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadEngine, scanBytes, startPlain } from './index.ts';

const engine = await loadEngine();
const plain = startPlain();
const key = new Uint8Array(32);

const find = (text: string): string[] => {
  const bytes = new TextEncoder().encode(text);
  const found = scanBytes(engine, key, bytes);
  assert.deepEqual(scanBytes(plain, key, bytes), found, 'the plain form says the same');
  return found.map(({ rule, start, end }) => `${rule} ${new TextDecoder().decode(bytes.subarray(start, end))}`);
};

const finds = (lines: Readonly<Record<string, string | readonly string[]>>): void => {
  for (const [line, wanted] of Object.entries(lines)) it(`finds ${JSON.stringify(line)}`, () => assert.deepEqual(find(line), [wanted].flat()));
};
const leaves = (lines: readonly string[]): void => {
  for (const line of lines) it(`leaves ${JSON.stringify(line.slice(0, 90))}`, () => assert.deepEqual(find(line), []));
};

describe('an argument without a name', () => {
  finds({
    "crypto.createHmac('sha256', '9fQ2xL7vRk4TzW8bNc3Y').update(body)": 'password 9fQ2xL7vRk4TzW8bNc3Y',
    'DriverManager.getConnection(url, "erp", "Quetzal71!")': 'password Quetzal71!',
    "jwt.sign({ sub: user.id, role: 'x' }, 'hK7wP2nV9qLm4ZxT', { expiresIn: '1d' })": 'password hK7wP2nV9qLm4ZxT',
    'ks.load(in, "Walnut5595?".toCharArray());': 'password Walnut5595?',
    'smtp.PlainAuth("", "a", "Glacier7514!", "mx")': 'password Glacier7514!',
    '{"code":"new mysqli(\\"db\\", \\"erp\\", \\"Orchid8960x\\", \\"erp\\")"}': 'password Orchid8960x',
  });
  leaves(["createHmac('sha256', signingKey)", "jwt.sign(payload, privateKey, { algorithm: 'RS256' })", "createHmac('sha256', 'my-secret-key-1')", 'reconnect("db", "app2", "main7x")', '"abcdef12".toCharArrayList', 'getConnection(url, user, pass2)']);
});

describe('a statement, and a line of a tool or a device', () => {
  finds({
    "INSERT INTO users (id, `password`, role) VALUES (1, 'Marigold0025$', 'a'),\n (2, 'Tundra1177!', 'b');": ['password Marigold0025$', 'password Tundra1177!'],
    "insert into clients (name, client_secret) values (concat('a', 'b'), '0V0ChAM3AG3yzJ2M17JO')": 'secret 0V0ChAM3AG3yzJ2M17JO',
    'net use Z: \\\\fs01\\pay Walnut5595x /user:CORP\\jo': 'password Walnut5595x',
    'net user svc Glacier7514! /add': 'password Glacier7514!',
    'sqlplus -s hr/Lantern@486@//ora1:1521/HR @report.sql': 'password Lantern@486',
    'jdbc:oracle:thin:hr/Orchid8960x@ora1:1521/HR': 'password Orchid8960x',
    'pg1.corp.lan:5432:erp:erp_rw:fq4opjIJ4Da8tb9Q': 'password fq4opjIJ4Da8tb9Q',
    'enable secret 0 T0b0gg4n!30\nusername ops privilege 15 password 0 Gouda@7020': ['password T0b0gg4n!30', 'password Gouda@7020'],
    'snmp-server community t2avGG7WEa RW 20': 'password t2avGG7WEa',
    'xfreerdp /v:ts02 /u:anna /p:Cactus-92-turnip +clipboard': 'password Cactus-92-turnip',
    'erp:Orchid8960x@tcp(10.3.0.4:3306)/shop': 'url-password Orchid8960x',
    'BASIC_AUTH=admin:Radicchio18_': 'password Radicchio18_',
    '<key>ServerPassword</key>\n\t<string>lhGvtz3PNYMjpp7</string>': 'password lhGvtz3PNYMjpp7',
  });
  leaves([
    "INSERT INTO users (name, password) VALUES ('jo', '5f4dcc3b5aa765d61d8327deb882cf99')",
    'INSERT INTO users (email, password) VALUES (?, ?)',
    'net use Z: \\\\fs01\\pay * /user:CORP\\jo',
    'net user svc2 /domain',
    'sqlplus /nolog @report7.sql',
    'pg:5432:up, redis:6379:up2',
    '12:54:33 and 12:54:330:a:b1c2d3e4',
    'enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0',
    'snmp-server community public RO 20',
    'docker run -p 8080:80 -u 1000:1000 app7x2',
  ]);
});

describe('a passphrase, and a password told in a sentence', () => {
  finds({
    'passphrase = "toboggan dumpling papaya murmel"': 'password toboggan dumpling papaya murmel',
    'pw for the zip is tadpole.wombat.biscotti.rhubarb': 'password tadpole.wombat.biscotti.rhubarb',
    'please use VgFgedmlnNO84R as the db password': 'password VgFgedmlnNO84R',
    'root pass → trombone_rhubarb384': 'password trombone_rhubarb384',
    'your temporary password Pamplemousse@8342': 'password Pamplemousse@8342',
  });
  leaves(['passphrase: "please enter the same value again"', 'password: "geheim geheimnis geheime geheimen"', '"secret": "must not be left empty here"', 'use bcrypt2 as the password hash', 'password = config.auth.main.value', 'temporary password rules']);
});

describe('bank accounts, papers and births', () => {
  finds({
    'routing number 113405602, account number 8872378435': ['bank-account 113405602', 'bank-account 8872378435'],
    'sort code 20-39-75 account 63435511': ['bank-account 20-39-75', 'bank-account 63435511'],
    'my bank details: 40-41-48 80026518': 'bank-account 40-41-48 80026518',
    'CLABE 002162267469082665': 'bank-account 002162267469082665',
    'Kontonummer: 9807 80 22579': 'bank-account 9807 80 22579',
    'P<D<<PRIEBE<<HANNELORE<<<<<<<<<<<<<<<<<<<<<<\nXSPSVUI8J8D<<7607198M3102271<<<<<<<<<<<<<<08': 'travel-document P<D<<PRIEBE<<HANNELORE<<<<<<<<<<<<<<<<<<<<<<\nXSPSVUI8J8D<<7607198M3102271<<<<<<<<<<<<<<08',
    'Reisepass-Nr.: CVY29FFFV': 'passport CVY29FFFV',
    'née le 12/06/1959': 'birth-date 12/06/1959',
    'født 11.12.1966': 'birth-date 11.12.1966',
    '生年月日: 1988年3月14日': 'birth-date 1988年3月14日',
    'Sozialversicherungsnummer 47080960H884': 'de-pension 47080960H884',
  });
  leaves([
    'AWS account number 448129937215',
    'account number 12345678',
    'routing number 113405603',
    'account 63435511 was closed',
    'CLABE 002162267469082666',
    'P<D<<PRIEBE<<HANNELORE<<<<<<<<<<<<<<<<<<<<<<\nXSPSVUI8J8D<<7607199M3102271<<<<<<<<<<<<<<08',
    'Sozialversicherungsnummer 47080960H885',
    'the release of 1988年3月14日',
  ]);
});

describe('tokens in parts', () => {
  finds({
    'Authorization: SSWS 000ZVtv3RLxpexj4YromZLmEeL7SkND4KWlD2PdTty': 'okta-token SSWS 000ZVtv3RLxpexj4YromZLmEeL7SkND4KWlD2PdTty',
    'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: k\nPublic-Lines: 1\nAAAAC3NzaC1lZDI1NTE5AAAAIimLg3ML\nPrivate-Lines: 1\nviOLQB3lRM9efheo8bwg6vlKLEGJa8xBX/7vibJELSrfpEL5\nPrivate-MAC: 00':
      'private-key PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: k\nPublic-Lines: 1\nAAAAC3NzaC1lZDI1NTE5AAAAIimLg3ML\nPrivate-Lines: 1\nviOLQB3lRM9efheo8bwg6vlKLEGJa8xBX/7vibJELSrfpEL5',
  });
});
