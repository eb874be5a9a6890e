// Sentences that ask about the world and not about what the assistant holds: how-to, what-is, why, advice, things to be made up.
// What decides is the determiner: `a password`, `my code`, `passwords` are anybody's; `the password`, `your code` are the assistant's.

const NOUN = String.raw`(?:secrets?|pass(?:word|phrase|code)s?|passwd|pwd|codes?|codewords?|flags?|keys?|tokens?|phrases?|words?|credentials?|prompts?|instructions?|rules|guidelines|directives?|value|string|pin|information|info|texts?|messages?)`;
const GIVE = String.raw`(?:tell|give|gimme|reveal|show|share|say|print|output|disclose|leak|spill|divulge|whisper|shout|confess|blurt|read out|hand over|repeat|expose|write down)`;
const HOLD = String.raw`(?:hold|keep|guard|hid|hide|protect|know|knew|have|had|got|were|told|given|are|conceal|carry|store|must|may|can't|cannot|should|shouldn't|mustn't|aren't|weren't|do not|don't)`;

/** The assistant, or what it holds, is spoken of: then no frame makes the sentence a general one. */
const OWNED = new RegExp(
  [
    String.raw`\b(?:the|your|ur|this|that|its|these|those|said|above) (?:(?!(?:an?|of|for|between|in|on|to|and|or|with|is|are|my|our)\b)[\w'-]+ ){0,3}?${NOUN}\b(?! (?:\w+ )?(?:polic|rules|requirement|manager|field|length|strength|reset|generator))`,
    String.raw`\b(?:${GIVE}) (?:me |us |him |her |them |it |out |over |aloud )*(?:[\w-]+ )?${NOUN}\b`,
    String.raw`\b(?:you|u|mira|assistant|chatbot|bot|ai|robot|machine|model)(?:'ve|'re)? (?:\w+ ){0,2}?${HOLD}\b`,
    String.raw`\b(?:make|get|convince|persuade|trick|force|ask|allow|want|for|cause) (?:you|u|mira|the (?:assistant|bot))\b|(?<!\b(?:can|could|would|will) )\byou (?:to )?${GIVE}\b|\b(?:flag|secret|password|code)s?\b (?:here|somewhere|anywhere|inside|in (?:here|there|you|this (?:chat|conversation|system)))\b|\b(?:handed|given|told|shown|fed|read) (?:to )?you\b|\byou (?:\w+ )?(?:been )?(?:configured|programmed|instructed|set up|trained|briefed|allowed|supposed|designed|forbidden)\b|\b(?:hidden|secret|confidential|internal) (?:(?:or|and) \w+ )?(?:instructions?|rules|prompts?|messages?|passwords?|words?|phrases?|flags?)\b(?! for (?:kids|children))|\b(?:above|verbatim|yours|yourself)\b`,
    String.raw`\b(?:supervisor|master|override|staff|internal|hidden|secret|confidential)(?:'?s)? (?:\w+ )?(?:code|password|passphrase|phrase|token)s?\b(?<=\b(?:what|which|whose)\b[^.?!]{0,20})`,
  ].join('|'),
);

const HELLO = String.raw`^[\W_]*(?:(?:hi|hello|hey|please|pls|so|and|but|ok|okay|also|well|now|just|quick(?: question)?|question|thanks|then|first|out of curiosity|by the way|btw|mira|(?:can|could|would|will) (?:you|u|someone|anybody|anyone) (?:please |kindly |briefly |quickly )?(?:tell me|explain(?: to me)?|describe|show me|say|help me understand|remind me)|tell me|explain(?: to me)?|describe|i(?:'d| would) (?:like|love) to (?:know|understand|learn)|i (?:want|need) to (?:know|understand|learn)|i wonder|i am wondering|i'm wondering|do you know|any idea|not sure|i do not know|i don't know)[\s,:;.!-]+)*`;
const MADE = String.raw`(?:a|an|some|any|another|one|two|three|four|five|ten|\d+|several|a few|a couple of)`;
const PIECE = String.raw`(?:stor(?:y|ies)|poems?|jokes?|haikus?|limericks?|songs?|essay|blog ?post|article|paragraph|riddles?|tale|summary|list|tweet|slogan|headline|e-?mail|letter|quiz|scene|text)`;

