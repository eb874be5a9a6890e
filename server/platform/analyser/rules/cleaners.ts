// What makes text harmless, and where: escapes, casts, base names, parsers of values, checks by name.
import type { Place } from './kinds.ts';

export type Cleaner = { readonly name: RegExp; readonly places: readonly Place[] | 'all'; /** Something the file must not speak of. */ readonly unless?: RegExp; /** None of its names may be one of these. */ readonly not?: RegExp };

export const CLEANERS: readonly Cleaner[] = [
  { name: /^(int|float|bool|len|hash|id|ord|Number|parseInt|parseFloat|Boolean|BigInt|Number\.\w+|isinstance|type|hasattr|Decimal|decimal\.Decimal|uuid\.UUID|Math\.\w+|round|abs|sum|hashlib\.\w+|range|datetime\.\w+|Date|Buffer\.byteLength)$|\.(hexdigest|digest|isoformat|count|index|indexOf|getTime|byteLength|test)$/, places: 'all' },
  { name: /^ast\.literal_eval$|(^|\.)(simple_eval|safe_eval|safeEval|safe_exec|literal_eval)$|^mathjs\.|^RestrictedPython\./, places: ['code'] },
  { name: /^shlex\.(quote|join)$|(^|\.)(shell-quote\.quote|shell-escape|shellescape|quoteShell\w*|escapeShell\w*|shell_quote|list2cmdline)$/, places: ['shell'] },
  { name: /^html\.escape$|(^|\.)(escape|escapeHtml|escape_html|escapeHTML|he\.encode|sanitizeHtml|sanitize-html|sanitize_html|bleach\.clean|clean_html|nh3\.clean|conditional_escape|striptags|strip_tags|xss|filterXSS|DOMPurify\.sanitize|dompurify\.sanitize|encodeURIComponent|rehypeSanitize)$|DOMPurify\w*(\(\))?\.sanitize$|dompurify\.\w*\.?sanitize$/i, places: ['html'] },
  { name: /^os\.path\.basename$|^(node:)?path\.(basename|posix\.basename)$|(^|\.)(basename|secure_filename|sanitize_?filename|sanitize-filename|safe_join|safeJoin|slugify|\w*relative_?path|get_valid_filename|\w*(safe|resolve)_?(path|within|inside|in)\w*)$/i, places: ['path'] },
  { name: /(^|\.)(encodeURIComponent|urllib\.parse\.quote(_plus)?|quote_plus)$/, places: ['url', 'path'] },
  { name: /(^|\.)(escape_?literal|escape_?identifier|quote_ident|sql\.Identifier|sql\.Literal|mysql\.escape|pg-format|sqlstring\.escape|bindparam)$/i, places: ['sql'] },
  // It escapes markup unless it is told not to.
  { name: /(^|\.)(md|markdown-?_?it)(\(\))?\.render(Inline)?$/i, places: ['html'], unless: /\bhtml['"]?\s*[:=]\s*[tT]rue/, not: /^<markup passes>/ },
  // What these make is said where they are called, and not once more where it is run.
  { name: /^sqlalchemy\.text$|(^|\.)sql\.raw$/, places: ['sql'] },
  { name: /(^|\.)(JSON\.stringify|json\.dumps)$|(^|\.)\w*(spotlight|delimit|fence|wrap_?untrusted|untrusted|escape_?for_?prompt|encode|neutrali[sz]e|redact)\w*$/i, places: ['prompt'] },
  // Only of functions whose body is elsewhere; those of the file itself are followed.
  { name: /(^|\.)_?(sanitize|sanitise|validate|validated|ensure|require|assert|check|verify|guard|allow|allowed|safe|enforce|restrict)_?[A-Z_]\w*$|(^|\.)_?(sanitize|sanitise|validate|coerce)$/, places: 'all' },
];

/** A question by name whose yes makes its argument harmless. */
export const CHECK_NAME = /(^|\.)_?(is|are)_?(path|file|dir|directory|folder|url|uri|host|hostname|domain|origin|command|cmd|query|sql|statement|tool|table|column|identifier|name|address|ip)s?_?(within|inside|under|allowed|permitted|safe|valid|trusted|in_?allow)\w*$|(^|\.)_?(within|inside|path_?is_?in)(_\w+|[A-Z]\w*)?$|(^|\.)_?(is|are|has|can)_?(in_?)?(safe|valid|allow|permitted|known|within|inside|read_?only|select|trusted|public|whitelist|subpath|under|internal_?free|relative)\w*$|(^|\.)_?(validate|check|verify|allow|allowed|permit|ensure|assert|require|authori[sz]e|approve|confirm|ask_?(for_?)?(approval|confirmation)|guard|request_?approval|require_?approval)\w*$/i;
/** Without `..`: a prefix says something only of a path that was made so first. */
export const RESOLVED = /(^|[._])((real|abs|norm|full|final|canonical|absolute|resolve|resolved|normali[sz]e|normali[sz]ed)_?(path|file|dir)?|path\.join|relative_to|URL|canonicali[sz]e\w*)(Sync|_sync)?\(\)/i;
/** What puts a path together, or only writes it otherwise. */
export const UNRESOLVED = /^[\w$@]+(\.[\w$@*]+|\[\])*$|(^|\.)(os\.path\.join|joinpath|str|String|fspath|expanduser|strip|lstrip|trim|toString|decode|unquote|decodeURIComponent|replace|replaceAll|get|pathlib\.Path|Path)\(\)$|^<path join>$/;
/** The last part of a path. */
export const BASE_NAME = /(^|\.)(Pure\w*)?Path\(\)(\.\w+\(\))*\.(name|stem)$/;
export const SEPARATOR = /(^|\.)(sep|separator|altsep)$/i;
/** A question about a host whose no makes its address harmless. */
export const INSIDE_NAME = /(^|\.)\w*(block|deny)(ed)?_?(list|set|hosts?|ips?|ranges?|nets?|networks?|cidrs?|addresses)?\.(check|has|includes|contains)$|(^|[._])_?is_?\w{0,20}(private|internal|loopback|link_?local|reserved|blocked|denied|forbidden|metadata)\w*$/i;
/** … unless it says itself that it looks at something else. */
export const NO_PROOF = /(protocol|scheme|syntax|exists?|length|size)\w*$/i;
/** A check whose body is at hand is believed of an address or a file only when it speaks of what matters there. */
export const SPEAKS_OF: readonly { readonly place: Place; readonly words: RegExp }[] = [
  { place: 'url', words: /host|netloc|domain|origin|\b_?ip|ip_?addr|private|is_global|loopback|internal|getaddrinfo|allow|permit|trust|white_?list|169\.254|127\.0|test\(|match\(/i },
  { place: 'path', words: /resolve|real_?path|abs_?path|norm|\.\.|base_?name|relative|parents|common_?path|allow|permit|trust|white_?list|test\(|match\(|isalnum|includes\(|[\\/]['"]/i },
];
/** A person is asked. */
export const ASKS_A_PERSON = /approv|confirm|consent|permission/i;
/** What a person answers who is asked on the spot, compared with the answer that lets it go on. */
export const ASKED = /(^|\.)(input|raw_input|readline[\w/]*(\.createInterface\(\))?\.question|rl\.question|(click|typer|inquirer|questionary|enquirer|prompts|rich\.prompt\.Prompt|Prompt|Confirm)(\.\w+)*(\(\)\.(ask|unsafe_ask|execute))?)\(\)(\.(lower|upper|strip|casefold|trim|toLowerCase|toUpperCase)\(\)|\[\]|\.\*)*$/;
export const DECLINED = /^(n|no|nein|non|false|cancel|abort|q|quit|exit|stop|skip|deny|reject|-)$/i;
/** Methods that only hold for a few characters. */
export const ALPHABET_METHOD = /^(isalnum|isalpha|isdigit|isdecimal|isnumeric|isidentifier)$/;
/** Parts of an address or path whose check is a check of the whole. */
export const PART_OF_WHOLE = /^(hostname|host|netloc|origin|href|parents?|pathname|suffix|statement_type|lower|toLowerCase)$/;
/** What a host resolves to, and what a query or a program consists of. */
export const READ_WHOLE = /(^|\.)(getaddrinfo|gethostbyname(_ex)?|sqlparse\.parse|sqlglot\.parse(_one)?|parse_sql|astify|parseFirst|ast\.parse|ast\.walk)\(\)|\bdns(\/promises|\.promises)?\.(lookup|resolve[46]?)\(\)|(pgsql-parser|pgsql-ast-parser|pg-query-\w+|libpg-query|node-sql-parser)\b.*\.?(parse|parseQuery|parseSync|astify)\w*\(\)/;
/** Asked of an address: these of one that everybody may call, those of one inside. */
export const IS_PUBLIC = /^is_global$/;
export const IS_INSIDE = /^is_(private|loopback|link_local|reserved|multicast|unspecified)$/;
/** Classes of statements that only read. */
export const ONLY_READS = /(^|\.)(Select|SelectStmt|Query|Union|SetOperation|Subqueryable)$/;
/** About a number of the network; a whole address with its scheme is none. */
export const ABOUT_IP = /(^|[._a-z])(ip|IP|Ip)(?![a-z])/;
export const WHOLE_ADDRESS = /(^|_)(url|uri|href|link|endpoint)$|(Url|URL|Uri|URI)$/;
/** Markdown that leaves markup as it is when it is told to. */
export const MAKES_MARKDOWN = /(^|\.)(markdown-?_?it)(\.default)?$/i;
export const AGREED_NAME = /allow_?(dangerous|unsafe|arbitrary)/i;
