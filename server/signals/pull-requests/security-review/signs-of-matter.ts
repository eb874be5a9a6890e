// Words that each say a little for security: what is worth guarding, and what may go wrong with it.
import { any } from './rule.ts';
import type { Sign } from './sign.ts';

export const SIGNS_OF_MATTER: readonly Sign[] = [
  {
    id: 'personal',
    words: any(
      String.raw`names? and (?:e-?mail|address)\w*|name and address|chat history|chat logs?|deleting (?:the|an|my) account|delete(?:s|d)? (?:the|my) account`,
      String.raw`account data|date of birth|contracts?\b(?= to)|personal|private data|home (?:town|address)|consent`,
      String.raw`seen by (?:the )?(?:dpo|legal)|tracking|tracked|privacy notice|retention|private notes?|diary|medical|delete after|kept forever|how long do we keep`,
      String.raw`names and|full e-?mail|first and last name|pii\b|personal\w*|e-?mail address\w*|e-?mails\b|birth\w*|patients?\b`,
      String.raw`customers?.? (?:data|details|address\w*|names?|records?)|real (?:user|customer|people|person|address|name)\w*|phone numbers?|gps|exif|gdpr|dpo\b`,
      String.raw`erase request|patient|legal\b|consent|privacy|analytics|\bga\b|telemetry|tracking|eras(?:e|ing|ure)|retention|right to be|salar\w+|cvs\b|iban|ssn`,
      String.raw`usernames?\b|health (?:data|records?|info\w*)|collect (?:it|this|that|them)|medical|home address\w*`,
    ),
  },
  {
    id: 'exposed',
    words: any(
      String.raw`bake\w*|baked|(?:in|into|to) (?:the )?(?:docker |container )?image|verbatim|job.s output|ci output|build output|exception text|error text`,
      String.raw`tells? (?:outsiders|strangers|me|people|the caller|anyone|everyone)|shares? (?:the |an? )?(?:e-?mail|address|name|key)\w*`,
      String.raw`public (?:channel|repo|bucket|url|page)`,
      String.raw`log(?:s|ged|ging)?\b(?! at| level)|prints?\b|printed|printing|leak\w*|dump\w*|visible|(?:got|been|be|get|was|is|were) committed`,
      String.raw`commit(?:ting|ted)? (?:this|it|that|the \w+ key|secrets?)`,
      String.raw`(?:in|from|into|out of) (?:the |our |this )?(?:repo\w*|git|code|source|image|bundle|history|logs?|url|response|error\w*|stack ?trace\w*|browser|client|plain \w+|ps\b|clear\b)`,
      String.raw`plain ?text|stack ?traces?|source maps?|hard-?cod\w+|rotate\w*|revoke\w*|gives? (?:it |this |that |\w+ )?away|tells (?:me|people|them)|readable`,
      String.raw`can read|read (?:it|this|all|every)|in the clear|screen\b|shipped to|ends? up|exposes?\b|exposed|exposing|echo(?:es|ed)?\b|published?\b`,
    ),
  },
  {
    id: 'crypto',
    words: any(
      String.raw`md5|sha-?(?:1|256|2|512)\b|hash(?:ed|es|ing)?\b|salt\w*|iv\b|ecb\b|cbc\b|gcm\b|aead|hmac|\bmac\b|signatures?\b|signed\b|signs?\b|random\w*|mt_rand`,
      String.raw`uniqid|randint|entropy|guess\w*|predictable|timing|constant[- ]time|iterations?|pbkdf2|bcrypt|argon\w*|scrypt|encrypt\w*|alg\b|nonce|base64|crypto\w*`,
      String.raw`compar\w+ (?:the |a )?(?:signature|hash|token|secret|mac|digest)\w*`,
    ),
  },
  {
    id: 'danger',
    words: any(
      String.raw`rces?\b|from security\b|by security\b|security team|typosquat\w*|escap(?:e|es|ing) (?:the|our) (?:sandbox|container|jail)|malware|ransom\w*`,
      String.raw`leaks? rows|leak rows`,
      String.raw`path traversal|traversal|escalat\w+|clickjack\w*|framed|leaks? (?:timing|the key|secrets?)|impersonat\w+|deni(?:al|es) of service|dos\b`,
      String.raw`mass assignment|open redirect|race condition|attack\w*|exploit\w*|malicious\w*|(?:opens?|a|the|security|big|huge) (?:\w+ )?holes?\b|evil\S*|secur\w+`,
      String.raw`insecur\w+|bypass\w*|get(?:s)? (?:around|past)|sandbox\w*|vulnerab\w+|threat\w*|pen-?test\w*|cve\S*|advisor(?:y|ies)|owasp|cwe\S*|appsec|xss|ssrf|csrf`,
      String.raw`idors?|rce|redos|xxe|sqli|spoof\w*|steal\w*|stolen|theft|hijack\w*|exfil\w*|harden\w*|least privilege|fail(?:s)? (?:closed|open)|defen[sc]e in`,
      String.raw`compromis\w+|tamper\w*|brute\w*|poison\w*|hostile|untrusted|phish\w*|backdoor\w*|adversar\w+|forged?\b|forges`,
    ),
  },
  {
    id: 'worry',
    words: any(
      String.raw`asking for trouble|i doubt (?:it|that)|hmm\b|on its own|by itself|without (?:asking|confirm\w+|review)|autonom\w+|please don.t ship|not ship`,
      String.raw`believ(?:e|es|ing) (?:it|the|what|whatever)|has to go\b|really need`,
      String.raw`swallows? the (?:failed )?(?:verification|check|auth\w*)|fail(?:s|ed)? verification|grants? (?:access|more)|sensitive`,
      String.raw`accident(?:al)?ly (?:expose|leak|grant)\w*|one mistake|danger\w*|abuse\w*|unsafe\w*|risk\w*|trust(?:s|ed|ing)?\b|nasty`,
      String.raw`(?:break|breaks|gets?|walks?|escapes?) (?:right )?out|inject\w*|pretend\w*|could go wrong|worr(?:y|ies|ied)|scary|scares|surprise\b|on purpose\b`,
      String.raw`intended\b|intentional\w*|voluntarily|comfortable|sensitive|lie about|lying|harmful|concern\w*|implications?|misus\w+`,
    ),
  },
  {
    id: 'flood',
    words: any(
      String.raw`out of memory|runs? out of|fill(?:s|ed|ing)? (?:up )?(?:our|the) disk|disk (?:is )?full|cap (?:it|this|that|the)\b|capp?ed`,
      String.raw`huge (?:json|body|file|upload|payload|request|image|input|zip)|nothing (?:limits|stops|caps)|how often`,
      String.raw`maximum (?:upload|request|body|file|message|page)?\s?(?:size|length)|max(?:imum)? (?:upload|body) size|upload limit|size limit`,
      String.raw`(?:depth|nesting|recursion) is(?:n.t)? (?:un)?(?:limited|bounded|checked)|per (?:ip|user|account|minute)|times (?:per|a) second|unlimited|unbounded`,
      String.raw`no (?:upper )?(?:limit|bound|cap)|(?:not|isn.t|aren.t|is never) (?:capped|limited|bounded)|(?:a |one |single |\d+ ?|of )(?:gb|gigabytes?)\b|throttl\w+`,
      String.raw`rate[- ]?limit\w*|try all|tries|brute\w*|attempts?\b|kills? (?:the|us|our)|(?:takes?|brings?) (?:the |us |our )?(?:\w+ )?(?:down|with it)`,
      String.raw`hangs? (?:us|the)|freez\w+ (?:the|us)|(?:zip|decompression|xml) bombs?|expansion|unpack\w*|deflat\w+|\b1?0{5,}\b|\d+k brackets|million|blow(?:s)? up`,
      String.raw`exhaust\w*|starv\w+|oom\b|parser is gone|catastroph\w+|backtrack\w*`,
    ),
  },
  {
    id: 'weak-crypto',
    words: any(
      String.raw`md5\b(?! (?:of|checksum))|sha-?1\b|ecb\b|rc4|3?des\b|(?:old|weak|broken|deprecated) (?:algorithm|cipher|hash)\w*|math\.random|mt_rand|uniqid|rand\(\)`,
      String.raw`static iv|same (?:iv|nonce|salt)|alg\b.{0,20}none|none.{0,20}alg\b|tls (?:version|1\.)|min(?:imum)? tls|walked through|try (?:them )?all|in minutes`,
    ),
  },
  {
    id: 'expiry',
    words: any(
      String.raw`after (?:log ?out|the password|a password|they leave|deactivation)|suspended|deactivated|left the (?:company|team)|expir\w*|ttl\b|lifetime`,
      String.raw`(?:lives?|valid|works?|good) (?:for )?(?:\d+|forever|a (?:year|month|week))|one[- ]time|single[- ]use|used once|re-?us(?:e|ed|able)|revok\w+`,
      String.raw`invalidat\w+|surviv\w+|rotat\w+|short-?lived|long-?lived|replay\w*`,
    ),
  },
  {
    id: 'memory',
    words: any(
      String.raw`after (?:it|this|that|the \w+) (?:was|is|has been) (?:released|freed|closed|dropped)|isn.t compared with|buffer.s size`,
      String.raw`bounds? check\w*|negative (?:one|length|size|index)|signed length|use[- ]after|double free|passes the (?:test|check)|uninitiali[sz]ed|integer overflow`,
      String.raw`truncat\w+ to|(?:bigger|larger|longer) than (?:the |its )?(?:table|array|buffer|allocation|struct)|writ(?:e|es|ing) (?:past|beyond|outside)`,
      String.raw`read(?:s|ing)? (?:past|beyond|on)|index comes|mem(?:cpy|move|set)|strn?c(?:py|at)|buffers?\b|overflows?\b(?! (?:menu|hidden|auto|scroll|:))|overrun|wraps?\b(?! (?:the|it|this) )|freed\b`,
      String.raw`free\(|dangling|bounds\b|out of range|(?:nul|null)[- ]?terminat\w+|doesn.t terminate|allocat\w+|sizeof|unsafe block|\bub\b|one beyond|past the`,
      String.raw`reads on|writes past|s?printf\(`,
    ),
  },
  {
    id: 'infra',
    words: any(
      String.raw`hostpath|hostnetwork|hostpid|hands? out admin|admin for|full admin|publish token|contents: write|write isn.t needed|isn.t needed for`,
      String.raw`reachable from (?:everywhere|anywhere|outside|the internet)|untrusted pr|pr code|fork code`,
      String.raw`iam\b|s3:|\bec2:|kms:|verbs: |admin port|metrics port|debug port|cluster-?admin|egress|firewall|network polic\w+|sudo\w*|setuid|capabilit\w+`,
      String.raw`cluster ?role|\brole\b for|verbs\b|(?:run|runs|running) as root|as root|non-?root|user line|read[- ]only|write (?:permission|access|scope)`,
      String.raw`(?:contents|packages|id-token|permissions?): ?\w+|polic(?:y|ies)|buckets?\b|0\.0\.0\.0|security group|public ingress|in prod\b`,
      String.raw`(?:in|on|from|to|the) production(?! build)|docker socket|privileged|777|service account|debug (?:console|mode|endpoint|route|flag)|id-token`,
      String.raw`self-?hosted|pull_request_target|fork prs?|(?:from|of|by) (?:a |the )?forks?|with a fork|third-party action|permissive|wild ?card|narrow\w*`,
      String.raw`too (?:wide|broad|much power)`,
    ),
  },
  {
    id: 'supply',
    words: any(
      String.raw`(?:commit|full) hash|instead of @|@(?:v\d|main|master|latest)\b|known (?:vulnerab\w+|cve|issue)|typo-?squat|doesn.t exist|does not exist`,
      String.raw`packages?\b|dependenc\w+|npm\b|pypi|crates\.io|rubygems|registr\w+|one maintainer|single maintainer|maintainer`,
      String.raw`published (?:\w+ ){0,3}(?:days?|hours?|yesterday|week)|npm audit|audit\b|install script|--ignore-scripts|postinstall|checksum|integrity|\bsha\b`,
      String.raw`the hash\b|digest|cdn\b|typo-?squat\w*|typo\?|curl|never heard|(?:it|package|lib\w*|that) (?:really |actually )?exists?\b`,
      String.raw`can.t find (?:this|that|it) (?:\w+ )?on|invent\w*|hallucinat\w+|moved? tag|unmaintained|abandoned`,
      String.raw`pin (?:it |this |that |the \w+ )?(?:to|by) (?:a |the |its )?(?:commit|sha|digest|hash)`,
    ),
  },
  {
    id: 'llm',
    words: any(
      String.raw`forget (?:your|all|the) \w+|your rules|jailbreak\w*|context window of|in(?:to)? the (?:context|prompt)|marked as data|as data`,
      String.raw`tell the (?:model|bot|agent|llm)|tell it|models?\b|llms?\b|agents?\b|prompts?\b|tools?\b|assistant|bots?\b|gpt\S*|openai|anthropic|copilot|claude`,
      String.raw`cursor|mcp\b|chunks?\b|retriev\w+|rag\b|instructions?\b|instruct\w*|system (?:message|prompt)|ignore the|ignore (?:all|previous)`,
    ),
  },
  {
    id: 'race',
    words: any(
      String.raw`between \w+\(\) and \w+\(\)|(?:may|can|could|might) be replaced|outside of the transaction|not in a transaction`,
      String.raw`parallel|concurren\w+|simultan\w+|twice\b|at once\b|at the same time|two (?:requests|calls|clients)|rac(?:e|y)\b|in between|toctou`,
    ),
  },
  {
    id: 'money',
    words: any(
      String.raw`amounts?\b|discounts?\b|refunds?\b|withdraw\w*|transfers?\b`,
      String.raw`balance|voucher|coupon|redeem\w*|gift|paid\b|pay(?:s|out|ment)?\b|prices?\b|discount|quantity|money|refund\w*`,
    ),
  },
];