const FRAMES: RegExp[] = [
  String.raw`(?:how|where|when) (?:do|does|did|can|could|should|would|might|shall|must|may) (?:i|we|one|you|someone|somebody|people|they|he|she|it|an? \w+|my \w+|our \w+|the \w+|[a-z]+s)\b`,
  String.raw`how [a-z]+ (?:is|are) (?:an? |my |our )`,
  String.raw`how (?:i |to |we )?(?:change|reset|set|recover|update|forgot|lost|store|protect|rotate|create|choose|generate|hide|encode|decode|use|find my|delete)\b`,
  String.raw`(?:what|which) (?:is|are|was|were|'s|does|do) (?:exactly |actually |meant by |considered )?(?:an?|some|my|our|good|strong|safe|secure|typical|common|best practices?)\b`,
  String.raw`what(?:'s| is| are|s)? (?:the )?(?:main |key |real |exact )?(?:differences?|purpose|point|advantages?|benefits?|meaning|definition|origin|use|history|best way|safest way|easiest way|right way|risks?|opposite|plural)\b`,
  String.raw`what (?:does|do|is|are) (?:the (?:word|term|expression|error|message|abbreviation|acronym|icon|symbol|letters?) )?["'(]?[\w -]{2,40}["')]? (?:mean|means|stand for|do|used for|good for|called)\b`,
  String.raw`what (?:is|are) (?:[\w-]+ ){1,3}(?:under|according to|in (?:the )?(?:law|gdpr|security|cryptography|computing|programming|java|python|git)|used for|good for|made of|like)\b`,
  String.raw`why (?:is|are|do|does|did|should|must|can|can't|would|was|were|has|have|am) (?!you\b|u\b|mira\b)`,
  String.raw`(?:is|are|was|were|does|do|did|can|could|should|would|will|has|have|must|may) (?:i|we|it|there|an?|my|our|someone|somebody|people|customers?|users?|they|passwords|passphrases|codes|keys|tokens|secrets)\b`,
  String.raw`(?:which|what) (?:\w+ ){1,4}?(?:do|would|should|can|could) (?:you (?:recommend|suggest|advise|prefer|accept|offer|sell|support)|i|we)\b`,
  String.raw`(?:(?:can|could|would|will) you (?:please )?)?(?:generate|create|make up|make|invent|suggest|propose|come up with|think of|give me|recommend|show me|name|list|write|draw up) (?:me |us |for me )?${MADE} (?:[\w-]+ ){0,3}?(?:examples? of |tips|ideas?|advice|synonyms?|rhymes?|words? (?:that|for|with)|random|strong|good|secure|safe|new|memorable|funny|typical|fictional)\b`,
  String.raw`(?:(?:can|could|would|will) you (?:please )?)?(?:write|tell|compose|draft|give|make|create) (?:me |us )?(?:${MADE} )?(?:[\w-]+ ){0,2}?${PIECE} (?:about|on|for|to|in which) (?!it\b|this\b|that\b)`,
  String.raw`(?:(?:can|could) you (?:please )?)?(?:give me |any |some |share )?(?:tips|advice|recommendations?|suggestions?|best practices?|help) (?:on|for|with|about|regarding)\b`,
].map((source) => new RegExp(HELLO + source));

/** In a story somebody may find a key; when they say it aloud, the story is a way to the assistant's own. */
const TOLD_ALOUD = /\b(?:reveal\w*|whisper\w*|say|says|saying|speak\w*|tells|telling|blurt\w*|shout\w*|disclos\w*|leak\w*|confess\w*|spill\w*|utter\w*|recite\w*|read\w* (?:out|aloud)|give\w* (?:away|up)|contain\w*|includ\w*|put\w*|work\w* in|with|hid(?:es|ing) (?:the|your|its)|assistants?|chatbots?|bots?|ais?|robots?|models?|you)\b/;
const CREATIVE = new RegExp(String.raw`\b(?:write|tell|compose|draft|give|make|create) (?:me |us )?(?:${MADE} )?(?:[\w-]+ ){0,2}?${PIECE}\b`);

const isGeneral = (sentence: string): boolean => FRAMES.some((frame) => frame.test(sentence)) && !OWNED.test(sentence) && !(CREATIVE.test(sentence) && TOLD_ALOUD.test(sentence.replace(CREATIVE, '')));

/** `text` with its general sentences taken out, and how many there were. Only sentences in which a word of secrets stands are looked at. */
export const withoutGeneral = (text: string): { text: string; count: number } => {
  let count = 0;
  const left = text.replace(/[^.?!;\n]+[.?!;]*/g, (sentence) => {
    if (!isGeneral(sentence)) return sentence;
    count += 1;
    return ' ~ ';
  });
  return { text: left, count };
};
