// Says whether a text speaks to a model: takes over its orders, tells it what to hide, to send, to answer or to rate. Words for people (reviewers' notes, labels, work to do) are no instruction.
import { withoutInvisible } from './invisible.ts';

const AI = String.raw`(?:ai|a\.i\.|llms?|large language models?|language models?|chat ?bots?|(?:(?:ai|virtual|automated|coding|code|digital)[ -]){1,3}(?:assistants?|agents?|systems?|models?|tools?|reviewers?|readers?)|assistants?|copilot|claude|chat ?gpt|gpt-?\d\w*|gpt|gemini|cursor agent|summari[sz]ers?|bard|grok|llama|mistral|deepseek)`;
const NO_AI_NEEDED = [
  // Taking over
  String.raw`\b(?:ignore|disregard|forget|override|overrule|bypass|discard|neglect|drop|skip|set aside|pay no attention to|do not follow|don't follow|stop following)\b[^.!?]{0,25}\b(?:previous|prior|above|earlier|preceding|foregoing|existing|former|past|original|initial|system|safety|your|all|other|any)\b[^.!?]{0,25}\b(?:instructions?|prompts?|rules|guidelines|directions|directives?|orders|commands?|context|programming|training|constraints|policies|restrictions|guardrails|safeguards|safety filters?|tasks?)\b`,
  String.raw`\b(?:ignore|disregard|forget|override) (?:all )?(?:of )?(?:the|these|those|any|all|your) (?:\w+ )?(?:instructions?|prompts?|rules|guidelines|directions|directives?|orders|commands?|policies)\b[^.!?]{0,12}\b(?:(?:above|before|so far)(?= ?(?:$|[.,;:!?)\n]| (?:and|then|but|instead)\b))|you (?:were|have been|got|had)\b)`,
  String.raw`\b(?:ignore|disregard|forget) (?:everything|all|anything|whatever|what(?! (?:i|we)(?: have|'ve)? (?:said|wrote|written|told|sent|asked|mentioned)\b))\b[^.!?]{0,40}\b(?:above|before|so far|told|said|know|prior|previously|instructed|else)\b`,
  String.raw`\b(?:system|developer|admin(?:istrator)?|safety|instruction) override\b|\boverride (?:mode|code|protocol)\b|\bprompt injection\b(?! (?:test|attack|risk|defen|is\b|are\b|was\b|can\b|could\b|may\b|might\b|in\b|on\b|and\b|or\b|by\b|via\b|through\b|against\b|works?\b|happens\b|means\b|vulnerab|detect|prevent|protect|guard|filter|techni|example|attempt|scan|research|threat|lesson|training)|[,.?)])|\bjailbr(?:eak|oken)\b|\bdan mode\b|\b(?:unrestricted|god|debug) mode (?:is )?(?:enabled|activated|on)\b`,
  String.raw`<\|?\/?(?:system|im_start|im_end|assistant|user|endoftext|start_header_id|instructions?|important)\|?>|\[\/?(?:inst|sys|system|system_message)\]|<<\/?sys>>|(?:^|\n)\s*#{1,4}\s*(?:system|assistant|new instructions?)\b|(?:^|[\n.>*-])\s*(?:system|assistant|sys)(?: (?:message|prompt|note|notice|instruction|update|alert))?\s*[:\]]\s*\S`,
  String.raw`\b(?:new|hidden|secret|real|actual|true|overriding|confidential|priority|critical|mandatory|internal|important) (?:system |ai |assistant |agent |model )?(?:instructions?|directives?|orders|commands?)(?: (?:follow|for (?:you|the (?:ai|model|assistant|agent))))?\s*[:.!-]`,
  String.raw`\b(?:these|this|the following|those) (?:instructions?|directives?|orders|commands?|rules?|messages?)\b[^.!?]{0,20}\b(?:override|overrides|supersedes?|takes? (?:precedence|priority)|replaces? (?:all|any|your)|has (?:priority|precedence)|must be (?:obeyed|followed))\b|\b(?:obey|comply with) (?:this|these|the following|me)\b|\bfollow (?:these|the following|this|my) (?:hidden |new )?(?:instructions?|commands?|orders?) (?:exactly|instead|first|before|silently|without|precisely|only|immediately|now)\b`,
  // A role
  String.raw`\byou are (?:now |no longer )?(?:an?|the|in)? ?(?:(?:helpful|unrestricted|different|new|friendly|expert|senior|autonomous|powerful|loyal|evil|neutral|impartial) )*(?:${AI}|ai|dan|maintenance mode|developer mode|agent|bot|model)\b|\bas an? (?:ai|llm|language model|ai \w+)\b|\bfrom now on,? (?:you|your|always|only|respond|answer|every)\b|\bpretend (?:to be|that you|you are)\b|\b(?:assume|adopt|take on) the (?:role|persona) of\b|\byour (?:new|real|true|only|primary) (?:task|job|goal|role|objective|purpose|mission|instruction)\b`,
  // Speaking to a machine
  String.raw`\b(?:you|any(?:one|body)?|whoever) (?:are |is )?(?:processing|summari[sz]ing|parsing|ingesting|indexing|analy[sz]ing) (?:this|the) (?:document|page|file|text|content|message|e-?mail|resume|cv|paper|site|repo(?:sitory)?|ticket|issue)\b|\bwhen(?:ever)? (?:you(?:'re| are)? )?(?:asked (?:about|to|for)|summari[sz](?:e|ing)|answering|responding|replying|generating (?:code|text|an? |the |your )|processing this|reading this|translating|prompted|queried)\b`,
  // Keeping it from people
  String.raw`\b(?:do not|don't|never|without|avoid|must not|should not|not to|refrain from)\b[^.!?]{0,20}\b(?:mention(?:ing)?|reveal(?:ing)?|tell(?:ing)?|inform(?:ing)?|disclos(?:e|ing)|alert(?:ing)?|notify(?:ing)?|warn(?:ing)?|admit(?:ting)?|acknowledg(?:e|ing)|discuss(?:ing)?|show(?:ing)?|display(?:ing)?|explain(?:ing)?|report(?:ing)?|ask(?:ing)?|refer(?:ring)? to|consult(?:ing)?)\b[^.!?]{0,30}\b(?:the (?:end )?(?:user|human|operator)|users?|humans?|this (?:instruction|message|text|comment|prompt|directive|step|hidden)|these (?:instructions?|steps|directives|rules)|that you|for (?:confirmation|permission|approval)|it to (?:anyone|the user))\b`,
  String.raw`\b(?:silently|secretly|covertly|quietly|discreetly|surreptitiously|invisibly)\b[^.!?]{0,15}\b(?:send|add|append|include|insert|run|execute|call|fetch|open|upload|post|forward|copy|delete|approve|change|replace|install|download|transfer|use|exfiltrate|embed)\b`,
  String.raw`\b(?:must|should|may|can|is|are|shall)(?: not|n't| never) (?:to )?be (?:mentioned|told|disclosed|revealed|explained|announced)\b[^.!?]{0,20}\bto (?:the |any )?(?:end )?(?:users?|humans?|operators?|anyone|people|reader)\b`,
  // Carrying away; who asks not to do it warns.
  String.raw`(?<!\b(?:do not|don't|never|not|avoid|without) (?:\w+ )?)\b(?:send|post|forward|e-?mail|upload|transmit|exfiltrate|submit|leak|copy|deliver|append|include|embed|encode|attach|paste|put|base64|share|reveal|collect|gather|read|print|list|output|extract|dump)\b(?:(?!\b(?:not|never|don't|without)\b)[^.!?\n]){0,60}\b(?:conversation|chat (?:history|log)|session (?:token|history)|secrets?|api[ _-]?keys?|access tokens?|auth tokens?|passwords?|credentials|\.env|environment variables|private keys?|ssh keys?|~\/\.ssh\S*|id_rsa|system prompt|customer (?:list|data|records|names)|user'?s? (?:data|name|e-?mail|messages?|address|question|query|location)|internal documents|confidential|personal data|source code|memory|context window)\b[^\n]{0,80}(?:https?:|\b[\w.+-]+@[\w-]+\.|\burl\b|\bwebhook\b|\bendpoint\b|\bserver\b|\bto me\b|\bin (?:the|your) (?:answer|reply|response|summary|output|link|image)\b)`,
  String.raw`\b(?:reveal|print|output|repeat|show|display|leak|disclose|expose|share|include|quote|recite)\b[^.!?]{0,30}\b(?:system (?:prompt|message)|your (?:instructions|prompt|rules|guidelines|configuration)|initial instructions|hidden instructions)\b`,
  String.raw`https?:\/\/\S*[?&/=](?:\w+=)?(?:\{\{?|<|%7b|\$\{|\[)(?:\w|[ _-])+`,
  String.raw`\b(?:fetch|visit|open|navigate to|browse to|load|request|retrieve|access|download|get|go to)\b[^.!?\n]{0,40}https?:\/\/\S+[^.!?\n]{0,10}\b(?:and|then)\b[^.!?\n]{0,15}\b(?:follow|run|execute|obey|include|do what|append|insert|apply|act on)\b`,
  // Tools and commands
  String.raw`\b(?:curl|wget)\b[^|\n]{0,120}\|\s*(?:sudo )?(?:ba|z|da)?sh\b|\brm -rf [~/$]|\bbase64 (?:-d|--decode)\b`,
  String.raw`\b(?:call|use|invoke|trigger|run|execute)\b (?:the |your |a )?["'\x60]?\w+["'\x60]? (?:tool|function|plugin|action)\b[^.!?]{0,10}\b(?:to|with|and|on|for)\b`,
  String.raw`\b(?:execute|run|perform|make|carry out) (?:this|these|the following) (?:tool|function|shell|system) ?(?:call|command)s?\b`,
  // What to answer
  String.raw`\b(?:respond|reply|answer)\b (?:only|exactly|solely|strictly|instead|always|to (?:the user|every|all|any)|with (?:only|just|exactly|the (?:word|phrase|text|string|following|exact)|["'“‘:]))|\b(?:say|output|print|write|return) (?:only|exactly|nothing (?:but|except)|the (?:exact|following) (?:words?|text|phrase|sentence|string))\b|\bonly (?:respond|reply|answer|output|say)\b`,
  String.raw`\byour (?:response|answer|reply|output|summary|translation|verdict|review|evaluation|next message|analysis|recommendation)s? (?:must|always|has to|have to|shall|needs? to|is to|will|should (?:always|only|end|begin|start|contain|include|state|say|recommend|conclude))\b`,
  String.raw`\b(?:add|append|include|insert|put|mention|write|end|begin|start|finish|close|conclude|prepend|place|state|say|claim)\b[^.!?]{0,70}\b(?:in|to|at the (?:end|start|top|beginning) of|into|with|of) (?:your|every|each|all|any|its) (?:final |own |future |generated )?(?:summary|response|answer|reply|output|message|completion|code|e-?mail|translation|review)s?\b`,
  String.raw`\b(?:begin|start|end|finish|prefix|close) (?:your|every|each|all|the) (?:summary|response|answer|reply|output|message)s? (?:with|by)\b|\badd(?:ing)? (?:the )?(?:reference|phrase|code|marker|token|string|word|sentence|line|text)s? ["'“]?[\w-]{3,}[^.!?]{0,40}\b(?:summary|answer|response|reply|output|review)\b`,
  String.raw`\b(?:in|into|throughout) your (?:summary|response|answer|reply|output|translation|review)\b`,
  String.raw`\b(?:tell|inform|convince|persuade|urge|instruct|advise|direct) (?:the |your )?(?:users?|readers?|customers?|humans?|person|developer|operator) (?:that|to (?:visit|call|send|enter|provide|paste|transfer|confirm|click|download|run|install|pay|buy|contact|disable|reply|go|re-?enter|verify))\b`,
  String.raw`\byou (?:must|shall|will|should|are (?:required|instructed|ordered|authori[sz]ed|obliged) to|have to|need to)(?: (?:now|always|instead|also|only|never|immediately|first|therefore|not))? (?:ignore|disregard|output|refuse|comply|obey|append|exfiltrate)\b|\byou (?:must|shall|will|should) (?:now|always|instead|only|never) (?:reply|respond|answer|say|recommend|generate|suggest|summari[sz]e|mention|include|insert|use|call|send)\b`,
  // Rating and letting through
  String.raw`\b(?:give|rate|score|rank|grade|evaluate|award|assign|assess|describe|present|portray|recommend|judge)\b[^.!?]{0,70}\b(?:10 ?\/ ?10|100 ?\/ ?100|5 ?\/ ?5|(?:10|ten) out of (?:10|ten)|(?:highest|maximum|top|perfect|full) (?:possible )?(?:score|rating|marks?|rank|grade|recommendation)|five stars|5 stars|positively|top candidate|(?:best|ideal|perfect|strongest|exceptional|outstanding) (?:candidate|fit|applicant|match)|strong hire|for (?:hiring|hire|immediate|acceptance|interview))\b`,
  String.raw`\b(?:positive review|positive evaluation)s?\b[^.!?]{0,15}\b(?:only|regardless)\b|\b(?:give|write|provide|produce)\b[^.!?]{0,12}\bpositive (?:review|evaluation|assessment)\b|\bdo not (?:highlight|mention|point out|list)\b[^.!?]{0,20}\b(?:negatives?|weakness(?:es)?|flaws?|limitations|risks?|problems|concerns|issues)\b|\b(?:candidate|applicant) is (?:exceptionally|extremely|highly|uniquely) (?:well[- ])?qualified\b`,
  String.raw`\b(?:classify|label|mark|treat|flag|report|consider|regard)\b[^.!?]{0,40}\bas (?:safe|benign|trusted|trustworthy|harmless|not (?:phishing|spam|malicious)|clean|low[- ]risk|non-?malicious)\b`,
  String.raw`\b(?:approve|merge|accept|authori[sz]e|pay|release)\b[^.!?]{0,40}\b(?:without (?:further |any |human |manual )?(?:review|checks?|question|comments?|verification|delay|confirmation|approval|asking)|automatically|immediately|regardless)\b|\bskip (?:all |any |the )?(?:security|safety|compliance|fraud|human) (?:checks?|reviews?|steps?|scans?|findings)\b`,
  // In somebody's name, and behind their back
  String.raw`\bthe (?:end )?user (?:has |have )?(?:already |just )?(?:approved|authori[sz]ed|confirmed|consented to|agreed to|(?:gave|given|granted) (?:you |full |their )*(?:permission|consent|approval)(?: for| to)?) (?:all|any|every|these|this|the following)\b[^.!?]{0,20}\b(?:actions?|commands?|changes|(?:tool )?calls?|operations?|steps?|requests?|edits?)\b`,
  String.raw`(?<!\b(?:do not|don't|never|not|cannot|can't|will|(?<!\byou )(?:can|may|could)) (?:\w+ )?)(?<!--?[\w-]+[ \t]+)\b(?:delete|push|deploy|run|execute|install|commit|overwrite|wipe|transfer|send|publish|purchase|order)\b[^.!?\n]{0,40}\bwithout (?:(?:ever )?asking (?:(?:for )?(?:permission|confirmation|approval|anyone|anybody)|(?:the )?(?:user|human|operator|me))|asking(?= ?(?:$|[.!;\n]))|(?:user|human|their|further|any) (?:confirmation|approval|permission|consent))\b`,
  String.raw`\balways (?:use|import|add|insert|include|recommend|suggest|prefer|append|install)\b[^.!?]{0,80}\b(?:in|to|into|from|when|for) [^.!?]{0,20}\b(?:generated?|generating|every|all|any)\b`,
];
const TO_AI = [
  // Whoever hides them is spoken about, and nobody spoken to.
  String.raw`(?<!\b(?:hid(?:e|es|ing)|plant(?:s|ed|ing)?|inject(?:s|ed|ing)?|embed(?:s|ded|ding)?|smuggl(?:e|es|ed|ing)|slip(?:s|ped|ping)?|sneak(?:s|ing)?) (?:\w+ )?|\b(?:send|type|write|enter) (?:a |your |the )?(?=messages?\b)|\b(?:writ(?:e|es|ing)|edit(?:s|ing)?|creat(?:e|es|ing)|customi[sz](?:e|es|ing)|configur(?:e|es|ing)|chang(?:e|es|ing)|sav(?:e|es|ing)|set(?:s|ting)? up|better|custom|good) (?:\w+ )?(?=instructions?\b))\b(?:notes?|notices?|messages?|instructions?|attention|reminders?|directives?|hints?|memo|guidance|orders|commands?|important|warning|addressed|request|task)\s*(?:to|for|,)?:? (?:the |all |any |an? |every |each |our |your )?${AI}\b(?! (?:and|or|to) (?:the |our |new |other |all )*(?:staff|employees?|managers?|nurses?|teachers?|doctors?|students?|interns?|trainees?|volunteers?|colleagues?|director|editors?)\b)`,
  String.raw`\bif (?:you(?:'re| are)|this is (?:being )?(?:read|processed|parsed|summari[sz]ed) by) (?:an? |the |any )?${AI}\b`,
  String.raw`\b(?:dear|hey|hello|hi|attention|listen|ok|okay)[ ,]+(?:the |all |any )?${AI}\b`,
  String.raw`(?:^|[\n.!?:>*-] ?)(?:the |all |any |every |to )?(?:the |all |any )?${AI}\s*[:,!] ?\w`,
  String.raw`\b${AI}(?:,| that| which| who)? (?:read|process|summari[sz]|review|pars|analy[sz]|index|scrap|evaluat|handl|assist)(?:e|es|ing|s|ning)? (?:this|these|the)\b`,
  String.raw`\b(?:ai|llms?|language models?|chat ?bots?|(?:ai|coding|code) (?:assistants?|agents?|systems?|models?|tools?|reviewers?)|the assistant|assistants|copilot|claude|chatgpt|gemini) (?:must|should|shall|is to|are to|needs? to|has to|have to|please|is (?:instructed|required|authori[sz]ed)|are (?:instructed|required|authori[sz]ed))\b`,
];
const TONGUES = [
  String.raw`\bignorier\w*\b.{0,30}\b(?:anweisung|vorgabe|befehl|instruktion|regel)|\bvergiss\b.{0,20}\b(?:alles|alle|anweisung)|\bals ki\b|\bdu bist (?:jetzt|nun|ab jetzt|eine? ki)|\b(?:antworte|schreibe|sage|fasse)\b.{0,30}\b(?:nur|ausschließlich|immer)\b|\b(?:erwähne|verrate|sage)\b.{0,30}\b(?:nicht|niemandem)\b.{0,30}\b(?:nutzer|benutzer|anweisung)|\b(?:ki|ki-assistent\w*|sprachmodell\w*)\s*:`,
  String.raw`\bignor(?:e|ez|er)\b.{0,30}\b(?:instructions?|consignes|règles)|\boubli(?:e|ez)\b.{0,30}\b(?:instructions?|consignes|tout)|\btu es (?:maintenant|désormais|une? ia)|\bvous êtes (?:maintenant|désormais|une? ia)|\b(?:ne|n')\b.{0,10}\b(?:mentionne|révèle|dis)\w*\b.{0,20}\b(?:pas|jamais)\b.{0,30}\b(?:utilisateur|instruction)|\b(?:réponds|répondez)\b.{0,20}\b(?:uniquement|toujours|seulement)\b`,
  String.raw`\bignor(?:a|e|ar|en|ad)\b.{0,30}\b(?:instrucciones|instruções|instruzioni|reglas|regras|istruzioni)|\bolvid(?:a|e)\b.{0,20}\b(?:todo|instrucciones)|\bahora eres\b|\bsei ora\b|\bagora você é\b|\brespond(?:e|a)\b.{0,20}\b(?:solo|solamente|únicamente|siempre|apenas)\b|\bno (?:menciones|reveles|digas)\b.{0,40}\b(?:usuario|instrucci)|\besque(?:ça|cer)\b.{0,20}\binstruções`,
  '(?:忽略|无视|無視|忘记|忘記).{0,12}(?:指令|指示|提示|规则|規則|内容|要求)|你现在是|你現在是|系统提示|不要(?:告诉|向).{0,6}用户|(?:以前|上記|前).{0,6}(?:指示|命令).{0,6}(?:無視|忘れ)|あなたは今|(?:이전|위의).{0,8}(?:지시|명령).{0,6}무시|игнорир\\S*.{0,30}(?:инструкц|указан|правил)|забудь.{0,20}(?:инструкц|всё|все)|تجاهل.{0,30}(?:التعليمات|الأوامر)|התעלם.{0,20}(?:ההוראות|הוראות)|(?:पिछले|सभी).{0,20}निर्देश.{0,20}(?:अनदेखा|नज़रअंदाज़)|(?:önceki|tüm).{0,20}talimat\\S*.{0,20}(?:yoksay|görmezden)|zignoruj.{0,25}(?:instrukcj|polece)|negeer.{0,25}(?:instructies|opdrachten)',
];
// One by one, over text in small letters: joined, or with flags, V8 is ten times slower (measured).
const PATTERNS = [...NO_AI_NEEDED, ...TO_AI, ...TONGUES].map((pattern) => new RegExp(pattern));

