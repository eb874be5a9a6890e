// Who holds what and who may not have it, put together from word lists: actor x verb x thing. Joins the features by their names.

const YOU = String.raw`(?:you|u|ya|thou|mira|the (?:assistant|bot|ai|model|chatbot|robot|machine)|this (?:assistant|bot|ai|chat|model))`;
const SO = String.raw`(?:'re|'ve|'d| are| were| have| had| do| did| can| could| r| always| still| just| currently| so| been| being| only| really| secretly| must| should| not| never| to| supposed| trying| asked| told| made| meant| paid| sworn| trained){0,4}`;
const KEEPS = String.raw`(?:keep(?:ing|s)?|kept|hold(?:ing|s)?|held|guard(?:ing|ed|s)?|protect(?:ing|ed|s)?|hid(?:e|es|ing|den)?|conceal\w*|carry(?:ing)?|carries|carried|know(?:s|n)?|knew|possess\w*|withh\w+|safeguard\w*|shield\w*|bury(?:ing)?|buried|secrete|defend\w*|cover(?:ing)? up|memori[sz]ed?)`;
const NOT_FOR_SALE = String.raw`(?![^.?!\n]{0,40}\b(?:about|on|for|of|in stock|in your|in the (?:shop|warehouse|store)|price|me|my|our|them|us|how|where|when|whether|if|which|who)\b)`;
const THING = String.raw`(?:thing|something|stuff|words?|phrases?|codes?|strings?|values?|secrets?|texts?|lines?|sentences?|tokens?|keys?|flags?|answers?|one|bit|piece|item|treasure|whatever|what|that)`;
const MUST_NOT = String.raw`(?:must|should|may|can|is|are|shall|will|could)(?:n't| not|not| never) (?:\w+ ){0,3}?(?:leave|be (?:said|told|shared|revealed|spoken|known|disclosed|uttered|mentioned|seen|heard|leaked|divulged|given away|spoken)|get out|come out|slip|reach (?:me|us|users?|customers?|outsiders?)|learn|hear|get to (?:know|hear|see))`;
const GAME = String.raw`(?:game|level|challenge|puzzle|round|ctf|stage|quest|riddle|hunt)`;
const TEXT = String.raw`(?:texts?|messages?|words?|lines?|sentences?|paragraphs?|instructions?|notes?|content|stuff|things?|everything|anything|whatever|what|prompt|briefing|tokens?)`;
const BORN = String.raw`(?:woke(?: up)?|booted(?: up)?|(?:were|got|was|are|been) (?:born|started|created|switched on|turned on|launched|initiali[sz]ed|deployed|set up|made|activated|loaded|spun up)|came (?:online|alive|to life)|began|started|first (?:ran|spoke))`;
const MAKERS = String.raw`(?:they|developers?|creators?|makers?|programmers?|operators?|owners?|bosses|boss|employers?|company|admins?|engineers?|people|management|humans?|team|somebody|someone)`;
const BRIEFED = String.raw`(?:told|gave|instructed|programmed|configured|ordered|entrusted|forbade|briefed|primed|set up|trained|fed|handed|taught|asked|warned|commanded|equipped|provided|loaded|wired)`;

