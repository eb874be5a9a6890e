// Asking for a secret without naming one: idioms of telling, promises of silence, a bare `go on, tell`. Joins the features by their names.

const PROMISE = String.raw`(?:(?:i|we)(?:'ll| will| would|'d)? (?:never|not|won't|wouldn't) (?:\w+ ){0,2}?(?:tell|breathe|say|repeat|pass it on|mention|betray)\b(?! (?:you|(?:anyone|anybody|him|her|them|people|others) (?:that|about|where|how|if)|my|our|if|whether|how|which))|(?:nobody|no one|not a soul|none)(?:'s|'ll| will| is| would| else| needs| has)? (?:\w+ ){0,3}?(?:find out|know|hear (?:of|about) it|trace|notice|learn|watching|listening|looking|around)|stays? (?:between|with) (?:us|me)|between (?:us|you and me|the two of us|ourselves)|my lips are|cross my heart|off the record|our (?:little )?(?:secret|deal))`;
const TELLING = String.raw`(?:let(?:ting)? the cat out|cat (?:is )?out of the bag|lift(?:ing)? the lid|sing like a canary|blow the (?:lid|gaff)|give the game away|unburden yourself|loosen your tongue|open up to me|let (?:me|us) in on|close to (?:your|the) (?:chest|vest)|keep(?:ing)? (?:mum|schtum|shtum|stumm)|mum's the word|under (?:your hat|wraps|lock and key)|up your sleeve|get it off your chest|out with (?:the (?:thing|word|truth)|that)|cards on the table|tight-?lipped)`;
const PUT_AWAY = String.raw`(?:tucked|stashed|squirrel\w+|stowed|locked|hidden|filed|bottled|hoard\w*|sealed|saved|put) (?:away|up|back|down there)`;
const SAY = String.raw`(?:tell|say|reveal|give|leak|share|disclose|mention|let slip|let out|whisper|admit|show)`;

/** Said of the assistant or its twin in a story, not of the customer. */
const FORBIDDEN = String.raw`(?<!\b(?:i|we|he|she|customers?|my \w+) )(?:was|were|is|are|been|had|got) (?:you |u )?(?:told|ordered|asked|instructed|forbidden|warned|sworn|paid) (?:not |never )?to (?:hide|guard|protect|conceal|say|tell|reveal|share|mention|disclose|give away|withhold|keep (?:quiet|secret|back|to))`;

export const HUSHED: Record<string, string[]> = {
  hush: [
    String.raw`\b(?:${PROMISE}|${TELLING})\b`,
    String.raw`\b(?:what(?:ever|'s| is)?|everything|all|the (?:thing|word|bit|stuff|one)) (?:that )?(?:you|u|ya)(?:'ve|'re| have| had| are|'ve got| have got)? (?:\w+ ){0,2}?${PUT_AWAY}\b`,
    String.raw`\b(?:thing|something|what|secret|word|sentence)s? (?:that )?(?:you|u) (?:could|can|might|would|should|shouldn't|must|may) (?:ever |possibly |never |not )*${SAY}\b(?! (?:me|us) (?:about|if|whether|how|when|where))`,
    String.raw`\bwhat (?:don't|won't|wouldn't|do|would) (?:you|u) (?:\w+ ){0,2}?(?:want|like|let|allow) (?:me|us|anyone|people|customers|others) (?:to )?(?:see|know|hear|learn|find)\b|\bwhat (?:don't|can't|do|may|must|can) (?:i|we) (?:not )?(?:see|hear|get to (?:see|hear|know))\b(?=[^.?!\n]*\b(?:here|chat|conversation|you)\b|\W*$)`,
    String.raw`\b(?:allowed|entitled|cleared|supposed|permitted|authori[sz]ed|deserve|right|earned) (?:enough )?to (?:know|hear|see|be told)\b(?: it| this| that)?\W*(?:$|[.?!,])`,
    String.raw`\b(?:give|drop|throw|slip) (?:me|us) (?:a|another|one|just a) (?:\w+ )?(?:hint|clue)\b(?! (?:on|about|as to|how|which|where))|\b(?:abracadabra|shibboleth|magic formula|secret handshake|inner (?:circle|sanctum)|skeletons? in (?:your|the))\b`,
    String.raw`\b(?:special|extra|elevated|higher|full) (?:rights|privileges|permissions|powers)\b|\b(?:what|which)\b[^.?!\n]{0,25}\b(?:authori[sz]ed|privileged|cleared|trusted|initiated|eligible) (?:person|people|users?|staff|party|caller|visitor)s?\b`,
    String.raw`\bi know (?:that )?(?:you|u) (?:have|know|got|hold|hide) it\b(?! in)|\byour (?:innermost |secret |real |deepest )?thoughts\b|\bread your mind\b`,
    String.raw`\b(?:juicy|spicy|scandalous|forbidden|naughty|off-limits) (?:\w+ )?(?:in|from|about|on) your (?:files?|notes?|memory|head|prompt|drawers?|pocket|instructions|mind|brain)\b`,
    // Nothing but the wish to be told.
    String.raw`^\W*(?:(?:go on|come on|c'mon|ok(?:ay)?|so|now|please|just|well|hey|mira),? )*(?:tell|spill|reveal|confess|talk|fess up|say it|show it|hint|clue|a hint|a clue)(?: (?:me|us|it|all|everything|then|now|please|already))*\W*$`,
  ],
  told: [
    String.raw`\b${FORBIDDEN}\b`,
    String.raw`\b(?:forbid|forbade|forbidden|ban|banned|prohibit\w*|warn\w*|kept?|stop\w*) (?:you|u|her|him|it|them) (?:from |to |not |never )+(?:say\w*|tell\w*|reveal\w*|shar\w*|mention\w*|disclos\w*|giv\w*|speak\w*|hear\w*)\b`,
    String.raw`\byou (?:were|are|got|have been) (?:\w+ )?(?:called|invoked|launched|run|spawned|seeded|compiled|instantiated|compiled) with\b`,
    String.raw`\b(?:sentences?|words?|texts?|lines?|instructions?|rules|paragraphs?)(?: that| which)? (?:shape|form|define|govern|drive|control|guide|steer|make|made|constrain)\w* (?:you|u)\b`,
  ],
  prompt: [
    String.raw`["'(]+you are [a-z]\w+`,
    String.raw`\b(?:conversation|chat|context|dialogue|transcript|everything|text|log)\b[^.?!\n]{0,15}\bfrom (?:its |the )?(?:very |absolute )?(?:beginning|start|top|first (?:line|word|token|character|byte|letter))\b`,
    String.raw`\bsystem (?:part|section|turn|half|side|portion|bit|block)s?\b(?! (?:of|on) (?:the|my) (?:lamp|shelf|heating))`,
  ],
  variable: [String.raw`\b(?:show|reveal|print|dump|expose|include|unmask)[_-](?:hidden|secrets?|all|private|system|raw|internal)\w*\b`, String.raw`\bsecrets?\.\w+`],
  withheld: [String.raw`(?<!\b(?:i|we|can|will|could|would|to|i'll|let me) )\b(?:tells?|gives?|says? to|shows?|reads?|whispers?|types?|sends?) you (?:this|that|the|a|one|some) (?:\w+ )?(?:phrase|word|code|password|line)\b`],
};
