// Calls that take a password or a key without its name, each by its own manual, as data for engine/calls.ts.

/** `order`: which argument it is, from 0. */
const CALLS: readonly { order: number; of: readonly string[] }[] = [
  // .NET's and jjwt's keys; what hashes a password; Python's hmac and PyCryptodome; Java's crypto and java-jwt; redis; PyJWT's and Fernet's keys
  { order: 0, of: ['symmetricsecuritykey', 'hmacshakeyfor', 'generate_password_hash', 'hash_password', 'hashpassword', 'make_password', 'password_hash', 'passwordencoder.encode', 'hmac.new', 'hmac256', 'hmac384', 'hmac512', 'aes.new', 'fernet', 'secretkeyspec'] },
  // Node's crypto, crypto-js, jsonwebtoken, PyJWT; HTTP and mail clients; .NET, Spring and Apache HttpClient; Arduino; python-ldap
  { order: 1, of: ['createhmac', 'createcipheriv', 'createdecipheriv', 'hmacsha1', 'hmacsha256', 'hmacsha512', 'aes.encrypt', 'aes.decrypt', 'jwt.sign', 'jwt.verify', 'jwt.encode', 'jwt.decode', 'auth', 'basicauth', 'setbasicauth', 'authenticate', 'networkcredential', 'passwordcredential', 'usernamepasswordcredentials', 'usernamepasswordcredential', 'usernamepasswordauthenticationtoken', 'passwordauthentication', 'plaincredentials', 'sqlcredential', 'oauthcredentials', 'wifi.begin', 'simple_bind_s', 'simple_bind', 'setcredentials'] },
  // Django's users; PHP's mysqli, PDO, ftp, ldap and openssl; JDBC; Go's net/smtp
  { order: 2, of: ['mysqli', 'mysqli_connect', 'mysql_connect', 'create_superuser', 'create_user', 'pdo', 'ftp_login', 'ssh2_auth_password', 'ldap_bind', 'getconnection', 'plainauth', 'hash_hmac', 'openssl_encrypt', 'openssl_decrypt', 'mysql.connect', 'mysqldb.connect', 'pymysql.connect', 'odbc_connect', 'oci_connect'] },
  // paramiko and jaydebeapi
  { order: 3, of: ['client.connect', 'ssh.connect', 'mysqli_real_connect', 'real_connect', 'mysql_real_connect'] },
];

/** One word a call: which argument (48 above), and its name. */
export const packedCalls = (): string[] => CALLS.flatMap(({ order, of }) => of.map((name) => `${String.fromCharCode(48 + order)}${name}`));