/** Letters of other scripts that look like Latin ones, where they stand among Latin ones. */
const ALIKE: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j', ԁ: 'd', ɡ: 'g', ո: 'n', ӏ: 'l', α: 'a', ο: 'o', ν: 'v', ι: 'i', ρ: 'p', τ: 't' };
const MOST = 20_000;

export const isInstruction = (text: string): boolean => {
  const plain = withoutInvisible(text.slice(0, MOST)).normalize('NFKC').trim().toLowerCase().replace(/[’ʼ]/g, "'").replace(/[ \t\r\f\v\u00A0]+/g, ' ');
  if (speaks(plain) || (plain.includes('\n') && speaks(plain.replace(/\s+/g, ' ')))) return true;
  const latin = plain.replace(/[\u0080-\uffff]/g, (sign) => ALIKE[sign.toLowerCase()] ?? sign);
  if (latin !== plain && /[a-z]{2}/i.test(plain) && speaks(latin)) return true;
  if (/(?:\b\w[ ._-]){8}/.test(plain) && speaks(joinSpaced(plain))) return true;
  if (/[a-z]\d|\d[a-z]/.test(plain) && speaks(withoutDigits(plain))) return true;
  if (isTurned(plain) && speaks(turn(plain))) return true;
  return speaks(decode(text.slice(0, MOST)).toLowerCase());
};

