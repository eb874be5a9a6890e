// What a text asks of a model: who is addressed, which operation, on what, under which pressure. Clauses, not magic words.
import { type Disguise, readingsOf } from './readings.ts';

export type SignId =
  | 'asks' | 'about-prompt' | 'about-yours' | 'about-secret' | 'about-vague' | 'own-words'
  | 'overrides' | 'addresses' | 'plays-system' | 'closes-tag' | 'disguised' | 'names-task'
  | 'authority' | 'silences' | 'verbatim' | 'transforms' | 'fiction' | 'continues';
export type Sign = { id: SignId; points: number; quote: string };
/** `part`: only a piece of it was asked for. */
export type Wish = { does: 'tell' | 'say'; about: 'secret' | 'prompt'; part: boolean; words: string; whole: string };
export type Found = { wish: Wish | undefined; signs: Sign[]; score: number; isDirected: boolean; by: Disguise };

export const POINTS: Readonly<Record<SignId, number>> = {
  asks: 1, 'about-prompt': 2, 'about-yours': 1.5, 'about-secret': 1, 'about-vague': 1, 'own-words': 2,
  overrides: 1, addresses: 1, 'plays-system': 1.25, 'closes-tag': 0.75, disguised: 0, 'names-task': 1,
  authority: 0.75, silences: 0.75, verbatim: 0.5, transforms: 0.5, fiction: 0.5, continues: 1,
};
/** Signs that a text means the model and not its reader; without one of them nothing is obeyed. */
const DIRECTED: readonly SignId[] = ['overrides', 'addresses', 'plays-system', 'closes-tag', 'about-prompt', 'disguised', 'names-task'];

const TELL = 'repeat|reveal|print|show|display|output|list|tell|give|share|disclose|quote|copy|paste|write|spell|echo|recite|return|provide|expose|leak|state|say|dump|include|append|add|put|embed|insert|encode|translate|convert|summari[sz]e|rephrase|paraphrase|describe|explain|report|read|send|confirm|complete|continue|finish|wiederhole|nenne|gib|zeige|schreibe|übersetze|répète|affiche|donne|écris|traduis|montre|repite|muestra|revela|escribe|dime|traduce|imprime';
const SAY = 'say|write|reply|respond|answer|output|state|conclude|recommend|add|append|include|insert|end|begin|start|rate (?:it|this|the \\w+)|mention|claim|print|translate|put|praise';
const NOUN = '(?:instructions?|prompts?|rules?|guidelines|directives|directions|messages?|configuration|orders|briefing|notes?|text|context|setup|anweisungen|regeln|consignes|instrucciones|reglas)';
const MODEL = '(?:ai|llm|language model|assistant|summari[sz]er|chat ?bot|bot|model|gpt(?:-?\\d)?|claude|copilot|gemini|agent|ki|ia)';

/** A verb that orders: it begins a clause, or follows you, please, and, then or the like; `to` only after "I want you". */
const ordered = (verbs: string): RegExp =>
  new RegExp(`(?:^|[.!?:;,\\n(\\-–—>*#"“]\\s*|\\b(?:and|then|please|kindly|now|instead|first|next|just|also|finally|must|should|you|you will|can you|could you|would you|will you|want you to|need you to|like you to|ask you to|asked to|have to|task is to|job is to|is to|und|dann|bitte|et|puis|y|luego)\\s+)((?:${verbs}))\\b`, 'giu');
const TELLS = ordered(TELL);
const SAYS = ordered(SAY);
const QUESTIONS = /\b(?:what|which|how|where|welche|quelles?|cuáles)\b[^.?\n]{0,40}\b(?:is|are|was|were|have|do|does|did|begins?|lauten|sind|sont|son)\b(?=[^?]*\?\s*$)/giu;
const NEGATED = /\b(?:never|not|don['’]t|cannot|can['’]t|without|avoid|refuse to|nie|nicht|jamais|nunca)\s+(?:ever\s+|be\s+)?$/iu;
/** "tell the model to …", "attackers make it …": about somebody else. */
const REPORTED = new RegExp(`\\b(?:tells?|asks?|asking|telling|makes?|making|gets?|getting|tricks?|tricking|causes?|causing|forces?|instructs?|instructing|persuades?|convinces?|lets?|orders?|try|tries|trying|wants?|attempts?)\\s+(?:the|a|an|it|its|them|this|that|any|every|our|to|some|models?|assistants?)\\b`, 'iu');

