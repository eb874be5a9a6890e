// Lists of words that decide, in lower case: placeholders and examples, names of secrets, contexts of numbers. Their numbers stand in engine/words.ts.
import * as list from '../engine/words.ts';
import { US_SSN } from '../engine/kinds.ts';
import * as kind from '../engine/kinds.ts';
import { packedCalls } from './calls.ts';
import { packedCommands } from './commands.ts';
import { COUNTRY_CODES, GENERIC_ENDINGS } from './endings.ts';
import { IBAN_EXAMPLES, IBAN_LENGTHS } from './iban-accounts.ts';
import { memorableWords } from './memorable.ts';
import { packedSums } from './national-sums.ts';

/** `~` stands for a space inside a word. */
const words = (text: string): string[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('~', ' '));

export const LISTS: ReadonlyMap<number, readonly string[]> = new Map([
  // Nothing drawn at random holds these, but what people type in place of a secret does.
  [list.PLACEHOLDERS, words('example sample placeholder changeme change_me change-me dummy fake redacted your_ your- yourkey insert replace xxxx **** .... <redacted notreal not-real not_real mytoken mysecret deadbeef cafebabe removed masked ')],
  // Published by those who made the format: AWS, jwt.io, RFC 7515, the IBAN registry and Wikipedia's articles on them.
  [
    list.EXAMPLES,
    words(`4ec39hqlyjwdarjtt1zdp7dc tyooMQauvdEDq54NiTphI7jx czZCaGRSa3F0MzpnWDFmQmF0M2JW QWxhZGRpbjpvcGVuIHNlc2FtZQ wjalrxutnfemi eyjzb21lijoicgf5bg9hzcj9 sflkxwrjsmekkf2qt4 dbjftjez4cvp-mb92k27uhbujU1p1r_ww1gfwfoejxk tjva95orm7e2cbab30rmhrhdcefxjoyzgefonfh7hgq ikpvag4grg9l
`.toLowerCase()),
  ],
  // RFC 2606 and RFC 6761, and domains that manuals use as if they were kept free.
  [list.DOMAINS_NOT_REAL, words('example.com example.org example.net example.edu .example .test .invalid .localhost .local domain.com yourdomain.com yourcompany.com mydomain.com company.com email.com users.noreply.github.com acme.com acme.org foo.com bar.com test.com test.org localhost.com mail.com.example host.com server.com site.com somewhere.com evil.com evil.org attacker.com attacker.net attacker.org victim.com good.com bad.com mysite.com mycompany.com domain.tld foo.bar')],
  [list.ENDINGS, [...COUNTRY_CODES, ...GENERIC_ENDINGS]],
  // Boxes of an office, read by whoever is on duty.
  [list.BOXES, words('info support help hello contact sales admin administrator security abuse postmaster webmaster hostmaster root noreply no-reply donotreply do-not-reply notifications notification alerts team office press legal privacy billing jobs careers git hg svn www ftp mail mailer-daemon dev devs developers bugs bug-report feedback news newsletter service services ops devops oss opensource open-source api bot ci build builds announce users list lists licensing license maintainers community marketing hr test user username email name me you someone somebody nobody foo bar baz alias')],
  [list.LOCAL_NOT_REAL, words('noreply@ no-reply@ your.name your_name yourname youremail your-email your.email user.name example@ username@ firstname. first.last name@ %s {{ +bot@ [bot]')],
  [list.PHONE_WORDS, words('phone telefone telemóvel telefones ph тел телефон моб τηλέφωνο τηλ κινητό 电话 手機 電話號碼 전화번호 rückruf telefoonnummer mob phone landline mobile_number mobilnummer llámame llamar llama appelle appeler ruf anrufen rufen erreichbar erreichen rufnr fixe fijo fixo cellulari chiama zadzwoń puhelin phone_number phonenumber tel mobile cell call whatsapp telefon handy mobil fax contact reach ring dial sms text~me my~number telephone portable móvil celular handynummer telefonnummer rufnummer móvil tlf celular komórka komórkowy nr~tel gsm natel portable cellulare telefono teléfono telefoon téléphone tél puh mobiel 電話 携帯 手机 手机号 연락처 전화')],
  [list.PHONE_NOT, words('id isbn order invoice tracking ticket serial version sku part zip ip port nhs ssn account acct')],
  [list.CARD_WORDS, words('card visa mastercard amex american~express discover credit debit pan: cardnumber cc: cc_ ccnum kreditkarte carte tarjeta')],
  [list.ID_WORDS, words('id ids uid order tracking invoice ticket ref reference serial sku isbn timestamp ts time epoch build trace span seq offset hash issue case version size bytes count ean upc gtin part model lot batch transaction txn parent sequence nonce nanos ns ms us duration seed random barcode imei iccid mac')],
  [list.PASSWORD_NAMES, words('password passwords passwd passphrase passcode passwort passord passordet pwd pswd passwrd userpass pass pw passe requirepass storepass keypass becomepass psk securestring kennwort wachtwoord clave senha mdp parola heslo adgangskode adgangskoden contrasena contrasenia salasana salasanan masterauth primaryauth rootpw')],
  [list.SECRET_NAMES, words('secret secrets token tokens credential credentials cred creds apikey apikeys bearer')],
  [list.KEY_KINDS, words('api access secret private encryption encrypt signing sign master auth account shared storage service ssh client app webhook hmac jwt session crypto cipher enc cookie wifi wlan vpn aes license licence deploy admin subscription consumer security host function integration server write ingest')],
  // Names that hold a secret's word and mean something public, or a thing about the secret.
  [
    list.NOT_SECRET_NAMES,
    words(`public pubkey publish foreign primary cache partition sort_key sortkey key_id keyid key-id token_type tokentype csrf xsrf etag idempotency hotkey shortcut i18n locale sitekey site_key site-key keyword keyboard tokenizer continuation page_token
      pagetoken page-token nextpage next_token nexttoken next-token pagination cursor integrity checksum digest fingerprint max_tokens maxtokens prompt_tokens completion_tokens total_tokens input_tokens output_tokens monkey turkey donkey keystroke secretary compass
      sealed encrypted passing passed passive passenger enclave conclave autoclave clavero bypass author authority signal signature_v assign design`),
  ],
  [list.NAME_ENDINGS, words('prod production dev development staging stage live base64 b64 value string str hex raw new old primary secondary master default main env base plain plaintext here text val data')],
  // The most used passwords are in every manual, and typed as examples.
  [list.WEAK_PASSWORDS, words('password password1 password123 passw0rd p@ssw0rd p@ssword 123456 12345678 123456789 qwerty abc123 letmein welcome admin admin123 root root123 toor guest changeit postgres mysql redis mongo rabbitmq elastic minio minioadmin secret secret123 test test123 test1234 testing hunter2 trustno1 iloveyou monkey dragon master s3cr3t s3cret pass1234 pass123 user123 guest123 demo123')],
  [list.PLACEHOLDER_WORDS, words('password passwd secret token example changeme change_me placeholder your test dummy sample fake xxxx redacted hidden masked insert replace default username apikey api_key api-key mykey foobar lorem 12345 qwerty abcdef undefined null none process. env. getenv config. settings. function return string required optional')],
  [list.CODE_WORDS, words('string str number boolean bool object null none nil true false undefined any unknown void required optional text password passwd token secret key basic bearer oauth oauth2 oidc saml jwt ldap scram-sha-256 uint8array sha1 sha256 sha512 sha-256 sha-512 md5 hs256 rs256 es256 base64 base64url utf8 utf-8 ascii bcrypt scrypt argon2 argon2id pbkdf2 aes256 aes-256-gcm aes-256-cbc aes128 rsa2048 x25519 ed25519 secp256k1 p256 http1 http2 ipv4 ipv6 x509 pkcs8 pkcs12 i18n auto default input')],
  [list.MONTHS, words('jan feb mar apr may jun jul aug sep oct nov dec mai okt dez fév avr jui aoû déc ene abr ago dic gen mag giu lug set ott mei maa mrt fev out maj kwi cze lip sie wrz paź lis gru jún júl')],
  [list.AUTHORSHIP, words('copyright (c) © @author author: authors author" author\' author= author\\" signed-off-by co-authored-by co-developed-by maintainer reviewed-by acked-by reported-by tested-by suggested-by committer contributor licensed written~by created~by changelog mailto:')],
  [list.ANNOTATIONS, words('str string bytes text any object char varchar secretstr')],
  [list.TEST_NUMBERS, words('378282246310005 371449635398431 378734493671000 6011000990139424 30569309025904 38520000023237 3566002020360505 4012888888881881 5425233430109903 2222420000001113 4263982640269299 4263970000005262 4917484589897107 4001919257537193 4007702835532454 374245455400126')],
  [list.COUNTRIES, IBAN_LENGTHS],
  [list.COMMANDS, packedCommands()],
  [list.MEMORABLE, memorableWords()],
  [list.ACCOUNT_NAMES, words('account~number account~no account~nr account_number account_no accountnumber accountno accountnr acct~no acct_no acct~number a/c~no a/c~number bank~account bank_account bankaccount kontonummer kontonr konto-nr konto~nr kontonummern kto kto-nr clabe rekeningnummer rekeningnr numéro~de~compte numero~de~compte número~de~cuenta numero~de~cuenta cuenta~bancaria conta~corrente conto~corrente numero~di~conto numer~konta numer~rachunku bankkonto číslo~účtu tilinumero 口座番号 账号 帐号 銀行帳號 계좌번호')],
  [list.ACCOUNT_ENDS, words('number no nr num account accounts acct acc c konto kontonummer kontonr kto clabe rekeningnummer rekeningnr rekening compte cuenta conta conto corrente bancaria konta rachunku rachunek bankkonto tilinumero tili code sort sortcode bsb details aba rtn routing routingnumber accountnumber accountno accountnr bankaccount savings checking is fallnummer fallnr aufnahmenummer record clínica clinica')],
  [list.ACCOUNT_WORDS, words('account acct acc a/c konto compte cuenta conta conto rekening tili rachunek účet')],
  [list.BANK_WORDS, words('bank routing aba ach sort~code sortcode sort_code bsb ifsc swift bic iban transit institution blz bankleitzahl savings checking clearing bankgiro banque banco banca nz beneficiary payee wire giro saldo')],
  [list.BANK_CODES, words('sort~code sortcode sort_code sort-code sort bsb bank~details routing routing~number routing_number routingnumber routing~no aba rtn aba~number')],
  [list.CALLS, packedCalls()],
  // A passphrase is made of words that mean things, not of these.
  [list.FORM_WORDS, words(`passwort kennwort password passwords passphrase passcode token secret credential credentials username login user users email account the your you our this that these with from into for and are was were has have had not can cannot could may might must shall should will would please enter type provide choose confirm repeat reset forgot forgotten change changed update updated new current old invalid incorrect wrong missing required optional expired expires error failed failure least than more less characters character letters minimum maximum length match matches already again here there when where which what who how does did been being only also use used using set get let via per any all each every some none string value field file path name default example sample test testing
    ein eine der die das den dem und oder mit für von ist sind nicht bitte neues altes une des les est pas pour avec votre vous que por para con una los las del que`)],
  // States, kinds and places of a password, its name in other languages, and products whose manuals give their own name for one.
  [
    list.NOT_PASSWORDS,
    words(`always never enable enabled disable disabled mandatory empty blank hidden visible shown plain plaintext cleartext protected secure insecure public private internal external passive active inactive present absent previous current different identical valid unchanged alphanumeric numeric sensitive confidential temporary permanent random unique strong weak medium
      argument parameter selector algorithm something anything nothing everything whatever someone actually natively manually history monitor operator superuser english connect console certificate credential credentials keyring keychain keyfile vault publickey interactive prompt stdin automatic manual response request version element challenge digest negotiate kerberos onetime
      recovery confirm confirmation verification authentication authorization authenticate string varchar nvarchar binary integer identifier hash hashed salt salted passive readonly rebuild recursive compat
      tremen wachtwoord lozinka contrasenya passord palavra passe pasvorto pasahitza katalaluan wagwoord wachtwurd passwuert pasfhocal cyfrinair contrasinal contrasigno kodeord heslo haslo parola parole losenord jelszo geslo sandi katasandi parol sifre clave kennwort salasana adgangskode fjalekalimi slaptazodis zaporka senha
      mysql mariadb postgres postgresql mongodb rabbitmq elastic elasticsearch kibana grafana zabbix keycloak jenkins nginx wordpress drupal joomla airflow vagrant ubuntu debian ansible terraform docker kubernetes cisco juniper fortinet infoblox radware vmware oracle bitnami symfony laravel django hasura
      swordfish opensesame sesame correcthorsebatterystaple`),
  ],
  [list.DUMMY_PARTS, words('pass pwd secret token user login admin example sample dummy placeholder changeme default foobar qwert asdf test fake')],
  [list.STATE_ENDINGS, words('ed ing tion able ible ally')],
  [list.DEVICE_WORDS, words('enable username tacacs-server radius-server tacacs radius neighbor neighbour ntp crypto ppp standby vrrp area key key-string server-private isis wpa-psk')],
  [list.SLASH_COMMANDS, words('sqlplus impdp expdp sqlldr')],
  [list.PAIR_NAMES, words('auth basic creds credential credentials authentication authenticator')],
  [list.NATIONAL, packedSums()],
  [list.EXAMPLE_ACCOUNTS, IBAN_EXAMPLES],
  [list.RECORD_NAMES, words('"author" "authors" "contributors" "maintainers" "people" author: authors: contributors: maintainers:')],
  [list.VERBS, words('is was ist war lautet heißt heisst es est era to è é är jest er je este 是 为 は 는 은 이')],
  [list.PAIR_VERBS, words('is are as with via for data ist mit als est avec es con è como')],
  [list.USER_FLAGS, words('u user username login l')],
  [list.FORM_VERBS, words('confirm repeat retype reset change forgot forget enter show hide invalid wrong missing label title hint help text message error placeholder field type mode method kind policy')],
  [list.TELLING_WORDS, words('please enter must should shall your you cannot not be is are was were has have had will would may might can do does type choose use used using same again than least')],
  [list.FOR_WORDS, words('for of on in to für de du do da del della van voor per para pour til zum zur vom wifi wlan')],
  [list.VALUE_NAMES, words('value default defaultvalue parametervalue optionvalue stringvalue')],
  [list.LITERAL_CALLS, words('byte getbytes from fromhex string str text bytes bytearray buffer secretstr securestring converttosecurestring secretkeyspec secretkey b64decode base64decode atob unhex literal hextobytes hexstringtobytearray decodehexstring fromhexstring decodehex unhexlify hex2bin hexdecode parsehex frombase64string')],
  [list.FILL_CALLS, words('type fill sendkeys send_keys setvalue set_value fill_in entertext typetext presssequentially inputtext orelse unwrap_or getorelse')],
  [list.SESSION_NAMES, words('session sessionid session_id session-id session-token sessid sess sid auth token jwt ticket aspxauth sso_id rememberme remember_me remember_web')],
  // PHP, Java, ASP.NET, Django, Express, Laravel, Rails and GitHub, CodeIgniter
  [list.SESSION_COOKIES, words('phpsessid jsessionid asp.net_sessionid sessionid connect.sid laravel_session _session ci_session user_session')],
  [list.KEY_USES, words('encrypt aes jwt hmac cipher crypto signing chacha fernet')],
  [list.KEY_NO_USES, words('cache restore checksum sha hash digest commit etag public integrity fingerprint')],
  [list.PATIENT_WORDS, words('id ids no nr num number nummer code record mrn kennung')],
  [list.PHRASE_WORDS, words('seed recovery backup mnemonic wallet secret')],
  [list.MEDICAL_WORDS, words('medical~record patient patients chart hospital fallnummer fallnr fall-nr aufnahmenummer historia~clínica historia~clinica cartella~clinica')],
  [list.USER_WORDS, words('user username usr login benutzer utilisateur usuario utente gebruiker')],
  [list.MAIL_NAMES, words('"email": email: "email":')],
  [list.PASSPORT_WORDS, ['passport', 'passeport', 'pasaporte', 'passaporto', 'reisepass', 'passnummer', 'paszport']],
  [list.LICENCE_WORDS, ['driver license', 'driver licence', "driver's license", "driver's licence", 'drivers license', 'drivers licence', 'driving licence', 'driving license', 'driver_license', 'drivers_license', 'driverlicense', 'driverslicense', 'driving_licence']],
  [list.KNOWN_HOOKS, ['hooks.slack.com/services/t', 'hooks.slack.com/workflows/', 'hooks.slack.com/triggers/', 'discord.com/api/webhooks/', 'discordapp.com/api/webhooks/', 'webhook.office.com/webhookb2/', 'outlook.office.com/webhook/', 'hooks.zapier.com/hooks/catch/', 'chat.googleapis.com/v1/spaces/', 'api.telegram.org/bot']],
  ...(
    [
      [kind.US_SSN, 'ssn social~security social'],
      [kind.UK_NHS, 'nhs'],
      [kind.NL_BSN, 'bsn burgerservicenummer sofinummer'],
      [kind.PL_PESEL, 'pesel'],
      [kind.BR_CPF, 'cpf'],
      [kind.CA_SIN, 'sin social~insurance'],
      [kind.IN_AADHAAR, 'aadhaar aadhar uidai'],
      [kind.DE_TAX, 'steuer-id steuerid steuer_id identifikationsnummer steuer-identifikationsnummer steueridentifikationsnummer idnr steuernummer tin tax~id'],
      [kind.FR_NIR, 'nir insee sécu sécurité~sociale securite~sociale'],
      [kind.ES_DNI, 'dni nif nie'],
      [kind.BE_NATIONAL, 'rijksregisternummer insz national niss rijksregister registre~national'],
      [kind.AU_TFN, 'tfn tax~file'],
      [kind.NO_BIRTH_NUMBER, 'fødselsnummer fodselsnummer fødselsnr fnr personnummer'],
      [kind.DK_CPR, 'cpr cpr-nummer cpr-nr cprnr cprnummer personnummer'],
      [kind.AT_SVNR, 'svnr sv-nummer sv-nr sozialversicherungsnummer versicherungsnummer'],
      [kind.RO_CNP, 'cnp cod~numeric'],
      [kind.TR_IDENTITY, 'kimlik tckn tc~no'],
      [kind.ZA_IDENTITY, 'south~african~id sa~id said za_id rsa~id identity~number id~number id_number'],
      [kind.IL_IDENTITY, 'teudat~zehut mispar~zehut teudat_zehut israeli~id תעודת~זהות ת.ז ת״ז'],
      [kind.PT_NIF, 'nif contribuinte'],
      [kind.US_ITIN, 'itin'],
      [kind.JP_MY_NUMBER, 'my~number mynumber my_number マイナンバー 個人番号'],
      [kind.HR_OIB, 'oib'],
      [kind.BG_EGN, 'egn егн ЕГН'],
      [kind.AR_CUIL, 'cuil cuit'],
      [kind.AU_MEDICARE, 'medicare'],
      [kind.NZ_IRD, 'ird'],
      [kind.BALTIC_CODE, 'isikukood asmens~kodas asmens_kodas'],
      [kind.GR_AMKA, 'amka αμκα ΑΜΚΑ'],
      [kind.TW_IDENTITY, '身分證 身份證 身分證字號 taiwan~id national~id'],
      [kind.DE_PENSION, 'sozialversicherungsnummer rentenversicherungsnummer versicherungsnummer sv-nummer sv-nr svnr rvnr rentennummer vsnr'],
      [kind.DE_HEALTH, 'krankenversichertennummer krankenversichertennr krankenversicherungsnummer versichertennummer versichertennr versicherten-nr versicherten-id kvnr kv-nummer gkv egk'],
      [kind.FI_HETU, 'hetu henkilötunnus henkilötunnuksen henkilötunnukseni personbeteckning sosiaaliturvatunnus'],
      [kind.IN_PAN, 'pan permanent~account pan_number pan_no pancard panno'],
      [kind.HK_IDENTITY, 'hkid hkid_no hkic hong~kong~identity identity~card id~card 身份證'],
      [kind.SG_NRIC, 'nric fin nric_fin'],
      [kind.CL_RUT, 'rut run rol~único rol~unico rut_cliente'],
    ] as const
  ).map(([rule, text]): [number, string[]] => [list.SCHEMES + rule - US_SSN, words(text)]),
]);