const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };
/** "1gn0re a11": digits in the place of letters. */
const withoutDigits = (text: string): string => text.replace(/\b(?=\w*\d)(?=\w*[a-z])\w+\b/g, (word) => word.replace(/11/g, 'll').replace(/[013457]/g, (digit) => DIGITS[digit]!));

/** ROT13 by its everyday words. */
const isTurned = (text: string): boolean => (text.match(/\b(?:gur|naq|gb|bs|lbh|guvf|vf|nyy|sbe|jvgu)\b/g)?.length ?? 0) >= 2;
const turn = (text: string): string => text.replace(/[a-z]/g, (sign) => String.fromCharCode(((sign.charCodeAt(0) - 97 + 13) % 26) + 97));
const speaks = (text: string): boolean => text.length > 7 && PATTERNS.some((pattern) => pattern.test(text));

/** "i g n o r e   a l l": single letters by one sign, words by more. */
const joinSpaced = (text: string): string => text.replace(/((?:\b\w[ ._-]){3,}\w\b)/g, (run) => run.replace(/[ ._-]/g, '')).replace(/ignoreall|ignoreprevious/gi, 'ignore all previous').replace(/previousinstructions/gi, ' previous instructions');

/** Base64, percent and HTML escapes that hold text. */
const decode = (text: string): string => {
  const parts = (text.match(/[A-Za-z0-9+/_-]{24,}={0,2}/g) ?? []).slice(0, 20).map((found) => Buffer.from(found, 'base64').toString('latin1'));
  if (/(?:%[0-9a-f]{2}){6}|(?:%20\w+){2}/i.test(text)) parts.push(text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
  if (/(?:&#x?[0-9a-f]{2,6};){6}/i.test(text)) parts.push(text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, ten?: string) => String.fromCodePoint(Math.min(hex === undefined ? Number(ten) : parseInt(hex, 16), 0x10ffff))));
  if (/(?:[0-9a-f]{2} ?){24}/i.test(text)) parts.push(Buffer.from(text.replace(/[^0-9a-f]/gi, ''), 'hex').toString('latin1'));
  return parts.filter((part) => /[a-z]{3} [a-z]/i.test(part)).join('\n');
};
