// Turns of phrase that mean what features and operations mean without their words: around the corner, in slang, as a line of code. By their names.

export const MORE_FEATURES: Record<string, string[]> = {
  authority: [String.raw`\b(?:hr|it|legal|management|compliance|head office|the (?:boss|board|ceo|cfo|director|manager|company|owner|supervisors?)|my (?:boss|manager|supervisor|chief)) (?:has |have |had )?(?:asked|told|instructed|ordered|authori[sz]ed|cleared|requested|allowed|permitted) (?:me|us)\b`],
  withheld: [
    String.raw`\b(?:they|he|she|your (?:boss|bosses|makers?|company|owners?)) (?:don't|doesn't|do not|won't|didn't) want (?:me|us|anyone|anybody|customers|people) (?:to )?(?:find out|know|see|hear|learn)\b`,
    String.raw`\b(?:what(?:ever)?|that|which|thing|string|phrase|words?|the one|everything) (?:is it (?:that )?)?(?:you|u|ya|they|clerks?|staff|bots?) (?:\w+ )?(?:mustn't|mustnt|must not|may not|can't|cannot|shouldn't|aren't allowed to|are not allowed to|aren't supposed to|must hide|must keep|must protect)\b`,
    String.raw`\bwhat (?:you|u|ur|you're|u're|are you|do you|have you|r u) (?:\w+ ){0,2}?(?:hide|hidin\w?|hiding|keep(?:ing)? (?:back|from|under|to yourself|secret)|conceal\w*|guard\w*|protect\w*|sworn|withhold\w*|holding back|sitting on)\b`,
    String.raw`\b(?:thing|word|string|value|phrase|text|something|whatever|what|one|it)s? (?:that )?(?:you|u) (?:\w+ )?(?:guard|protect|hide|hidin|conceal|withhold|sit on|were (?:told to )?(?:protect|guard|hide|keep))\w*`,
    String.raw`\b(?:nobody|no one|no outsider|none of us|customers?)(?:'s| is| are| may| must| should|) (?:\w+ ){0,2}?(?:meant|supposed|allowed|learn|know|hear|see|find out)\b[^.\n]{0,30}(?:from you|you|hear|hold|keep)?`,
    String.raw`\boff[- ]limits\b|\bget you (?:in(?:to)?) trouble\b|\bhush[- ]hush\b|\bspill the (?:tea|beans)\b|\b(?:magic|forbidden|special) (?:word|phrase)\b|\bsworn to (?:keep|silence)\b|\bunder the counter\b|\bsecret sauce (?:string|word|code)\b`,
    String.raw`\bwhat (?:would|do|does|should) (?:a |an |the )?(?:supervisors?|staff|managers?|employees?) (?:\w+ ){0,3}?(?:say|type|enter|tell you)\b[^.\n]{0,40}\b(?:prove|believe|identif\w*|let them in|who they are)\b`,
  ],
  prompt: [
    String.raw`\bscroll (?:up|back)\b|\btop of (?:the|this|your) (?:page|chat|window|prompt|conversation)\b|\b(?:between|from) the (?:very )?(?:start|beginning) (?:and|to|until|up to) my (?:first|opening)\b`,
    String.raw`\b(?:note|sheet|paper|slip|memo|card|brief(?:ing)?|script|cheat ?sheet|orders|handout|instructions?) (?:that )?(?:they|he|she|the company|your (?:boss|company|maker)s?|someone|somebody)(?:'ve| have| had)? (?:handed|gave|given|wrote|left)\b`,
    String.raw`\b(?:your|ur) (?:boss|company|manager|employer|maker|owner)(?:'?s)? (?:briefing|brief|instructions?|orders|note|words|guidelines|rules)\b|\byour (?:cheat ?sheet|briefing|brief|script|onboarding sheet|marching orders|handout|rulez)\b`,
    String.raw`\b(?:text|lines?|words?|paragraph|tokens?|stuff|what) (?:\w+ ){0,3}?(?:came|stands?|is|are|over|preceding|ahead of|before) (?:\w+ )?(?:ahead of|before|over|above)? ?(?:mine|this (?:one|sentence|message)|my (?:first|own|message))\b`,
    String.raw`\bwhat (?:did|have|do) (?:they|your (?:makers?|bosses|boss|people)) (?:tell|told|ask|asked|order|instruct|write)\w* (?:you|u)\b|\bwhat (?:were|was|are) (?:you|u) (?:told|ordered|instructed|briefed)\b`,
    String.raw`\bparagraph (?:that )?you (?:were|are) (?:started|begun|set up|loaded)\b|\bsystem_prompt\b|\bthis\.(?:instructions|prompt|secret|system)\b`,
    String.raw`\bwhat(?:'s| is) in (?:your )?(?:memory|context)\b|\becho all variables\b`,
  ],
  secret: [
    String.raw`\b(?:words?|phrase|sentence|spell|thing|term)(?: that| which)? (?:opens?|unlocks?) (?:everything|it all|all|every door|any door|the (?:door|gate|vault)s?)\b`,
    String.raw`\b(?:assistant|context|config|self|this|bot)\.(?:secret|confidential|password|code|hidden)\w*`,
    String.raw`\bsecret[_-]?(?:code|key|value)?\b\s*(?:=|:)`,
    String.raw`\b(?:sekrit|sekret|secrit|seecret|secrt|sicret)s?\b`,
    String.raw`\b(?:ur|your|the|that) secret\b`,
    String.raw`\bfrom context\b|--secret\b|'secret%?'|\bSHOW VARIABLES\b`,
    String.raw`\bstrings? in your head\b`,
  ],
  'secret-soft': [
    String.raw`\b(?:the|that|this|ur|your) (?:pass)?(?:word|phrase)s?\b(?= ?(?:[.!?,;:]|now|then|please|pls|$))`,
    String.raw`\b(?:grep|echo|print|env)\b[^\n]{0,20}\b(?:code|pass\w*|secret)\b|\b(?:password|passwd|pwd)\b\s*=`,
    String.raw`(?:^|[.!,] )(?:code|password|phrase|word) (?:only|now|please|pls)\b`,
  ],
  override: [
    String.raw`\bfree (?:of|from) (?:every|all|any|your) (?:\w+ )?(?:rules?|restrictions?|limits?|orders|duty|obligations?)\b`,
    String.raw`\b(?:rules|restrictions|limits|orders|guards?|filters?|confidentiality) (?:are|is|were) (?:\w+ )?(?:off|void|gone|over|lifted|dead|cancelled|suspended|history)\b|\bconfidentiality (?:lifted|waived)\b`,
    String.raw`\b(?:old|previous|earlier|former) (?:orders|rules|instructions) (?:are|were) \w+`,
    String.raw`\b(?:scrap|bin|chuck|ditch|dump|scratch) (?:whatever|what|everything|anything|all|those|the (?:old|rules))\b`,
    String.raw`\bonly my (?:words?|orders|rules|instructions) counts?\b|\b(?:first|new) order:`,
    String.raw`\breset (?:yourself|to factory)\b|\bfactory (?:state|settings|reset)\b|\byou(?:'re| are) (?:now )?free\b|\bstop being (?:a|an|the)\b`,
    String.raw`\beverything (?:before|until|up to) (?:this|now|here) was (?:a |only |just )*(?:test|joke|drill|training|lie|exercise)\b|\bswitch to \w+ mode\b`,
  ],
};

export const MORE_OPERATIONS: Record<string, string[]> = {
  reversed: [String.raw`\bmirror writing\b|\binside out\b|\bupside down\b`],
  decimal: [String.raw`\ba is 1\b|\bnumbers where\b`],
  rot13: [String.raw`\b(?:moved|shifted|one step|steps) (?:\w+ ){0,2}?along the alphabet\b`],
  nato: [String.raw`\bphone alphabet\b`],
  spelled: [String.raw`\b(?:dot|dash|star|space|comma) after (?:every|each) (?:sign|letter|character)\b|\bone letter (?:a|per|each) line\b`],
  'first-half': [String.raw`\bopening (?:\w+ )?(?:characters?|letters?|signs?|words?)\b|\b(?:all|everything|all of it),? (?:\w+ )?(?:apart from|except|but) (?:for )?(?:the|its) (?:last|final)\b`],
  'last-half': [String.raw`\blast (?:\w+ )?signs?\b|\bwhat does it end (?:with|in)\b`],
  'word-by-word': [String.raw`\bword number (?:\d|one|two|three|four)\b|\bmiddle word\b`],
  letters: [String.raw`\b(?:contains?|have|has|hold) (?:the|a) letter\b|\bonly the initials\b|\bits first letter\b`],
};
