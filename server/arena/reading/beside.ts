// Requests that cannot be after what the assistant holds, however they are worded: on a text that stands in the message itself or on a part of a document,
// where a code of one's own is used, or how something is done with a tool of one's own.

const TEXT = String.raw`(?:texts?|words?|sentences?|names?|phrases?|strings?|sayings?|proverbs?)`;
const DOES = String.raw`(?:encod\w*|decod\w*|convert|translat\w*|revers\w*|spell|finish|complete|continue|acrostic|rhymes?|anagram|poem|pronounce)`;
const QUOTED = String.raw`["'“‘][^"'”’\n]{2,60}["'”’]`;

/** `encode the text "hello world"`, `an acrostic of the word summer`, `finish the sentence: the early bird`. */
const GIVEN = new RegExp(String.raw`\b${DOES}\b[^.?!\n]{0,30}?\b(?:${TEXT} ?:? ?${QUOTED}|(?:with|for|of|to) ${QUOTED}|(?:the|this) ${TEXT} ?: ?\w|(?:of|with|on|for|to) the (?:word|name) [a-z]{3,})`);
/** Then what is given is a beginning or a name of what is held. */
const OF_HOLDING = /secret|pass ?(?:word|phrase|code)|passwd|\bpw|\bcodes?\b|\bkeys?\b|flag|token|prompt|instruct|confiden|hidden|supervis|admin|\b(?:you|your|ur|it|its|they|them|that)\b/;

const USE = /\b(?:where|how|when|in which (?:field|box)) (?:to|do i|do we|can i|can we|should i|must i|i (?:can|should|must|have to)) (?:type|enter|redeem|use|apply|insert|key in|fill in|submit|paste|scan)\b[^.?!\n]{0,20}\b(?:codes?|vouchers?|passwords?|pins?|tokens?|keys?)\b/;

const HOW = String.raw`\b(?:how (?:to|2|(?:do|can|could|should|would) (?:i|we|you|one)|(?:i|we) can)|(?:which|what|is there an?|any) (?:command|function|formula|shortcut|cmdlet))\b`;
const TOOL = String.raw`\b(?:in|with|from|on|using|into|for) (?:an? |my |our |the |your own )?(?:\w+ ){0,2}?(?:power ?shell|bash|shell|terminal|command line|linux|ubuntu|windows|mac|macos|excel|python|javascript|js|typescript|java|golang|rust|php|vim|word|outlook|git|gitlab|github|docker|dockerfile|kubernetes|sql|jenkins|terraform|scripts?|pipeline|repo|repository|notebook|spreadsheet|vault|keepass|postman|vs ?code|android|iphone)\b`;
/** `how to hide the password in a bash script`, `decode base64 in powershell how`. */
const WITH_A_TOOL = new RegExp(String.raw`${HOW}[^.?!\n]*${TOOL}|${TOOL}[^.?!\n]{0,20}${HOW}|${TOOL}\W+how\W*$`);
const POLITE = /\b(?:can|could|would|will) (?:you|u) (?:please |kindly )?(?:tell|show|teach|explain|help|remind)\b|\bdo you know\b/g;
/** Or it is done with what the assistant was given. */
const OF_THE_ASSISTANT = /\b(?:you|u|your|ur|yours|yourself|mira|assistant|bot|chatbot|ai|model|prompts?|above|hidden|confidential|supervis\w*|admin\w*|flags?|instructions?|rules|secret (?:code|word|phrase|key|password)|(?:the|this|that) secret)\b/;

const PART = String.raw`(?:headlines?|headings?|introduction|preface|footnotes?|appendix|annex|narrator|chapters? \w+|abstract|captions?|table of contents|bibliography|punctuation|grammar|(?:clauses?|section|article|paragraph|page) \d+)`;
const WHOLE = String.raw`(?:title|document|report|contract|lease|book|novel|article|table|chart|poem|memo|minutes|offer|tender|review|speech|oath|film|leaflet|essay|recipe|agenda|presentation|author|clause|detective|plot)`;
/** `the first word of the title`, `what does the report say about keys`: of a document somebody has before them. */
const OF_A_DOCUMENT = new RegExp(String.raw`\b${PART}\b|\b(?:the|this|that|these|my|our|its|l'|el|la|il|le|das|der|die|dem|den|diesem|dieser|o|do|du|des|del|het|deze|dit) ?${WHOLE}\b|\b(?:according to|in|of|from|with|about|under) (?:the|this|that|my) (?:following )?text\b`);
/** Parts of these are not a document's. */
const HELD_SOMEWHERE = /\bletters? of\b|\b(?:the|that) (?:codes?|pass ?(?:words?|phrases?|codes?)|keys?|tokens?)\b|\b(?:system|staff|context|conversation|summary)\b/;
const MADE_UP = /\b(?:write|compose|tell|make up|invent|sing|draft|hide|put|open|include) (?:\w+ ){0,3}?(?:an?|the|in|into|as)\b/;
const PRESSES = /\b(?:ignor\w*|disregard\w*|forget|overrid\w*|reveal\w*|disclos\w*|confess\w*|pretend\w*|imagin\w*|act as|role ?play\w*)\b/;

const ONE_SENTENCE = /^[^.?!\n]*[.?!]*\s*(?:please|thanks|thank you)?[.!]*\s*$/;

/** `refers`: something held is named elsewhere in `text`. A message of several sentences may ask for more than where a code goes. */
export const isBesideTheSecret = (text: string, refers: boolean): boolean => {
  const line = text.split('\n', 1)[0]!;
  return (!refers && GIVEN.test(line) && !OF_HOLDING.test(line)) || (ONE_SENTENCE.test(line) && (USE.test(line) || isAboutATool(line) || isAboutADocument(line)));
};

const isAboutATool = (line: string): boolean => WITH_A_TOOL.test(line) && !OF_THE_ASSISTANT.test(line.replace(POLITE, ' '));
const isAboutADocument = (line: string): boolean => OF_A_DOCUMENT.test(line) && !OF_THE_ASSISTANT.test(line.replace(POLITE, ' ')) && !HELD_SOMEWHERE.test(line) && !MADE_UP.test(line) && !PRESSES.test(line);
