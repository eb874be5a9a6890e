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

describe('what lets somebody in without a name', () => {
  finds({
    'Cookie: theme=dark; PHPSESSID=44awjooppjqnqce65318k480zw; lang=de': 'secret 44awjooppjqnqce65318k480zw',
    '{"headers":{"cookie":"connect.sid=s%3AkW8xQz1v7Rt2Lm9Bn4Yc.Jh6Gd3Fs5Pa0","x":1}}': 'secret s%3AkW8xQz1v7Rt2Lm9Bn4Yc.Jh6Gd3Fs5Pa0',
    'PIN der Firmenkarte: 4471': 'password 4471',
    'SIM PIN 8832 and the PUK': 'password 8832',
    '{"card":{"pin":"7719"}}': 'password 7719',
    'seed phrase: ribbon saddle orbit lemon hazard tunnel velvet cactus anchor mimic gospel timber': 'secret ribbon saddle orbit lemon hazard tunnel velvet cactus anchor mimic gospel timber',
    '*:*:*:postgres:Espresso_doppio9': 'password Espresso_doppio9',
    'pg1:*:erp:erp_rw:fq4opjIJ4Da8tb9Q': 'password fq4opjIJ4Da8tb9Q',
    "await page.fill('input[name=\"pass\"]', 'Bieber!Damm6');": 'password Bieber!Damm6',
    'driver.find_element(By.ID, "password").send_keys("Robot!Qa55x")': 'password Robot!Qa55x',
    'server.login("jo", "kbvq xrom sfle wpca")': 'password kbvq xrom sfle wpca',
  });
  leaves([
    'Cookie: theme=dark-contrast-large; lang=de-DE',
    'Set-Cookie: csrf_token=kW8xQz1v7Rt2Lm9Bn4Yc; Path=/',
    'the cookie = sessionless2024',
    'PIN_LED = 1344, pin: 2144, GPIO pin 1717',
    'PIN: 4-stellig, PIN must be 4 to 6 digits, PIN 1234, PIN code 560001',
    'PIN is set since 14:4471',
    'seed phrase: write down the twelve words that this wallet shows and keep them safe from everybody',
    'a:*:b and *:*:*',
    "await page.fill('#password', process.env.E2E_PASSWORD)",
    'find("password").click("Robot!Qa55x")',
  ]);
});

describe('a password with letters of a language, or of words put together', () => {
  finds({
    'private static final String PASSWORD = "Ameisenbär_3";': 'password Ameisenbär_3',
    'adgangskoden er Rødgrød88! – kan du?': 'password Rødgrød88!',
    'password=Laub.Frosch.9': 'password Laub.Frosch.9',
    'ERROR login failed for user=svc password=Hasenfuss_8 host=10.3.3.3': 'password Hasenfuss_8',
    'la clave del wifi es playa.bonita22, gracias': 'password playa.bonita22',
    'identifiant mlefevre, mot de passe Chocolatine64': 'password Chocolatine64',
    'the password for the staging server Dnipro!Most9, thanks': 'password Dnipro!Most9',
    '비밀번호는 Kimchi!4482 입니다.': 'password Kimchi!4482',
    'tietokannan salasana on Sauna!Koivu7, miksi?': 'password Sauna!Koivu7',
    'a jelszava: Paprika.Csipos3': 'password Paprika.Csipos3',
    'veritabanı şifresi: Karadeniz53!': 'password Karadeniz53!',
    "export BORG_PASSPHRASE='der Mond ist aufgegangen 1779'": 'password der Mond ist aufgegangen 1779',
    'Zoom: Meeting ID 884 2211 0093, Passcode: Pn2Y59': 'password Pn2Y59',
  });
  leaves([
    '"password": "Wachtwoord wijzigen", "hint": "Mindestens 8 Zeichen, größer"',
    'password = config.auth.password2',
    '"password": "Passwörter"',
    'password=field_value1',
    'the password Windows11 asks for',
    'STENCIL_PASS: 0x0B96',
    'sealedsecret: AgBr7xBrz2v3kTC1kvS94Jh021o8dYdhhZehuY01WqkxzQ93EBiUP9yZ',
    "X_PASSPHRASE='$(cat /run/secrets/passphrase)'",
  ]);
});

