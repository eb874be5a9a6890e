// Words that each say a little for security: who gets at what, what comes in, and where it goes.
import { any } from './rule.ts';
import type { Sign } from './sign.ts';

export const SIGNS_OF_ACCESS: readonly Sign[] = [
  {
    id: 'outsider',
    words: any(
      String.raw`contractors?\b|co-?workers?\b|colleagues?\b|outsiders?\b|employees?\b|interns?\b|partners?\b(?! logo)|editors?\b(?= (?:can|could|may|to|promote))`,
      String.raw`vendors?\b|third part(?:y|ies)\b|plugins?\b(?= (?:can|could|may|be able))|themselves|himself|herself|competitors?\b|insiders?\b|subscribers?\b`,
      String.raw`some(?:one|body)\b|users?\b(?!name)|clients? (?:can|could|may|might|sends?|controls?|sets?|picks?|chooses?|supplies|decides?|asks?|side|claims?|tells?)\b|(?:any|a|from the|each|another|by the|on the|by a) clients?\b(?! (?:from|library|code|lib))|callers?\b|customers?\b|guests?\b|visitors?\b|members?\b|people\b|tenants?\b|senders?\b|peers?\b`,
      String.raw`viewers?\b|strangers?\b|neighbou?rs?\b|the browser\b|person\b|an intern\b|ex-?employees?|they can\b|other side`,
    ),
  },
  {
    id: 'myself',
    words: any(
      String.raw`if i\b|i (?:can|could) (?:\w+ )?(?:see|read|open|delete|change|send|call|set|close|get|add|put|pass|make|download|reach|redeem|walk|list|skip|become|create|bypass|guess|inject|break|take|edit)\b|(?:let|allow)s? (?:me|you|us)\b|i was able|(?:keeps?|stops?|prevents?|hinders?) (?:me|us)\b|gives me\b`,
      String.raw`i (?:just )?(?:tested|tried|managed|uploaded|called|changed|sent|got|get|opened|pasted|requested|guessed)\b|and see\b|myself\b`,
    ),
  },
  {
    id: 'everybody',
    words: any(
      String.raw`from outside\b|from the outside|(?:reachable|accessible|exposed|open) (?:from|to|by)`,
      String.raw`without (?:a )?(?:token|login|account|session|auth\w*|any auth\w*)|plain member|normal user|regular user|ordinary user|low-?privileged`,
      String.raw`any(?:one|body)\b|every(?:one|body)\b`,
      String.raw`any (?:\w+ )?(?:user|caller|member|client|site|page|origin|host|file|url|class|object|account|id|command|code)s?\b`,
      String.raw`all (?:users|visitors|members|callers|customers|files|secrets|tenants)|the (?:whole )?(?:world|internet)|anonymous\w*|un-?authenticated`,
      String.raw`(?:not|without being|isn.t|aren.t|without) (?:\w+ )?(?:logged|signed|logging|signing)[- ]?in|authenticated|world-?(?:readable|writable|open)|wide open`,
      String.raw`every (?:visitor|user|secret|server|member|tenant|customer|account)|whole (?:company|org\w*|cluster)`,
    ),
  },
  {
    id: 'others',
    words: any(
      String.raw`other (?:user|tenant|customer|people|person|member|team|org|account|workspace|company|project|client|session)\w*`,
      String.raw`another (?:user|tenant|customer|person|member|team|org|account|workspace|company|project|client)\w*|(?:some|any)(?:one|body) else`,
      String.raw`(?:not|n.t) (?:mine|theirs|yours|ours|his|hers)\b|(?:user|tenant|customer|org|team|account) [ab]\b|not (?:been )?invited`,
      String.raw`same (?:person|user|account|org|tenant|workspace)|belongs?\b|(?:part|member) of (?:that|the|this) (?:project|team|org\w*|workspace|company)|own(?:s|er|ers|ership)\b|cross-?(?:tenant|account|org)\w*`,
      String.raw`private (?:notes?|repos?|projects?|files?|messages?)`,
    ),
  },
  {
    id: 'untrusted',
    words: any(
      String.raw`names? (?:should|must) never|the (?:url|name|id|path|value|text) (?:the|a|that) (?:user|client|customer|caller)|what if the \w+ is called`,
      String.raw`hand(?:s|ed)? in\b|comes? from the (?:client|user|browser|customer|mail|document)|computed in the browser|user-supplied`,
      String.raw`(?:mail|readme|document|ticket|page|comment|issue).s (?:body|text|content)`,
      String.raw`requests?\b|(?:the|request|post|json) body\b|query(?: ?string| param\w*)?\b|param(?:s|eters?)?\b|headers?\b|hidden field|payloads?\b|uploads?\b`,
      String.raw`uploaded\b|user[- ]agent|inputs?\b|argv|whatever\b|as[- ]is\b|as it (?:is|comes)|raw\b|arbitrary`,
      String.raw`com(?:es?|ing) (?:straight |directly |right )?(?:from|out of|in)\b`,
      String.raw`(?:user|caller|client|customer|attacker|tenant)[- ](?:supplied|controlled|provided|generated|defined|chosen|input|content|editable)`,
      String.raw`(?:off|from|on) the (?:wire|packet|network|peer|client|browser|message|socket|url|outside)|typed\b|enter(?:ed|s)\b|straight (?:in|to|from)`,
      String.raw`directly (?:in|to|from)|external\b|crafted|submitted|webhook\w*`,
      String.raw`(?:issue|ticket|pr|branch|commit|document|page)(?:.s)? (?:title|name|message|text|body|content)s?\b`,
      String.raw`(?:picks?|chooses?|controls?|sets?|decides?|sends?) (?:the|what|which|their|his|any|it)`,
    ),
  },
  {
    id: 'code',
    words: any(
      String.raw`\$\(|a semicolon|semicolons?\b|(?:assembl\w+|built|build\w*|construct\w*|creat\w+|put together) (?:\w+ ){0,3}(?:by hand|from strings?|with \+)`,
      String.raw`unescaped|runs? code|code (?:runs?|execution)|verbatim|(?:default|polymorphic) typing|ldap filters?`,
      String.raw`quotes?\b(?! marks? style)|bind it|bind this|bind them|string building|sql\b|where clause|order by|shell\b(?! script)|execs?\b(?! bit)|execut\w+|eval\w*`,
      String.raw`command(?:s| line)?\b|spawn\w*|subprocess|child.process|runs? (?:the |any |our )?code|pickle\w*|yaml\.?load\w*|unserialize|deseriali\w+|marshal`,
      String.raw`typename\w*|f-string|string format\w*|sprintf|template literal|concat\w*|glu(?:e|ing)|string building|interpolat\w+|splic\w+|placeholders?|prepared`,
      String.raw`mongo\w*|nosql|ldap|xpath|dtds?|xml parser|\$(?:ne|\{|\()|run:|(?:any|python|java|arbitrary) object|__proto__|prototype\b`,
    ),
  },
  {
    id: 'markup',
    words: any(
      String.raw`html\b|inner ?html|v-html|markdown|templates?\b|attributes?\b|(?<!shell )(?<!build )scripts?\b(?! needs)(?!/)|href\b|svg\b|javascript:|<\w+|excel|formula|crlf|newlines?|iframe|framed?\b`,
      String.raw`tags?\b|event handlers?|dom\b`,
    ),
  },
  {
    id: 'path',
    words: any(
      String.raw`extractall|unzip|untar|member names?|entry names?|(?:on|to) (?:the )?disk\b|location on`,
      String.raw`paths?\b|file ?names?\b|director(?:y|ies)|folders?\b|\.\.|symlinks?|(?:follow|hard|soft) ?links?|archives?\b|tarball|zip\b|tar\b|\/tmp\b|\/?etc\/`,
      String.raw`basename|realpath|parent\b|absolute|slash\w*|outside\b|prefix`,
    ),
  },
  {
    id: 'net',
    words: any(
      String.raw`frame-ancestors|x-frame|referrer-policy|permissions-policy|cache-control|no-store|embedd?ed elsewhere|shared proxy`,
      String.raw`hostname verification|verify ?= ?false|insecure|inside (?:of )?the (?:cluster|network|vpc)|firewall|egress|ingress|each hop|disable redirects`,
      String.raw`wildcard|noopener|http link|ssrf|urls?\b|hosts?\b|host ?names?|redirect\w*`,
      String.raw`(?:internal|metadata|loopback|private)(?: \w+)? (?:ip|address|network|service|host|endpoint|range)\w*|metadata|(?:10|127|192|169|172)\.[\dx]|localhost`,
      String.raw`dns\b|prox(?:y|ies)\b|our (?:own )?(?:network|domain)|domains?\b|origins?\b(?! of)|(?:plain |only )?https?\b|file:\/\/|scheme|iframe|cors\b|csp\b`,
      String.raw`postmessage|samesite|csrf|hsts|nosniff|tls\b|ssl\b|cert(?:s|ificates?)?\b(?! of)|access-control|x-real-ip|x-forwarded\S*|open port|port \d+|listens?\b|ip\b`,
      String.raw`callback (?:url|uri|host)`,
    ),
  },
  {
    id: 'guard',
    words: any(
      String.raw`checks?\b|checked|checking|verif\w+|validat\w+|escap\w+|sanit\w+|cleaned|cleaning|encoded|encoding|encodes?\b|restrict\w*|guard\w*|protect\w*`,
      String.raw`allow-?list\w*|(?:block|deny|black|white)-?list\w*|confirm\w*|approv\w+|strips?\b|stripp\w+|filter(?:ed|s)? (?:by|on) (?:the )?(?:tenant|owner|user|org|account)\w*|rejects?\b|rejected|refus\w+|compares?\b`,
      String.raw`compared|compari\w+|look(?:s|ed|ing)? at|param\w*tri[sz]\w+|binds?\b|bound\b|digits|throttl\w+|rate[- ]?limit\w*|only (?:allow|accept)\w*|enforc\w+`,
      String.raw`ensur\w+|make sure`,
    ),
  },
  {
    id: 'auth',
    words: any(
      String.raw`auth\b|authenticat\w+|authori[sz]\w+|auth[nz]\b|permissions?\b|access (?:to|control|rights?|check)|acl\b|rbac|privileg\w+|impersonat\w+|mfa|2fa|otp\b`,
      String.raw`lockout|scopes?\b|requireadmin|requireauth|requireuser|oauth|saml|oidc|sso\b|log-?out\b|log out\b(?! put)|guarded|rights\b`,
    ),
  },
  {
    id: 'rank',
    words: any(
      String.raw`admins?\b|staff\b|maintainers?\b|superuser|root user|owners?\b|moderators?\b|viewers?\b|roles?\b|editors?\b|support (?:people|staff|agents?)`,
      String.raw`employees?\b|logged[- ]in|current user|log ?in\b|sign ?in\b`,
    ),
  },
  {
    id: 'who',
    words: any(
      String.raw`only \w+ (?:ought|should|may|can|must|are allowed|is allowed)|should be able to|be able to (?:list|see|read|call|delete|change|edit|download|do|open)`,
      String.raw`promot\w+ (?:themselves|himself|herself|yourself|users?|anyone)|grant(?:s|ed|ing)?\b|hands? out|goes? through the (?:policy|permission|auth)`,
      String.raw`every project|all projects|everything (?:here|there|in)`,
      String.raw`who maintains|who published|who wrote this package|not everyone|not every \w+ should|(?:only|just) (?:admins?|owners?|maintainers?|staff|the owner)`,
      String.raw`access control|gets? (?:a )?40[13]|40[13]s?\b|who (?:can|could|may|gets?|is allowed|calls?|approves?|has|will|else|should|exactly)|who.s allowed`,
      String.raw`allowed (?:to|here|for)|entitled|accessible|reachable|open to|invited|are we (?:ok|okay|fine) with|supposed to (?:see|be able)|restricted to`,
      String.raw`able to (?:see|read|call|delete|change|edit|download)`,
    ),
  },
  {
    id: 'missing',
    words: any(
      String.raw`is a lot|too much|too many|too broad|overly|lacks\b|no\b|not\b|\w+n.t\b|never\b|nothing\b|nobody\b|none\b|without\b|missing\b|lacks?\b|lost\b`,
      String.raw`forg[eo]t\w*|skip\w*|still\b|cannot|disabl\w+|turn(?:ed|s)? off|by default|unless|before\b|instead\b|only\b`,
    ),
  },
  {
    id: 'secret',
    words: any(
      String.raw`\w+_(?:secret|key|token|password|pwd)\b`,
      String.raw`(?:deploy|ssh|gpg|host|root|master|stripe|aws|gcp|azure|signing|maps|webhook|session|publish|service)[- ](?:secret|keys?|token)s?\b|client[- ]secrets?`,
      String.raw`pkce\b|connection string`,
      String.raw`passw\w+|passphrase|secrets?\b(?! (?:sauce|santa|recipe))|(?:api|access|private|signing|server|production|service|encryption|ssh|master|license)[- _]?keys?\b`,
      String.raw`keys? (?:in|is|are|to|out|ends?|from)\b|credentials?\b|creds\b|jwts?\b|bearer|authorization\b|\.env\b|hashed_password|kubeconfig`,
      String.raw`connection string|pat\b|ghp_|pins?\b(?! (?:to|the|it|this|by))|vault`,
    ),
  },
  {
    id: 'token',
    words: any(
      String.raw`reset (?:mails?|e-?mails?|codes?|tokens?)|one-?time (?:code|password|token)s?|otps?\b|invite (?:links?|codes?)|invitation links?`,
      String.raw`tokens?\b|sessions?\b|cookies?\b|reset link|invite link|share link|magic link|nonce|state param\w*|otp\b`,
    ),
  },
];
