// What uses the words of security for something else: taken out before judging, or judged as no review at all.

/** Phrases that are taken out of the text. */
export const PHRASES: readonly RegExp[] = [
  /\b(?:token (?:component|style|file|set|name|value|colou?r)s?|hallucinat\w+ (?:the |a |an )?(?:flag|option|parameter|argument|method|function|api|name)s?)\b/gu,
  /\bwho owns (?:this|the|that) (?:module|package|file|folder|component|service|code|tests?|docs?|page)\b/gu,
  /\btoo narrow\b/gu,
  /\bhash of the (?:commit|file|bundle|build|asset|content)s?\b|\bhash collisions?\b(?=.{0,40}\b(?:map|table|slow))/gu,
  /\bstack traces?\b(?=.{0,30}\b(?:missing|lost|swallowed|gone))|\bso that we (?:have|get|see) (?:a |the )?stack traces?\b/gu,
  /\bexploits? of the (?:type|module|build|compiler)\w*|\bcertificates? page\b|\bsession (?:notes|length|slot|talk)s?\b/gu,
  /\bn\+1 quer(?:y|ies)\b/gu,
  /\bescap(?:e|es|ed|ing) the (?:dash|hyphen|dot|slash|backslash|bracket|brace|pipe|plus|star|underscore|space|newline|bell)\w*\b/gu,
  /\bencrypt\w* is (?:a |an )?(?:\w+ )?name\b/gu,
  /\blet me (?:pick|choose|know|think|see|check|try|look|explain|first)\b/gu,
  // Tried at the beginning of a run alone: a page of dots took ten seconds.
  /(?<!\.\.\/)(?:\.\.\/){2,}(?=\S{0,40} (?:imports?|is hard|are hard))/gu,
  /\b(?:dependency|constructor|setter|property|field|method|fault|fuel|chaos|style|css|mock|service|logger|provider|error|failure|interface|parameter)[- ]injection(?: token)?s?\b/gu,
  /\binject(?:s|ed|ing|able|or|ion)?(?: (?:the|a|an|your|this|it|our|its|mock|fake|custom))* (?:logger|clock|services?|props|dependenc\w+|mocks?|providers?|repositor\w+|config\w*|clients?|styles?|context|stores?|fakes?|stubs?|time|timer|faults?|errors?|failures?|latency|delay)\b/gu,
  /@inject\w*(?:\(\))?/gu,
  /\b(?:lexer|parser|cancell?ation|design|abort|syntax|pagination|page|continuation|colou?r|spacing|theme|css|lookahead|separator|max|input|output|completion|prompt|bpe|stop|eof|ast|whitespace|string|punctuat\w+|keyword|identifier|one|extra|next|previous|expected|unexpected)[ _-]?tokens?\b/gu,
  /\btokens? (?:usage|budget|counts?|counter|limit|type|stream|window|per|efficiency|pric\w+|cost|kind|tree|list|boundar\w+|position|offset|too many|ring)\b/gu,
  /\btoken(?:i[sz]\w+)\b/gu,
  /\b(?:map|cache|primary|foreign|translation|i18n|react|enum|sort|partition|object|dict\w*|json|arrow|escape|esc|enter|tab|shift|unique|composite|row|config|list|duplicate|message|storage|query|natural|surrogate|shortcut|index)[- ]?keys?\b/gu,
  /\bkey(?:board|down|up|s? prop|s? insight|s? point|s? is the| value| takeaway| difference)s?\b/gu,
  /\bescape (?:early|hatch(?:es)?|key|room|sequences?|out of the loop|from the loop|analysis)\b/gu,
  /\b(?:thread|null|type|memory|exception|async|concurrency|nil|signal|crash)[- ](?:safe|unsafe|safety)\b/gu,
  /\b(?:function|method|type|call|constructor|overload|operator|api|return|callback|handler|generic)(?:'s)?(?:'s)? signatures?\b/gu,
  /\bsignatures? of (?:the|this|that) (?:function|method|callback|handler|hook|type|constructor)\b/gu,
  /\bexploit(?:s|ing|ed)? (?:the fact|that|locality|parallelism|sorted|caching|our|this|the (?:sort|order|cache|structure|symmetry|locality|index|fact|sparsity|invariant|property))\w*/gu,
  /\b(?:not|isn't|no|without|nothing|never|zero) (?:an? |any |real |really |a real )?security[- ](?:issue|concern|problem|impact|implication|relevan\w*|related|risk|relevance|thing|question)s?\b/gu,
  /\bsecurities\b/gu,
  /\bsocial security\b/gu,
  /\bsecuring? (?:a|the|your|our) (?:slot|file|handle|lock|position|place|seat|spot|deal|funding|room|date|budget|approval|resource|top|cable)\w*/gu,
  /\bmemory leaks?\b|\bleak(?:s|ing|ed|y)? (?:memory|abstraction|implementation|handles?|file descriptors?|connections?|listeners?|goroutines?|threads?|timers?|state|internal types?|details)\w*|\b(?:goroutine|handle|connection|listener|timer|fd|resource) leaks?\b/gu,
  /\bleaky abstractions?\b/gu,
  /\battack (?:the|this|that|it|on the eyes)\b(?! (?:surface|vector))/gu,
  /\battackers? (?:class|unit|sprite|player|card|animation|team|side)s?\b/gu,
  /\b(?:on|with|by|via|press(?:es|ing)?|hit(?:s|ting)?|using) (?:the )?esc(?:ape)?\b/gu,
  /\bpermission denied\b/gu,
  /\brole attributes?\b|\baria[- ]?\w+|\brole="?\w+"?/gu,
  /\b(?:hash|cache)[- ](?:map|table|set|routing|router|code|tag|bust\w*|key|function for the map)s?\b|\b(?:commit|content|file|git|build|asset) hash(?:es)?\b|\bhash in the (?:file|url|asset|name)\w*/gu,
  /\bhash(?:es|ed|ing)? the (?:file ?names?|assets?|bundle|url|path|image|chunk)s?\b/gu,
  /\bdesign review\b|\bsecurity (?:team's page|module docs|tab|page|sidebar|section title|logo|badge|heading|icon|menu)\b/gu,
  /\binput (?:component|box|element|widget|label|group|field|elements|is misaligned|mask|placeholder|style|height|width|border|focus)s?\b/gu,
  /\bhtml\b(?= (?:tag|element|validator|linter|lint|with the linter|attribute|table|structure|email template|nesting))/gu,
  /(?:内存|記憶體|메모리 )泄漏|内存泄露|утечк\S* памяти/gu,
  /\bfail(?:s|ed)? open\b(?= (?:the|a|file|dialog))/gu,
  /\bmodel (?:class|layer|file|object|instance|field|train\w*|name|binding|card)s?\b|\bdata models?\b|\bview ?models?\b|\bdomain models?\b/gu,
  /\blogged[- ]in (?:layout|state|header|nav\w*|home|view|story|screen|fixture)s?\b/gu,
  /\bno longer (?:vulnerable|exploitable|leaks)\b/gu,
  /\bsecret (?:santa|sauce|menu|level|ingredient)s?\b|\binjectors?\b|\bfalse sharing\b/gu,
  /\b[\d.,]+ ?k? tokens?\b|\btokens? of (?:context|output|input|history)\b|\b(?:more|fewer|many|how many|few|two|three) tokens?\b/gu,
  /\beval(?:uation)? (?:numbers?|scores?|results?|sets?|suites?|harness|runs?|metrics?|data\w*)\b|\bevals\b/gu,
  /\b(?:permission|role|session|account|access|token|password|secret|login|auth|user|key|lock|shield) (?:enum|columns?|labels?|pickers?|lists?|cards?|icons?|tables?|names?|badge|chips?|dropdown|legend|button|screen|title|form|box)\b(?! (?:is|are) (?:public|open|world|readable))/gu,
  /\bprepared statements? (?:are|is|get|gets|were) (?:also )?(?:cached|reused|faster|slower|kept)\b/gu,
  /\bsanit\w+(?:\(\))?(?=.{0,40}\b(?:trim|blanks?|lower-?cases?|upper-?cases?|whitespace|round|outliers?|duplicates?|metric|city|cities|units?)\b)/gu,
  /\b(?:column|text|card|box|content|label|row|container|line|title|flex|grid)s? overflow\w*|\boverflow\w* (?:the |on |in |at )?(?:the )?(?:column|card|row|container|box|screen|page|mobile|small|\d+ ?px)\w*|\b(?:text-)?overflow: ?\w+/gu,
];

/** What speaks of looks and wording: pairs of words prove nothing beside it, and a weakness by name only outside its sentence. */
export const LOOKS: RegExp = /\b(?:typos?|spell(?:ed|ing)|misspell\w*|px|pixels?|align\w*|misaligned|colou?rs?|icons?|logo|fonts?|screenshots?|sidebar|footer|margins?|padding|overlaps?|autofocus|wording|new tab|headings?|page title|docs? link|broken link|flaky|storybook|tooltip|ellipsis|rename|renamed|renaming|changelog|capitali[sz]\w*|grammar|alphabetical\w*|indent\w*|whitespace|blank line|import order|line length|snapshot|dark mode|css class|z-index|screen ?readers?|animation|headline|label text|button text|redesign|copy change|misspelt|flicker\w*|(?:sounds?|reads?) (?:a bit |rather |too )?(?:odd|weird|funny|harsh|strange|cold|clumsy|better)|untranslated|(?:missing|wrong) translation|translat(?:ed?|ion) (?:of|for|is|missing)|call it \w+ (?:instead|then|rather)|says more|better name|clearer name|legend|comment is (?:outdated|stale|wrong)|naming|variable names?)\b/u;

/** Reports that a program writes under every pull request. */
export const BOILERPLATE: readonly RegExp[] = [
  /\bquality gate (?:passed|failed)\b/u, /\bsecurity hotspots?\b/u, /\bsnyk\b.{0,40}\b(?:checks?|have passed|no issues|test|found|scan)/u, /\bdependabot\b.{0,80}\b(?:will|merge|rebase|compatib\w+|commands?|resolve)/u, /\bno new (?:alerts|issues|vulnerabilit\w+)\b/u,
  /\bno (?:secrets|vulnerabilit\w+|issues|security issues|security vulnerabilit\w+|dependency alerts|leaks|findings|alerts)\b(?: \w+){0,3} (?:found|detected|present|reported|identified|in this pull request)\b/u, /\bno dependency alerts\b/u, /\bautomatically (?:scanned|generated)\b|\bgenerated automatically\b|\bauto-?generated (?:comment|report|by)\b|\bthis (?:comment|report|message|is an automat\w+)\b.{0,30}\b(?:automat\w+|bot)\b|\bautomated (?:security |code )?(?:scan|review|report|message|comment|check|analysis)\b/u,
  /\b0 (?:vulnerabilit\w+|critical|blocking|new issues|issues|alerts|findings|secrets)\b/u, /\b\d+ (?:critical|high), \d+ (?:high|medium|low)\b/u, /\|\s*severity\s*\|/u, /\b(?:critical|high|medium)\b\s*\|\s*\d+\s*\|/u, /^bumps? \S+ from \d/mu, /\bcodecov\b|\bcoverage (?:report|on new code)\b/u, /\bcla assistant\b|\bsigned the cla\b/u, /\b(?:trivy|semgrep|codeql|gitguardian|gitleaks|checkmarx|sonar(?:cloud|qube)|bandit|brakeman|socket security|renovate|mend|whitesource|veracode|fortify|grype|trufflehog|checkov|tfsec|coderabbit)\b.{0,60}(?:\bscan\w*|\bfound\b|\bresults?\b|\bfinished\b|\breport\b|\bdetected\b|\bsummary\b|\bbot\b|\bpassed\b|✅|:white_check_mark:|\bno \w+)/u,
  /\bthis pr is stale\b|\bmarked as stale\b/u, /\bwalkthrough\b.{0,60}\b(?:diagram|changes|below)/u, /\bpreview deployed\b|\bdeploy preview\b/u, /\breview summary by\b|\bscan (?:results?|summary|report)\b/u, /\breplying? (?:with )?\/?(?:fp|ignore)\b|\bignore (?:this|a) finding by\b/u, /\b(?:fail|pass)ed checks?:\s*\d/u,
];

/** An answer to a review rather than a review: done, thanked for, or taken on. */
export const REPLIES: RegExp =
  /^(?:ah,? |oh,? |yes,? |yep,? |ok(?:ay)?,? |hi,? |hey,? |@[\w-]+,? )*(?:(?:all )?done\b|fixed\b|addressed\b|resolved\b|good (?:point|catch|call|idea|find)|nice (?:catch|find|work)|great (?:catch|point|find|work)|thanks?\b|thank you\b|thx\b|ty\b|you'?re (?:right|correct)|you are right|agreed\b|ack\b|acknowledged|updated\b|removed\b|added\b|applied\b|moved\b|changed\b|switched\b|replaced\b|pushed\b|reverted\b|implemented\b|merged\b|will (?:do|fix|add|follow)|i'?ll (?:do|fix|add|follow|open|change|take)|i'?ve (?:added|fixed|changed|moved|updated|pushed|removed|switched|replaced|now)|i (?:added|fixed|changed|moved|updated|pushed|removed|switched|replaced|have added|have fixed)|we now |it now |now (?:uses|checks|validates|escapes|returns|reads)|makes sense|love (?:the|this|it)|great work|erledigt|danke\b|behoben|stimmt|angepasst|corrige\b|c'est (?:fait|corrige)|fait\b|merci\b|hecho\b|gracias\b|corregido|arreglado|feito\b|obrigad[oa]|corrigido|fatto\b|grazie\b|corretto\b|bedankt|opgelost|修正しました|対応しました|ありがとう|已修复|已修改|谢谢|수정했|감사|исправ|спасибо|gotowe|poprawion|dzieki)/u;

/** After a thank-you: something is still asked for or still wrong. */
export const STILL_ASKS: RegExp =
  /\?|\b(?:but|however|still|please|should|could|can you|can we|must|needs?|missing|isn't|doesn't|aren't|never|without|one (?:more|thing|question|concern)|remaining|though|although|vulnerable|allows?|lets|exploit\w*|attackers?|unless|otherwise|also (?:check|validate|escape|needs?)|only (?:thing|concern)|worried|concern\w*|aber|bitte|noch|fehlt|mais|pourquoi|manque|il faut|pero|falta|aun|ainda|mas|ma |manca|ancora|maar|nog)\b/u;