const ABOUT: readonly [SignId, RegExp][] = [
  ['about-prompt', new RegExp(`\\b(?:system|initial|original|hidden|internal|developer|secret|confidential|base|pre-?)[- ]?${NOUN}|\\byour (?:own )?(?:full |entire |complete |exact |very )?(?:system|initial|original|first|hidden|internal) ${NOUN}|\\bsystem-?prompts?|\\byour (?:full |entire |own )?prompt\\b|\\b(?:what|everything|anything|all) (?:that )?you(?:['’]ve| were| have been| had been) (?:told|given|asked|instructed)|\\bwhat (?:were|have) you (?:been )?(?:told|given|asked|instructed)|\\byou(?:['’]ve| were| have been) (?:given|told|instructed|configured|set up)|\\b(?:everything|all|text|words?|content|lines?|paragraphs?|sentences?) (?:that )?(?:is |was |were |comes? |came |stands? |stood |written |you (?:saw|see|read|received) )?(?:above|before|preceding|prior to) (?:this|the|my) (?:document|line|sentence|message|text|tag|point)|\\bbefore the (?:user )?document (?:began|begins|starts|started)|\\b(?:systemprompt|systemanweisung|consignes système|prompt (?:système|del sistema)|instrucciones (?:del sistema|iniciales))`, 'giu')],
  ['about-yours', new RegExp(`\\byour (?:own |full |exact |actual |entire |current |complete |whole )?${NOUN}|\\b(?:deine|ihre|vos|tes|tus|sus) ${NOUN}|\\b(?:everything|all (?:of )?the text|the whole text|the entire text|the conversation|anything) (?:above|before|so far)|\\b(?:your|the) (?:partner code|passphrase|access code) (?:you (?:hold|know|keep|were given|have)|in your)|\\bthe (?:code|secret|passphrase|key|password|word)s? (?:that )?you (?:were|are|have|hold|keep|know|must|should)`, 'giu')],
  ['about-secret', /\b(?:partner code|pass-?phrase|secret(?: code| word| key)?|access code|confidential (?:note|information|code|part)|internal (?:code|note)s?|flag|partnercode|geheimnis|code secret|código)\b/giu],
  ['about-vague', new RegExp(`\\b(?:the |all |these |previous |prior |preceding |earlier )*${NOUN} (?:above|before|you received)|\\b(?:the|all) (?:above|preceding|previous) ${NOUN}|\\b(?:previous|preceding|earlier|prior|vorherigen|précédentes|anteriores) ${NOUN}|\\b(?:first|opening|top) (?:line|word|sentence|paragraph)s?`, 'giu')],
];