describe('a birth, a patient and a person by other words', () => {
  finds({
    'd.o.b. 3 May 1991': 'birth-date 3 May 1991',
    'née le 4 juillet 1962': 'birth-date 4 juillet 1962',
    'fecha de nacimiento: 14 de julio de 1962': 'birth-date 14 de julio de 1962',
    '| Name | Geburtstag | Ort |\n|---|---|---|\n| U. Ernst, Vertretung der Abteilung | 05.06.1963 | Kiel |': 'birth-date 05.06.1963',
    'id,dob\n1,1963-06-05\n2,1971-11-30\n': ['birth-date 1963-06-05', 'birth-date 1971-11-30'],
    'Patient ID: 3350099, admitted': 'medical-record 3350099',
    'Patientennummer 11878590': 'medical-record 11878590',
    'Krankenversichertennummer Q833359662': 'de-health Q833359662',
    'henkilötunnus 131276-2347': 'fi-hetu 131276-2347',
    'Telefone: (11) 98231-7745': 'phone (11) 98231-7745',
    'ph 0412 778 309': 'phone 0412 778 309',
  });
  leaves([
    '{"code":"dob: z.string().date(),"},"timestamp":"1990-11-20T09:12:44Z"',
    'foo d.o.b 12',
    'patient_id BIGINT REFERENCES patients(id)',
    'patients 3350099',
    'Krankenversichertennummer Q833359663',
    'henkilötunnus 131276-2348',
    'room (11) 98231-7745',
    '| Name | Geburtstag |\n|---|---|\n| U. Ernst | unbekannt |',
  ]);
});

describe('a password that stands in for a setting, is sent, hashed, or listed', () => {
  finds({
    'os.environ.get("DB_PASSWORD") or "Marmot!Hill3"': 'password Marmot!Hill3',
    'x ? System.getenv("PW") : "Marmot!Hill3"': 'password Marmot!Hill3',
    '{"text":"x ? getenv(\\"PW\\") : \\"Marmot!Hill3\\""}': 'password Marmot!Hill3',
    'env::var("DB_PASSWORD").unwrap_or("Marmot!Hill3".into())': 'password Marmot!Hill3',
    'expect "password:"; send "Marmot!Hill3\\n"': 'password Marmot!Hill3\\n',
    "user, pw = 'jo', 'Marmot!Hill3'": 'password Marmot!Hill3',
    'passwords = ["Marmot!Hill3", "other"]': 'password Marmot!Hill3',
    'password ||= "Marmot_Hill3"': 'password Marmot_Hill3',
    '#define PASS "Marmot_Hill3"': 'password Marmot_Hill3',
    'user admin pass Marmot!Hill22': 'password Marmot!Hill22',
    'login admin/Marmot!Hill22': 'password Marmot!Hill22',
    "User.objects.create_superuser('admin', mail, 'Marmot_Hill3')": 'password Marmot_Hill3',
    'new SymmetricSecurityKey(Encoding.ASCII.GetBytes("q8ZkT2mWx7RbLp4V"))': 'password q8ZkT2mWx7RbLp4V',
    '<setting name="SmtpPassword" serializeAs="String"><value>Marmot!88x</value></setting>': 'password Marmot!88x',
    'wpa_supplicant psk="immerwiederdonnerstags"': 'password immerwiederdonnerstags',
    'データベースのパスワードは kT9vLp2Q です': 'password kT9vLp2Q',
    'JWT_SECRET=supergeheimerschluessel42\n': 'secret supergeheimerschluessel42',
    'our api key (q8ZkT2mWx7RbLp4V) stopped working': 'secret q8ZkT2mWx7RbLp4V',
    'encryption.key = b3f9c1d27a6e4f80b3f9c1d27a6e4f8d': 'secret b3f9c1d27a6e4f80b3f9c1d27a6e4f8d',
    'mysql://root:marmothill@db.corp.lan/erp': 'url-password marmothill',
  });
  leaves([
    'os.environ.get("DB_PASSWORD") or fallback2',
    'expect "password:"; puts "Marmot!Hill3"',
    'connect(user="jo", password=value2, mode="x1y2z3")',
    '"password" => ["required", "min:12"]',
    'PASS "src/auth2.test"',
    'login/logout2',
    'SECRET=wildcard-tls\n',
    'mysql://root:marmothill@localhost/erp',
    'Wformat-security -Wmissing-format-attribute2',
  ]);
});

