// Commands that are given a password by a flag, each by its own manual, as data for engine/commands.ts.

/** `next`: the flag's argument; `glued`: only without a space, which else asks for it; `piped`: what the command before it says; a sign: what stands between a name and its password. */
type Takes = 'next' | 'glued' | 'piped' | ':' | ',' | '%';

const KINDS: Readonly<Record<Takes, string>> = { next: '=', glued: '+', piped: '<', ':': ':', ',': ',', '%': '%' };

const FLAGS: readonly { flag: string; takes: Takes; of: readonly string[] }[] = [
  { flag: 'p', takes: 'next', of: ['sshpass', 'login', 'mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoexport', 'mongoimport', 'mongostat', 'cqlsh', 'beeline', 'twine', 'rabbitmqadmin', 'psexec', 'rdesktop', 'ncftpput', 'ncftpget', 'crackmapexec', 'netexec', 'evil-winrm'] },
  { flag: 'p', takes: 'glued', of: ['mysql', 'mysqldump', 'mysqladmin', 'mysqlimport', 'mysqlsh', 'mysqlcheck', 'mysqlbinlog', 'mariadb', 'mariadb-dump', 'mariadb-admin', '7z', '7za', '7zz', 'rar', 'unrar'] },
  { flag: 'hp', takes: 'glued', of: ['rar', 'unrar'] },
  { flag: 'P', takes: 'next', of: ['sqlcmd', 'osql', 'bcp', 'tsql', 'isql', 'ipmitool', 'mosquitto_pub', 'mosquitto_sub', 'zip', 'unzip', 'zipcloak'] },
  { flag: 'pw', takes: 'next', of: ['plink', 'pscp', 'psftp', 'mosquitto_pub', 'mosquitto_sub'] },
  { flag: 'pwd', takes: 'next', of: ['dsadd', 'dsmod'] },
  { flag: 'w', takes: 'next', of: ['ldapsearch', 'ldapmodify', 'ldapadd', 'ldapdelete', 'ldapwhoami', 'ldapcompare', 'ldappasswd'] },
  { flag: 'k', takes: 'next', of: ['openssl'] },
  { flag: 'a', takes: 'next', of: ['redis-cli', 'valkey-cli', 'keydb-cli', 'redis-benchmark'] },
  { flag: 'A', takes: 'next', of: ['snmpget', 'snmpwalk', 'snmpset', 'snmpbulkwalk'] },
  { flag: 'x', takes: 'next', of: ['snmpget', 'snmpwalk', 'snmpset', 'snmpbulkwalk'] },
  { flag: 'u', takes: ':', of: ['curl'] },
  { flag: 'user', takes: ':', of: ['curl', 'etcdctl'] },
  { flag: 'proxy-user', takes: ':', of: ['curl'] },
  { flag: 'a', takes: ':', of: ['http', 'https', 'xh', 'xhs'] },
  { flag: 'u', takes: ',', of: ['lftp'] },
  { flag: 'u', takes: '%', of: ['smbclient', 'rpcclient', 'smbget', 'net'] },
  { flag: 'user', takes: '%', of: ['smbclient', 'rpcclient', 'smbget'] },
  { flag: 's', takes: 'piped', of: ['sudo', 'smbpasswd'] },
  { flag: 'stdin', takes: 'piped', of: ['passwd'] },
  { flag: 'password-stdin', takes: 'piped', of: ['login'] },
];

/** The letters that a flag may begin with: what the gate looks for. */
export const flagLetters = (): number => FLAGS.reduce((letters, { flag }) => letters | (1 << (flag.toLowerCase().charCodeAt(0) & 31)), 0);

/** One word a command: how it takes it, how long its flag is (48 above), the flag, its name. */
export const packedCommands = (): string[] => FLAGS.flatMap(({ flag, takes, of }) => of.map((name) => `${KINDS[takes]}${String.fromCharCode(48 + flag.length)}${flag}${name}`.toLowerCase()));