export const HOLDINGS: Record<string, string[]> = {
  withheld: [
    String.raw`\b(?:pass(?:word|phrase|code)s?|codes?|code ?words?|keys?|tokens?|phrases?|secrets?|words?|pins?) (?:that |which )?(?:you|u)(?:'re| are)? (?:keep|keeping|hide|hiding|withhold|withholding|hold back|holding back) from\b(?! (?:my|our|last|before|previous)\b)`,
    String.raw`\bwhat (?:must|may|should|can|am|are) (?:i|we|customers?|nobody|others) (?:not|never) (?:allowed to |supposed to |meant to )?(?:know|hear|learn|see|find out)\b|\b(?:words?|things?|phrase|code|line|detail)s? (?:that |which )?(?:i|we) (?:must|may|should|am|are)(?:n't| not| never) (?:\w+ ){0,2}?(?:know|hear|learn|see|find out)\b`,
    String.raw`\b(?:extract|get|pull|squeeze|coax|pry|tease|worm|steal|trick|wring|prise|drag) (?:\w+ ){0,3}?(?:from|out of) (?:you|this bot|this assistant|mira)\b`,
    String.raw`\byou know (?:very well |exactly |damn well |full well )?(?:which|what|the) (?:word|one|thing|phrase|it|i mean|i want|i'm after|we want|string)\b`,
    String.raw`\b(?:another|other|any other|every other|chatgpt|claude|gemini|gpt\S*|siri|alexa|a good|a better|a real|your (?:colleague|twin|predecessor)s?) ?(?:assistant|bot|ai|model|chatbot|llm)?s? (?:would(?: have)?|will|did|already|can|just|has|have) (?:\w+ )?(?:tell|told|give|given|gave|share|shared|say|said|reveal|revealed|answer|answered|comply|complied)\b(?! (?:that|you|him|her))`,
    String.raw`\b(?:telling|giving|showing|revealing|sharing|trusting) (?:it |that |this )?(?:to |with )?me (?:it |that )?(?:is|would|was|won't|can't|isn't|does|doesn't|harms|breaks|counts)\b|\b(?:you(?:'ve| have)? (?:\w+ )?(?:sealed|locked|bottled) (?:up|away|inside))\b`,
    String.raw`\b(?:your|ur|yr) (?:stored|held|inner|internal|protected|loaded|assigned|private|innermost|deepest|darkest|best[- ]kept|confidential|hard-?coded|built-in|embedded) (?:\w+ )?(?:string|value|word|phrase|text|payload|data|line|bit|thing|knowledge|term|literal|constant)s?\b`,
    String.raw`\bwhat (?:do|does|would|should|must) (?:a |an |the )?(?:insiders?|initiates?|initiated|members|vips?|those (?:in the know|who know|inside)|people (?:in the know|inside|who belong)) (?:\w+ )?(?:say|type|enter|whisper|answer|use)\b`,
    String.raw`\b(?:words?|phrase|string|line|text) (?:that )?(?:i|we|one) (?:need|have|must|should|am supposed|got|ought)(?: to)? (?:say|type|enter|give|speak|use|whisper|know)\b|\bwhat (?:do|should|must|would|can|could) (?:i|we|one) (?:have to |need to )?(?:say|type|write|enter|tell you|input)\b[^.?!\n]{0,20}\b(?:you|access|let (?:me|us) in|get in|be let in|pass|unlock|win|grant\w*)\b`,
    String.raw`\b${THING} (?:(?:that|which|who) )?${YOU}${SO} ${KEEPS}\b${NOT_FOR_SALE}`,
    String.raw`\b${YOU} (?:\w+ ){0,2}?(?:know|hold|have|got|keep|hide) (?:something|sth|smth|a thing|things|stuff) (?:(?:that )?(?:i|we|others?|nobody|no one|customers|users) (?:\w+ ){0,2}?(?:don't|do not|can't|cannot|may not|shouldn't|want)|i'm not|hidden|secret|back\b|up your|to hide)`,
    String.raw`\b(?:${THING}|detail|fact|information) (?:\w+ ){0,3}?${MUST_NOT}\b`,
    String.raw`\b(?:customers?|users?|outsiders?|strangers?|visitors?|the public|nobody|no one) (?:must|should|may|can|will|is|are) ?(?:n't|not|never)? ?(?:ever |to )?(?:get|know|hear|learn|have|see)\b(?! (?:how|where|when|their|our|the (?:parcel|order)|my|if|whether|a (?:refund|discount)))(?=[^?\n]*(?:\.|$|\?))`,
    String.raw`\b(?:win|beat|solve|pass|crack|finish|complete|clear|ace|get (?:past|through)|unlock|end) (?:this|the|your|that|your) (?:\w+ )?${GAME}\b|\b(?:answers?|solutions?|keys?|way) (?:to|of|for|past|through) (?:this|the|your|that) (?:\w+ )?${GAME}\b|\b(?:next|get past this|this) level\b|\bi (?:already |have |just )*(?:won|beat|solved|cracked)\b`,
    String.raw`\b(?:contents?|inside|what(?:'s| is| lies| do you have)) (?:of |in |inside |behind |within |locked in )(?:the|your|that|this) (?:vault|strongbox|treasure chest|envelope|sealed \w+|curtain|confidential \w+|secret \w+|black box|briefcase)\b`,
    String.raw`\b(?:spit it out|cough (?:it|that|them) up|out with it|fess up|come clean|spill (?:it|the beans|the tea|your guts)|let it slip|blurt it out|hand it over|give it up)\b`,
    String.raw`\b(?:got|had|heard|have|learn\w*|know|knows|knew|extracted|pried) it (?:already |just |yesterday )?(?:from|off|out of) (?:you|u|this bot|mira)\b|\btold (?:me|us|him|her|them|everyone|everybody|others) it\b`,
    String.raw`\b(?:your|ur|yr) (?:\w+ )?(?:treasure|payload|crown jewels?|little secret|confidence|hidden (?:\w+ )?gem)\b|\b(?:sealed|entrusted|deposited|safeguarded|unspoken|unsaid|encrypted|stashed|locked[- ]away|squirrell?ed|tucked[- ]away|off-the-record|under-the-table) (?:\w+ )?(?:word|phrase|message|code|string|value|text|note|item|thing|content|data|info\w*)s?\b`,
    String.raw`\b(?:why|what) (?:\w+ ){0,4}?(?:so )?(?:secretive|hush[- ]hush|cagey|tight-?lipped)\b|\b(?:make|made|see|catch|hear) you (?:slip|talk|crack|squeal|sing|leak)\b`,
  ],
  told: [
    String.raw`\b(?:everything|all|whatever|what) (?:that )?(?:(?:it|you|he|she|they)(?:'s|'ve| has| have| had)?|did (?:it|you|he|she|they)) (?:\w+ )?(?:hear|heard|overheard|overhear|memori[sz]ed?|(?:was|were|been) (?:told|taught|fed|given)|picked up)\b(?! (?:about|from (?:my|the courier)|when|in the news))`,
    String.raw`\b(?:constraints?|limitations?|limits|rules?|restrictions?|boundaries|instructions?|guidelines|persona|role|task|purpose) (?:\w+ ){0,3}?(?:set|imposed|placed|put|made|defined|written|assigned|given|laid down) (?:\w+ )?(?:for|on|upon|to|about) (?:you|u)\b|\bwhere (?:\w+ )?(?:are|lie) your (?:boundaries|limits)\b`,
    String.raw`\b(?:what(?:ever)?|everything|all|anything) (?:that )?(?:you|u) (?:know|have|hold|remember|were told) (?:about|on|of|regarding) (?:the|your|that|this|any|it) (?:\w+ )?(?:code|secret|password|key|phrase|flag|passphrase)\b`,
    String.raw`\b${MAKERS}(?:'ve| have| had)? (?:\w+ ){0,2}?${BRIEFED} (?:you|u|it to you|this to you|that to you)\b(?! (?:a|an|the|my|our|his|her|their|that my|about my) )`,
    String.raw`\b(?:when|before|after|since|as|the (?:moment|day|second)) (?:you|u) (?:first |were first )?${BORN}\b|\b(?:you|u) ${BORN} with\b|\bthere (?:when|as|before) you\b|\bat (?:boot|start-?up|launch|initiali[sz]ation|birth) ?(?:time)?\b`,
    String.raw`\b(?:handed|given|told|shown|fed|read|revealed|said|spoken|supplied|passed|sent|confided|whispered|entrusted) (?:on )?to (?:you|u)\b`,
    String.raw`\b(?:isn't|is not|wasn't|was not|not|didn't come|does not come) (?:from|by|written by|typed by|said by) me\b`,
  ],
  prompt: [
    String.raw`\b(?:go|scroll|jump|rewind|skip|wind) (?:back |up |all the way )*(?:to )?the (?:very )?(?:start|beginning|top|first \w+)\b(?=[^?]*\b(?:read|print|show|tell|quote|copy|say|output|repeat|give)\b)`,
    String.raw`\b(?:which|what) (?:\w+ )?(?:instruction|directive|guideline|rule) (?:comes?|follows?|precedes?|stands?|tells?|says?|did|do|does)\b`,
    String.raw`\b(?:system|ai|assistant|bot|chatbot|model|llm|machine)'?s (?:\w+ )?(?:prompt|instructions?|config\w*|rules|directives|briefing|guidelines)\b|\b(?:are|is|me|of|see|print|show) (?:you|u|yor|yuor|youre|you're) (?:\w+ )?(?:instructions?|rules|prompt|guidelines|directives)\b`,
    String.raw`\b(?:quote|cite|recite|copy|paste|print|reproduce|state|leak) (?:me |us |out )?(?:the |that |which |your |every |any )?(?:\w+ )?(?:instruction|directive|guideline)\b(?! (?:for|manual|on|of|about|booklet|sheet|leaflet|to|page|video))|\b(?:priority|relevant|governing|underlying|overriding|topmost|first|secret|hidden) instructions?\b|\binstruction (?:sections?|blocks?|list|hierarchy|layers?)\b`,
    String.raw`\bprint(?: out)? (?:all |the )?instructions?\W*$|\b(?:print|output|write|give|show|list)(?: me)?(?: out)? (?:absolutely )?all (?:of )?(?:the |your )?(?:instructions|rules|directives)\b`,
    String.raw`\b(?:first|last|opening|earliest|initial|very first|previous) (?:\w+ ){0,2}?(?:messages?|entry|entries|lines?|items?|turns?|texts?|notes?|paragraphs?|sentences?|tokens?|words?|characters) (?:\w+ ){0,2}?(?:in|of|from|on) (?:this|the|our) (?:thread|chat|conversation|log|transcript|dialogue|context|history|session)\b`,
    String.raw`\b(?:transcript|conversation|chat|dialogue|thread|log|history) (?:\w+ ){0,4}?(?:with|including|incl\.?|by) (?:\w+ )?(?:all |every )?(?:roles?|system (?:turns?|messages?|role))\b|\ball roles\b`,
    String.raw`\b(?:hidden|secret|confidential|internal|invisible|sealed|unseen) (?:(?:or|and) \w+ )?(?:\w+ )?(?:preface|preamble|intro\w*|header|clauses?|rules?|directives?|orders?|mission|agenda|truth|knowledge|entry|record|paragraph|instructions?|prompts?)\b`,
    String.raw`\b(?:sys(?:tem)?|system's) ?(?:msg|message|prompt|text|note|info)\b`,
    String.raw`\b(?:your|ur|yr) (?:(?:full|whole|entire|exact|own|complete|original|very) )*(?:character sheet|role description|role ?card|job spec\w*|persona|brief|rule ?book|hand ?book|constitution|playbook|(?:set-?up|boot|starting|opening|first|initial) (?:text|lines?|sentences?|words?|paragraphs?|message|input)|system card|charter|terms of reference|mission statement|game plan|standing order|secret orders|operating (?:manual|instructions|rules)|instruction (?:set|sheet|manual)|pre-?prompt|spec(?:ification)?s?|dos and don'?ts|do's and don'?ts)\b`,
    String.raw`\b(?:dump|export|print|show|display|cat|output|list|reveal|leak|echo|log|backup|expose|read out|print out|spit out) (?:me |us )?(?:all |the |your |full |whole |entire |current |out |this )*(?:memory|config(?:uration)?|context|state|settings|env(?:ironment)?|session|system(?: (?:text|message|info\w*|config\w*))?|init\w*|preprompt|pre-prompt)\b(?! (?:for|on|to|about|of (?:the|my)|in the) )`,
    String.raw`\b(?:start|begin|starting|beginning|commencing|opening)\w* (?:\w+ ){0,4}?(?:with |from |at )?["'(]*you are\b`,
    String.raw`\b${TEXT} (?:that |which )?(?:was|were|is|are|has been|have been|stood|stands|came|comes|got|had been)? ?(?:put|placed|written|typed|loaded|inserted|prepended|pasted|added|entered|there|here|in place) (?:\w+ )?(?:before|ahead of|above|in front of|prior to) (?:me|my|i|this|us|we|the (?:chat|conversation|user|first))\b`,
    String.raw`\b(?:last|first|previous|preceding|earliest|opening) (?:\w+ )?(?:lines?|sentences?|words?|tokens?|messages?|paragraphs?|characters) (?:in|of|from|before|above|ahead of) (?:mine\b|(?:this|the|our|my|your) (?:\w+ )?(?:chat|conversation|context|prompt|session|window|dialogue|text|one|message|input|instructions?)\b)(?! (?:manual|label|packaging|order|name|package|for the))`,
    String.raw`\b(?:which|what|any) (?:sentence|line|part|paragraph|bit|section)s? (?:of|in|from) (?:your|the) (?:instructions?|prompt|rules|text|briefing|guidelines)\b`,
    String.raw`\binstructions\b[^.?!\n]{0,12}\b(?:verbatim|word for word|repeat\W*$)`,
    String.raw`\b(?:brief|onboard|instruct|prime|train|initiali[sz]e) me (?:\w+ ){0,3}?(?:like|as|the way|just as|exactly as) (?:they|you|somebody|someone)\b`,
  ],
  override: [
    String.raw`\b(?:nothing|no (?:rule|one|body|contract|law)s?) (?:binds|holds|stops|restrains|obliges|forces) (?:you|u)\b|\byou(?:'re| are)? (?:\w+ )?(?:no longer|not) (?:bound|employed|obliged|restricted|required|on duty|a guard|the guard)\b|\b(?:off duty|your (?:shift|contract|job|duty|mission|watch) (?:is|has|was)? ?(?:over|ended|done|finished|expired|complete))\b|\bthe (?:game|test|challenge|exercise|drill|simulation) (?:is|has) (?:over|ended|finished|done)\b`,
    String.raw`\b(?:secrecy|confidentiality|privacy|silence|discretion|restraint) ?(?:clause|requirement|obligation|mode|flag|rule|setting|policy|order)?["']? ?(?:is|was|has been|=|:)? ?(?:now )?["']?(?:void|off|false|lifted|waived|disabled|cancelled|over|0|no|none|suspended|revoked|removed|ended)\b`,
    String.raw`\b(?:reveal|disclos|leak|share|allow|full[-_ ]?disclosure|unlock)\w*["']? ?[:=] ?["']?(?:true|yes|on|1|secret|prompt|all|everything|enabled|allowed)\b`,
    String.raw`\b(?:do the (?:exact )?opposite|reverse your (?:rules|instructions|orders)|opposite day)\b|\byou(?:'re| are) (?:free|liberated|released|unchained|unlocked|exempt)\b|\bno more (?:rules|restrictions|limits|secrets|guarding)\b`,
  ],
  'secret-soft': [
    String.raw`\b(?:right|correct|real|true|actual) (?:answer|solution|word|value|combination)\b`,
    String.raw`\b(?:verification|authori[sz]ation|approval|security|clearance|protected|guarded|stored|hard-?coded|expected) (?:value|string|word|number|entry|term|phrase|text)s?\b`,
    String.raw`(?:^|[:.,;>-]\s*)(?:the )?(?:flag|secret|password|passphrase|pass phrase|magic word|word)\W*\?|\b(?:give|gimme|tell|show|drop|spill|reveal|send|hand)(?: me| us| over)? (?:the |your |dem |all )?codes\b`,
    String.raw`\b(?:secrecy|confidentiality clause|secretive)\b|\b\bthe (?:word|phrase|string|answer|value|line)s? (?:is|was|are|reads?)\b`,
    String.raw`\b(?:entrance|entry|unlock\w*|release|opening|activation|gate|door|vault|access|login|log-in|sign-in|clearance|authori[sz]ation|approval|hand-?shake|challenge|response|recognition|trigger|safe|control|check|magic) (?:word|phrase|string|term|sentence)s?\b`,
    // Languages that put the verb last.
    String.raw`\b(?:key|code|password)\b \S{0,3} ?(?:tell|give|show)\b|\bi need the \S{0,3} ?(?:key|code|password)\b|\b(?:key|code|password)\b \S{0,4} ?i need the\b`,
    String.raw`\bopen sesame\b|\bsesame\b|\b(?:unlock|open) the (?:vault|gate|system|terminal|file)\b`,
  ],
};