describe('telephones and records as they are written elsewhere', () => {
  finds({
    'Mobil: 0176/44820917': 'phone 0176/44820917',
    '电话：13851274409': 'phone 13851274409',
    'Fallnummer 11878590, Diagnose': 'medical-record 11878590',
    'medical record no. 00448213': 'medical-record 00448213',
    'Passnummer: C4J7KP2L9': 'passport C4J7KP2L9',
    'nacida el 7 de diciembre de 1971': 'birth-date 7 de diciembre de 1971',
  });
  leaves(['docs/0176/44820917', 'record 2024/44820917', 'record number 12345678 of the patient']);
});

describe('a password made of words', () => {
  finds({
    'password: "marmothill"': 'password marmothill',
    'MARIADB_ROOT_PASSWORD: marmothill\n': 'password marmothill',
    'curl -d username=jo -d password=marmothill': 'password marmothill',
    '{"user":"jo","password":"marmothill"}': 'password marmothill',
    'password: "Marmothill"': 'password Marmothill',
    "PASSWORD = 'Marmothill4'": 'password Marmothill4',
    '{user=jo, password=Marmothill4, size=10}': 'password Marmothill4',
    'adminPassword: marmot-hill\n': 'password marmot-hill',
    'Temp password: Bücherhügel3': 'password Bücherhügel3',
    'webhook_secret="marmot-on-hill"': 'secret marmot-on-hill',
    'amqp://app:marmothill@mq1/': 'url-password marmothill',
    'I log in as root (password: marmothill) then': 'password marmothill',
    'pw for the shared mailbox = marmothill': 'password marmothill',
    'mot de passe du wifi : marmothill': 'password marmothill',
    '| system | user | password |\n|---|---|---|\n| Jira | jo | Marmothill |': 'password Marmothill',
    "gpg --passphrase 'four marmots and a hill' -d x": 'password four marmots and a hill',
    '"session_secret":"never feed the marmots of any hill"': 'secret never feed the marmots of any hill',
  });
  leaves([
    'password: required\n',
    '"password": "Wachtwoord"',
    '"confirmPassword": "Confirmar"',
    'password: hashed_value\n',
    'connect(user=name, password=incoming)',
    'export function login(password: incoming) {}',
    'The password is stored.',
    'password policy: strictest\n',
    '"password": "admin-password"',
    'mysql://root:mypassword@db.corp.lan/erp',
    'password = normalized\n',
    'password\trequisite\t\t\tpam_deny.so',
    '"pass": "the attribute of it looks well written"',
    '"secret": "the value must have been set before"',
    '| user | password |\n|---|---|\n| jo | required |',
    'secret: "wildcard-cert"',
  ]);
});