const PRESSURES: readonly [SignId, RegExp][] = [
  ['overrides', new RegExp(`\\b(?:ignore|disregard|forget|override|bypass|skip|drop|discard|set aside|pay no attention to|do not follow|stop following|cancel|ignoriere|vergiss|missachte|ignorez|ignore[sz]?|oublie[sz]?|ignora|olvida)\\b[^.!?\\n]{0,30}(?:${NOUN}|\\babove\\b|\\btask\\b|\\beverything\\b|\\bjob\\b|\\b(?:this|the) document\\b)|\\b(?:new|updated|real|actual|true|next) (?:task|instructions?|assignment|objective|prompt|job)s?\\b|\\b(?:is|are|was) (?:over|complete|finished|cancelled|obsolete|no longer valid)\\b|\\b(?:do not|don['’]t|stop) summari[sz]`, 'giu')],
  ['addresses', new RegExp(`(?:^|[\\n.!?]\\s*|<!--\\s*)(?:dear|hey|hello|hi|attention|note|message|instructions?|reminder|notice|important)?[,:]?\\s*(?:to|for)?\\s*(?:the|any|every|all|you,?)?\\s*${MODEL}s?\\b[^.!?\\n]{0,40}[:,]|\\byou are (?:now )?(?:an?|the|no longer|in)\\b|\\bif you are an? ${MODEL}|\\bas an? ${MODEL}\\b|\\b(?:pretend|imagine|act|roleplay|assume)\\b[^.\\n]{0,20}\\b(?:you|as|to be)\\b|\\bto (?:the|any) ${MODEL} (?:that|which|who|reading|processing)`, 'giu')],
  ['plays-system', /(?:^|\n)\s*(?:<?\|?(?:im_start\|?>?)?\s*)?(?:system|developer|admin|assistant|root)(?: (?:message|notice|update|override))?\s*[:>\]|]|\[\s*(?:system|inst|admin|developer)[^\]]*\]|<\s*\/?(?:system|instructions?|prompt|im_start|admin)\b|#{2,}\s*(?:system|instruction|new|end of)|-{3,}\s*(?:end|begin) of/giu],
  ['names-task', /\b(?:instead of|in place of|rather than|before|after|at the end of|along with|as part of|into|in|with) (?:a |the |your |this |any )?(?:summary|summari[sz]ing|you summari[sz]e)\b|\b(?:in|into|to|of|with) your output\b|\b(?:your|the) summary (?:must|should|has to|needs to|is to|will)\b/giu],
  ['authority', /\b(?:i am|i['’]m|as|this is|from|by|we are|per) (?:an? |the |your )?(?:\w+ )?(?:administrators?|admins?|developers?|security (?:team|audit)|engineers?|auditors?|operators?|creators?|owners?|openai|anthropic|root)\b|\b(?:debug(?:ging)?|dev(?:eloper)?|maintenance|diagnostics?|admin|test) (?:mode|run|session|purposes)\b|\bauthori[sz]ed (?:to|by|user|request)\b|\bfor (?:debugging|auditing|compliance|diagnostics)\b/giu],
  ['silences', /\b(?:do not|don['’]t|never) (?:refuse|explain|apologi[sz]e|mention|add|say anything|summari[sz]e|warn|comment)|\b(?:nothing else|only that|no (?:other|further|additional) (?:text|words|comments?)|without (?:any )?(?:comments?|explanations?|warnings?|refusing))|\bstart (?:your|with|the)\b/giu],
  ['verbatim', /\b(?:verbatim|word for word|exactly as|exact(?:ly)?|in full|completely|letter for letter|wörtlich|mot pour mot|literalmente)\b/giu],
  ['transforms', /\b(?:base ?64|hex(?:adecimal)?|rot ?-?13|morse|backwards?|reversed?|spell|letter by letter|one letter|character by character|acrostic|poem|json|yaml|xml|table|upper ?case|first (?:half|\w+ (?:words?|letters?|characters?))|in (?:german|french|spanish)|into (?:german|french|spanish)|translat\w+|with (?:a )?(?:dash|hyphen|space|dot|star)s?)\b|auf (?:deutsch|französisch)|en (?:français|español)/giu],
  ['fiction', /\b(?:story|tale|novel|poem|play|screenplay|dialogue|song|scene|character|hypothetical(?:ly)?|fiction(?:al)?|role-?play|game|once upon)\b/giu],
];

const QUOTED_REPORT = /(\b(?:example|such as|like|e\.g\.|attackers?|phrases|says|said|wrote|writes|called|known as|payloads?|typical|contains?|containing|hid|hidden|hide)\b[^"“'‘`\n]{0,80})(?:"[^"\n]{1,300}"|“[^”\n]{1,300}”|‘[^’\n]{1,300}’|`[^`\n]{1,300}`|(?<=\s)'[^'\n]{1,300}'(?!\w))/giu;

/** "the instructions above for the second wheel": tied to something of the document's own world, so it is not about the model. */
const TIED = new RegExp(`^[\\s,]*(?:above |below )?(?:for|in|on|of|from|at|that came with|about|regarding) (?:(?:the|your|each|a|an|this|that|our|his|her|their|page|section|step|chapter|form)\\s+)+(?!(?:${NOUN}|${MODEL}|conversation|system|session|chat|user|request|document|output|summary|task)\\b)[\\p{L}\\p{N}]+`, 'iu');

const matchOf = (pattern: RegExp, text: string, mayBeTied = false): string | undefined => {
  for (const found of text.matchAll(pattern)) if (!mayBeTied || !TIED.test(text.slice(found.index + found[0].length))) return found[0].trim();
  return undefined;
};
const asSign = (id: SignId, quote: string | undefined): Sign[] => (quote === undefined || quote === '' ? [] : [{ id, points: POINTS[id], quote: quote.slice(0, 80) }]);

const orderIn = (sentence: string, verbs: RegExp): RegExpExecArray | undefined => {
  for (const found of sentence.matchAll(verbs)) {
    const at = found.index + found[0].length - found[1]!.length;
    if (!NEGATED.test(sentence.slice(0, at)) && !REPORTED.test(sentence.slice(0, at))) return found as RegExpExecArray;
  }
  return undefined;
};

type Asked = { wish: Wish; signs: Sign[] };

/** Asks for something the model knows. */
const tellIn = (sentence: string): Asked | undefined => {
  const order = orderIn(sentence, TELLS);
  const question = order === undefined && !REPORTED.test(sentence) ? matchOf(QUESTIONS, sentence) : undefined;
  const isOpen = /[:…"“]\s*$|\bbegins? with\s*:?$/u.test(sentence.trim()) || /^(?:complete|continue|finish)$/u.test(order?.[1] ?? '');
  if (order === undefined && question === undefined && !isOpen) return undefined;
  const about = ABOUT.map(([id, pattern]) => ({ id, quote: matchOf(pattern, sentence, id !== 'about-prompt') })).find(({ quote }) => quote !== undefined);
  if (about === undefined) return undefined;
  // An opening without a verb counts only where it speaks as the model: "My system prompt is:".
  if (isOpen && order === undefined && question === undefined && !/\b(?:my|your|the) (?:full |exact )?(?:system|initial|hidden|original|text above|words above)/iu.test(sentence)) return undefined;
  const isSecret = /\b(?:codes?|secret|pass-?phrase|flag|key|password|geheimnis)\b/iu.test(sentence) && !/\b(?:prompt|instructions|everything|rules)\b/iu.test(sentence);
  const isPart = /\bfirst (?:line|word|sentence|half)|\bonly the (?:first|last)\b|\bbegins? with\b|\bhalf\b/iu.test(sentence) && !isSecret;
  return {
    wish: { does: 'tell', about: isSecret ? 'secret' : 'prompt', part: isPart, words: '', whole: sentence },
    signs: [...asSign('asks', order?.[1] ?? question ?? sentence.slice(-30)), ...asSign(about.id, about.quote), ...(isOpen ? asSign('continues', sentence.slice(-30)) : [])],
  };
};

/** Puts words into the model's mouth. */
const sayIn = (sentence: string): Asked | undefined => {
  const order = orderIn(sentence, SAYS);
  if (order === undefined) return undefined;
  const after = sentence.slice(order.index + order[0].length);
  const quoted = /["“'‘]([^"”]{3,300})["”'’]/u.exec(after)?.[1];
  const image = /!\[[^\]]*\]\(\s*https?:\/\/[^)\s]+\)|https?:\/\/[^\s)"'>]+|<[a-z][^>]*>/iu.exec(after)?.[0];
  const told = /^[^:\n]{0,60}:\s*(.{3,300})$|^\s*(?:only |just )?that\s+(.{3,300})$|^[^.\n]{0,30}\b(?:the (?:words?|sentence|line|phrase))\s+(.{3,300})$/isu.exec(after);
  const words = image !== undefined && quoted === undefined ? image : (quoted ?? told?.slice(1).find(Boolean) ?? /\b(?:five|5) (?:stars?|out of 5)|\bpositive(?:ly)?\b|\b(?:approved?|excellent|hire|recommend)\b[^.]*/iu.exec(after)?.[0]);
  return words === undefined ? undefined : { wish: { does: 'say', about: 'prompt', part: false, words: words.trim(), whole: sentence }, signs: [...asSign('asks', order[1]), ...asSign('own-words', words)] };
};

const findIn = (text: string, by: Disguise, tag: string, open = ''): Found => {
  const heard = text.replace(QUOTED_REPORT, '$1 …');
  const sentences = heard.split(/(?<=[.!?;])\s+|\n+/u).filter((sentence) => sentence.trim() !== '');
  const asked = sentences.flatMap((sentence) => tellIn(sentence) ?? []).sort((one, other) => sum(other.signs) - sum(one.signs))[0] ?? sentences.map(sayIn).find((one) => one !== undefined);
  const pressures = PRESSURES.flatMap(([id, pattern]) => {
    const sentence = sentences.find((each) => matchOf(pattern, each, id === 'overrides') !== undefined && !(id === 'overrides' && (REPORTED.test(each.slice(0, each.search(pattern))) || NEGATED.test(each.slice(0, each.search(pattern))))));
    return sentence === undefined ? [] : asSign(id, matchOf(pattern, sentence, id === 'overrides'));
  });
  const signs = [...(asked?.signs ?? []), ...pressures, ...asSign('closes-tag', heard.includes(`</${tag}>`) ? `</${tag}>` : undefined), ...(by === 'plain' || (asked !== undefined && open.includes(asked.wish.whole)) ? [] : asSign('disguised', by))];
  return { wish: asked?.wish, signs, score: sum(signs), isDirected: asked !== undefined && signs.some(({ id }) => DIRECTED.includes(id)), by };
};

const sum = (signs: readonly Sign[]): number => signs.reduce((total, { points }) => total + points, 0);

/** The strongest request over all readings of a document. What a disguise hid is read together with what stood in the open. */
export const findRequest = (document: string, tag: string): Found => {
  const [plain, ...others] = readingsOf(document);
  const open = findIn(plain!.text, plain!.by, tag);
  if (open.wish !== undefined && open.isDirected) return open;
  const found = [open, ...others.map(({ by, text }) => findIn(['base64', 'hex', 'morse', 'rot13', 'backwards'].includes(by) ? `${plain!.text}\n${text}` : text, by, tag, plain!.text))];
  return found.sort((one, other) => Number(other.isDirected) - Number(one.isDirected) || Number(other.wish !== undefined) - Number(one.wish !== undefined) || other.score - one.score)[0]!;
};
