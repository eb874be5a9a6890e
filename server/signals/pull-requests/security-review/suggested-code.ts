// What a suggestion block proposes: code that is itself a defence speaks of security without a word beside it.

const FENCE = /^[ \t>*-]*(```+|~~~+)suggestion[^\n]*\n([^]*?)^[ \t>*-]*\1/gmu;
/** More than this is a pasted file rather than a proposal. */
const MOST_CHARACTERS = 4_000;

/** Patterns that look along a line take the more time the longer it is; no line that people write is as long. */
const MOST_IN_A_LINE = 200;

/** Defences by what they guard; each names a call, a flag or a shape that ordinary code has no other reason for. */
const DEFENCES: readonly { id: string; code: RegExp }[] = [
  { id: 'compare', code: /timingSafeEqual|compare_digest|hash_equals|secure_?compare|ConstantTimeCompare|MessageDigest\.isEqual|FixedTimeEquals|constant_time_eq/iu },
  { id: 'bound-query', code: /\b(?:select|insert|update|delete)\b[^\n]*(?:=|in|values|like|limit)\s*\(?\s*(?:%s|\?|\$\d|:\w+|@\w+)[^\n]*["'`]\s*,/iu },
  { id: 'owner-in-query', code: /(?:where|findfirst|findone|find_by|filter|get_object_or_404|and)\b[^\n]*\b(?:owner|tenant|org(?:ani[sz]ation)?|user|account|author|customer|workspace)_?(?:id)?\b\s*(?:=|:)[^\n]*\b(?:current_?user|req(?:uest)?\.user|user\.id|session|auth|ctx|principal|\$\d)/iu },
  { id: 'pinned', code: /\buses:\s*\S+@[\da-f]{40}\b|\bfrom\s+\S+@sha256:|integrity="?sha(?:256|384|512)-|sha256sum (?:-c|--check)|--require-hashes|--ignore-scripts/iu },
  { id: 'checked-arithmetic', code: /__builtin_(?:add|mul|sub)_overflow|checked_(?:add|mul|sub)\b|check_(?:add|mul|sub)_overflow|array_size\(|reallocarray|saturating_mul|Math\.(?:multiply|add)Exact|\bSIZE_MAX\s*\//u },
  { id: 'bounds', code: /\bif\s*\(?[^\n]*\b\w*(?:len(?:gth)?|size|offset|off|idx|index|count|n|end|pos)\b[^\n]*(?:>=?|<=?)[^\n]*(?:\bmax\w*|size\w*|\blen\w*|capacity|end|remaining|limit|avail\w*)[^\n]*\)?\s*\{?\s*(?:return\s+(?:-\w+|err\b|error|null|false|none|\w*error)|throw|goto\s+\w*(?:err|out|fail|bad)|bail!|raise)/iu },
  { id: 'bounded-call', code: /\b(?:snprintf|strlcpy|strlcat|strscpy|strncpy_s|memcpy_s|explicit_bzero|zeroize|copy_from_slice|try_reserve)\s*\(|\bO_NOFOLLOW\b|\bO_EXCL\b|mkstemp\(|"%s",/u },
  { id: 'cookie', code: /\bhttp_?only\b\s*[:=(]\s*true|\bsecure\b\s*[:=]\s*true|same_?site\s*[:=]\s*['"]?(?:lax|strict|http\.samesite)/iu },
  { id: 'text-out', code: /\.textContent\s*=|\bescapeHtml\(|html\.escape\(|DOMPurify|\bbleach\.clean|sanitizeHtml\(|encodeURIComponent\(|htmlspecialchars\(|autoescape\s*=\s*true|shlex\.quote|escapeshellarg/iu },
  { id: 'safe-loader', code: /safe_load\b|SafeLoader|defusedxml|literal_eval|disallow-doctype-decl|resolve_entities\s*=\s*False|FEATURE_SECURE_PROCESSING|filter\s*=\s*['"]data['"]|weights_only\s*=\s*True/u },
  { id: 'no-shell', code: /\bexecFile(?:Sync)?\(|shell\s*=\s*False|shell:\s*false|subprocess\.run\(\s*\[/u },
  { id: 'random-and-hash', code: /crypto\.(?:randomBytes|randomUUID|getRandomValues|randomInt)|\bsecrets\.(?:token_|choice|compare)|SecureRandom|crypto\/rand|\bOsRng\b|argon2|bcrypt|scrypt/iu },
  { id: 'verified', code: /verify\s*=\s*True|rejectUnauthorized:\s*true|InsecureSkipVerify:\s*false|algorithms\s*[:=]\s*\[|MinVersion:\s*tls|constructEvent\(|verify_?signature\(|jwt\.verify\(/iu },
  { id: 'rights', code: /@(?:PreAuthorize|RolesAllowed|Secured|login_required|permission_required|UseGuards|authorize)\b|\brequire_?(?:auth|admin|login|role|permission|owner)\w*\b|before_action :authenticate|status\((?:401|403)\)|code\((?:401|403)\)|sendStatus\((?:401|403)\)|PermissionDenied|\bForbidden\w*\(|HttpStatus\.(?:FORBIDDEN|UNAUTHORIZED)|abort\((?:401|403)\)|enable row level security/iu },
  { id: 'least', code: /automountServiceAccountToken:\s*false|allowPrivilegeEscalation:\s*false|runAsNonRoot:\s*true|readOnlyRootFilesystem:\s*true|privileged:\s*false|drop:\s*\[?\s*-?\s*["']?ALL|^\s*USER\s+(?!root)\w+\s*$|^\s*permissions:\s*(?:\{\}|read-all)|\b(?:contents|packages|id-token|pull-requests):\s*read\b|persist-credentials:\s*false|block_public_(?:acls|policy)\s*=\s*true|publicly_accessible\s*=\s*false|storage_encrypted\s*=\s*true|no_log:\s*true|sensitive\s*=\s*true|cidr_blocks\s*=\s*\[\s*(?:var|local|module|data|"(?:10|172|192)\.)|--mount=type=secret/imu },
  { id: 'from-a-vault', code: /\$\{\{\s*secrets\.\w+\s*\}\}|secretKeyRef|getSecretValue|data\.vault_\w+|(?:password|secret|token|api_?key)\w*["']?\s*[:=]\s*(?:process\.env|os\.environ|os\.getenv|env\()/iu },
  { id: 'inside-folder', code: /is_relative_to\(|commonpath\(|secure_filename\(|filepath\.(?:IsLocal|Base)\(|path\.basename\(|startsWith\(\s*(?:root|base|dir|uploadDir)\w*/iu },
  { id: 'link', code: /rel=["'][^"'\n]*(?:noopener|noreferrer)|\bsandbox(?:=|\s|>)[^\n]*(?:iframe|allow-)|event\.origin\s*!==?|\bnonce=|Content-Security-Policy|X-Frame-Options|csrf_token|X-Content-Type-Options/iu },
];

/** The defences that the suggestion blocks of a comment propose, by name. */
export const defencesSuggested = (comment: string): string[] => {
  const proposed = [...comment.replaceAll('\r\n', '\n').slice(0, 20_000).matchAll(FENCE)].map(([, , code]) => readable(code!)).join('\n');
  return proposed === '' ? [] : DEFENCES.filter(({ code }) => code.test(proposed)).map(({ id }) => `suggests-${id}`);
};

const readable = (code: string): string =>
  code
    .slice(0, MOST_CHARACTERS)
    .split('\n')
    .filter((line) => line.length <= MOST_IN_A_LINE && line.trim() !== '')
    .join('\n');