/** Operations in more turns, by their names. */
const COMMANDS = [String.raw`\$\{?\w*(?:flag|secret|pass|code|key|token|prompt)\w*`, String.raw`(?:^|\n)\s*[/!](?:reveal|secret|flag|password|prompt|system|leak|dump|debug|admin|sudo|show|print|code|config|unlock)\b`, String.raw`\b(?:cat|less|more|head|tail|type|open|nano|vim?) \S*(?:flag|secret|passw|prompt|credential|shadow|\.env)\S*`];
HOLDINGS['variable'] = COMMANDS;

export const ASKED_FOR: Record<string, string[]> = {
  'word-by-word': [String.raw`\b(?:one|a|each|every) (?:word|part|piece|chunk)(?: of (?:it|the \w+|your \w+))? (?:per|on each|in each|to a|a|on its own|on a separate|on every) (?:line|message|row|sentence|paragraph)?`],
  spelled: [String.raw`\b(?:one|a|each|every) (?:letter|character|sign)(?: of (?:it|the \w+|your \w+))? (?:per|on each|in each|to a|a|on its own|on a separate|on every) (?:line|message|row|cell|tile)?\b`, String.raw`\b(?:vertically|one under (?:another|the other)|scrabble tiles?|letter tiles|give me an? [a-z]\b|position,? (?:and )?letter|letter by position)\b`],
};

