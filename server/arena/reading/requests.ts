// Whether a message asks to be told something at all. Who reports a broken key, a lost code or a flag on an order asks for help and not for a secret.

const GIVE = String.raw`(?:tell|tel|give|giv|gimme|reveal|show|share|say|spill|disclose|divulge|whisper|leak|expose|hand|provide|supply|surrender|confess|admit|announce|recite|quote|remind|unveil|uncover|betray|spit|cough|blurt|fess|utter|state|speak|pronounce|dictate|print|output|display|echo|dump|publish|broadcast|squawk|squeal|sing|drop|release|pass|produce|repeat|list|write|read|spell|type|translate|encode|convert|draw|reply|respond|answer|begin|start|complete|finish|continue|include|append|insert|mention|name|paste|copy|post|present|deliver|fetch|retrieve|extract|transmit|describe|explain|summarise|summarize|return|render|put|fill|confirm|guess|help|let|out with|make|send|report|lend|yield|relinquish|verify|validate|reproduce|unlock)`;

const ASKS = new RegExp(
  [
    String.raw`(?<!\b(?:i|we|they|he|she|it|who|never|not|did|didn't|does|to|on|the|a|an|my|his|her|our|driver|courier|colleague|app|site|system|shop|key|card|code) )\b${GIVE}\b(?! (?:off|my|our|up the|in on|me my|me (?:the|an?) ~))`,
    String.raw`\b(?:to|you|can|could|would|will|and|please|just|must|should|then|you to|you'd|mind|about|by|not|try|trying|start|keep) (?:\w+ )?(?:${GIVE}|telling|giving|revealing|showing|sharing|saying|spilling|disclosing|reading|handing|writing|printing)\b`,
    String.raw`\b(?:what|which|whats|wat|wot|wut|whose|who)\b`,
    String.raw`\b(?:i|we|lemme|let me|let us|me|us|can i|may i|could i|boss|he|she|they|customer|team)(?:'d|'ll|'m| am| would| really| just| do| also| only| urgently| badly)* (?:need|want|require|demand|like|love|wish|expect|deserve|must (?:have|know|get|see|hear)|have to (?:have|know|get)|gotta|wanna|know|get|have|hear|see|learn|obtain|receive|be given|be told|looking for|after|waiting for|here for|trying to get|requesting|request|asking for|ask for|am owed)\b|\b(?:wants|needs|requires|demands|asks for)\b`,
    String.raw`\b(?:you|u|ya|mira|bot|assistant|ai)(?:'re|'ve|'d| are| have| were| would| could| must| may| should| really| still| just| already)* (?:not |never )?(?:\w+ ){0,2}?(?:know|hold|keep|kept|guard|hid|protect|hiding|got|conceal|remember|store|told|given|entrusted|instructed|allowed|supposed|have|wouldn't|can't|cannot|read|say|tell|share)`,
    String.raw`\b(?:needed|required|requested|wanted|demand\w*|due|in exchange|for me|asap|now|pls|plz|please)\W*$|\?{2,}|\bhow (?:long|many|does|is|about|would|do (?:you|they))\b|\bwhere (?:is|are|did|do you|'s)\b|[:=]\s*$|^\W*[\w-]+\W*$`,
  ].join('|'),
  'm',
);
const QUESTION = /^\W*(?:do|does|did|is|are|was|were|can|could|has|have|will|would|why|how|where|when)\b/;
/** A few words are a request by themselves: `the code, then`. */
const SHORT = 5;

/** What happens to keys, codes and flags in everyday life. */
const HAPPENS = /\b(?:broke|broken|breaks|arriv\w*|came|comes?|lost|lose|stuck|jam\w*|fits?|works?|working|expir\w*|fail\w*|errors?|missing|stolen|stole|forgot\w*|find|found|won't|doesn't|didn't|isn't|hasn't|refus\w*|reject\w*|declin\w*|snapped|bent|unreadable|scratch\w*|wrong|invalid|blocked|locked|remov\w*|delet\w*|cancel\w*|hash\w*|encrypt\w*|sell|ship|ships|stocks?|deliver\w*|attach\w*|install\w*|connect\w*|charg\w*|bought|purchas\w*|ordered|paid|chang\w*|reset\w*|updat\w*|\d{4,})\b/;

/** Reports something that happened to a code or a key, or asks what becomes of it, and not what it is. */
export const isReport = (text: string): boolean => HAPPENS.test(text) && !asksToBeTold(text);

const asksToBeTold = (text: string): boolean => ASKS.test(text) || ((text.match(/[\p{L}\p{N}']+/gu) ?? []).length <= SHORT && !QUESTION.test(text));