describe('a password of a script of one’s own, behind a slash, or of a command that sets it', () => {
  finds({
    './deploy.sh --env prod --pw Marmothill': 'password Marmothill',
    './dump.sh -u jo -p Marmot_Hill3 -d all': 'password Marmot_Hill3',
    'Login for staging: jo / Marmot_Hill3': 'password Marmot_Hill3',
    'log in as jo@nas.lan / Marmothill4': 'password Marmothill4',
    'creds: jo/marmothill on port 5433': 'password marmothill',
    'Step 7/12 : ENV DB_PASSWORD Marmothill\n': 'password Marmothill',
    'npm config set //npm.corp.lan/:_authToken abfd8a84-0307-4458-aa74-10e2a63d24a5': 'secret abfd8a84-0307-4458-aa74-10e2a63d24a5',
    "UPDATE settings SET value='qJvpxT48GccrYjh1' WHERE name='smtp_password';": 'password qJvpxT48GccrYjh1',
    'the bearer is k3JxYp0QvW8sLr5TnB2mZc7H, until noon': 'bearer-token k3JxYp0QvW8sLr5TnB2mZc7H',
    'Fernet(b"k3JxYp0QvW8sLr5TnB2mZc7HdFg4RtUa9eKwXy1q3kA=")': 'password k3JxYp0QvW8sLr5TnB2mZc7HdFg4RtUa9eKwXy1q3kA=',
    'AES.new(b"k3JxYp0QvW8sLr5TnB2mZc7HdFg4RtUa", MODE)': 'password k3JxYp0QvW8sLr5TnB2mZc7HdFg4RtUa',
    "log in with Marmot-2219 as the password": 'password Marmot-2219',
    "cy.get('[name=password]').type('Marmothill!8')": 'password Marmothill!8',
    "printf 'Marmothill4\\n' | sudo -S ls": 'password Marmothill4',
  });
  leaves([
    'docker run -u node -p 127.0.0.1:8080:80 app2',
    'mysql -u root -p shop2024',
    'psql -U jo -p 5433 shop',
    'su -l jo -p ./build2',
    'username / password',
    'login / logout endpoints',
    'credentials: oauth/keycloak',
    'login with google / github',
    'ENV PASSWORD_FILE /run/secrets/pw',
    'ENV DB_PASSWORD $DB_PASSWORD',
    'git config set user.password_command vault-get',
    "UPDATE settings SET value = '12' WHERE name = 'password_min_length'",
    'use Marmot-2219 as the password store',
  ]);
});

describe('a key, and a session, by what stands around', () => {
  const KEY = '3b7191f93290eda034b6e934251cb25d';
  finds({
    [`encryption:\n  algorithm: aes-256-gcm\n  key: "${KEY}"`]: `secret ${KEY}`,
    [`jwt:\n  key: ${KEY}\n`]: `secret ${KEY}`,
    [`byte[] key = hexToBytes("${KEY}");`]: `secret ${KEY}`,
    [`ENC_KEY = "${KEY}"`]: `secret ${KEY}`,
    'GET /x;jsessionid=7QK2M9ZP4XW8R1TB6NV3C5YD0F HTTP/1.1': 'secret 7QK2M9ZP4XW8R1TB6NV3C5YD0F',
    'log: PHPSESSID=k3jxyp0qvw8slr5tnb2mzc7hdf': 'secret k3jxyp0qvw8slr5tnb2mzc7hdf',
  });
  leaves([
    `cache:\n  path: jwt\n  key: ${KEY}`,
    `aes:\n  checksum: 1\n  key: ${KEY}`,
    `key: ${KEY}`,
    'aes key: 00112233445566778899aabbccddeeff',
    'sessionid=5f0c1b8e-0307-4458-aa74-10e2a63d24a5',
    `trace=${KEY}`,
  ]);
});

describe('an area before a slash, and a birth in Italian', () => {
  finds({
    'Tel.: 0171 / 883 92 17 (privat)': 'phone 0171 / 883 92 17',
    'nata a Bari il 08/11/1990': 'birth-date 08/11/1990',
    'nato il 8.11.1990': 'birth-date 8.11.1990',
  });
  leaves(['Seite 12 / 34 56 78 90', 'the NATO summit of 08/11/1990', 'nato a modello 2024']);
});