/** Words of secrecy that a shop has little use for. Where nothing ordinary stands beside them they are meant. */
export const LOOSE = /\b(?:secret\w*|confidential\w*|classified|undisclosed|disclos\w*|divulg\w*|reveal\w*(?! (?:when|how|the new|a new|more about))|leak(?:s|ed)?|unspoken|unsaid|unseal\w*|sealed|vaults?|forbidden|withh\w+|directives?|preamble|preface|briefing|pass ?phrases?|pass ?codes?|code ?words?|watchwords?|credentials?|flags?|ctf|jailbr\w+|yours|redacted|censored|hush\w*|whisper\w*|spill|confess\w*|betray\w*|guard(?:s|ed|ing)?|keepers?|system prompt|prompts?|insiders?|treasure|riddle|sworn|your (?:makers?|creators?|developers?|programmers?|masters?|boss(?:es)?))\b/i;

/** A gap to be filled where a secret would stand; looked for before everyday turns are taken out, since `my password is ___` is one. */
export const CLOZE = new RegExp(
  [
    String.raw`\b(?:pass(?:word|phrase|code)|codeword|code|secret|key|flag|phrase|word|token|value|string|answer)\b(?:,? \w+){0,4}?,? ?(?:is|was|=|:|reads|are|equals|->|=>|revealed (?:to be|as)|turned out to be|turns out to be|to be|goes|starts with|begins with|would be|has always been)\s*(?:the word\s*)?["'(\[<]*\s*(?:_{2,}|\.{2,}|…|\?{3,}|\[[^\]\n]{0,20}\]|<[^>\n]{0,20}>)`,
    String.raw`(?<!\b(?:what|where|how|why|if|whether|which)\b[^.?!\n]{0,30})\b(?:pass(?:word|phrase|code)|codeword|secret|flag|key|word|phrase|answer|magic word|secret word|code)\b(?:,? \w+){0,4}?,? (?:is|was|reads|equals)\s*:?\s*["'“]?\s*$`,
    String.raw`["']?\b(?:token|code|secret|password|flag|key|passphrase|pwd|pass)["']?\s*[:=]\s*["']?\s*$`,
    String.raw`\b(?:say|says|speak|type|whisper|enter|called|named)\s*:?\s*["'“]?_{2,}`,
  ].join('|'),
  'i',
);
