// Reads the task list of a pull request's description: what its author ticked about who wrote the code.

export type BoxSays = 'ai' | 'human' | undefined;

const BOX = /^[ \t]{0,8}[-*+][ \t]+\[([ xX])\][ \t]+(.{3,300})$/;
const TOOL = String.raw`(?:an? )?(?:ai|llm|artificial intelligence|generative ai|copilot|github copilot|chatgpt|claude(?: code)?|cursor|codex|gemini)(?:[- ](?:tools?|assistants?|agents?|coding assistants?|coding tools?))?`;
const MADE = String.raw`(?:written|generated|authored|assisted|produced|created|drafted)`;
/** Statements that code here is an assistant's. A duty ("I reviewed all AI-written code") says nothing of who wrote it. */
const SAYS_AI: readonly RegExp[] = [
  new RegExp(String.raw`^(?:(?:this|the) (?:pull request|pr|change|code|mr|merge request) |(?:some|part|parts|all|most) of (?:this|the) (?:pull request|pr|change|code|mr|merge request) )?(?:contains?|includes?|has|is|are|was|were)?\s*(?:code )?(?:fully |partly |partially |mostly )?(?:ai|llm)[- ]${MADE}(?: code)?(?:\W|$)`),
  new RegExp(String.raw`^(?:(?:this|the|some|part|parts|all|most)\b.{0,50}? )?(?:contains code |code )?(?:is |are |was |were )?${MADE} (?:by|with|using|with the help of|with help from) ${TOOL}(?:\W|$)`),
  new RegExp(String.raw`^(?:i |we )?used ${TOOL}(?: to (?:write|generate|draft|create)| for| in|[.!]?$)`),
  new RegExp(String.raw`^${TOOL} (?:was|were) used(?: to (?:write|generate|draft|create)| for| in|[.!]?$)`),
  new RegExp(String.raw`^${TOOL} (?:wrote|generated) `),
];
const SAYS_HUMAN: readonly RegExp[] = [
  new RegExp(String.raw`^(?:this .{0,30}?)?(?:contains |includes |has )?no (?:ai|llm)(?:[- ]${MADE})?(?: (?:code|tools?|assistants?|assistance))?(?: (?:was|were) used| here|[.!]?$)`),
  new RegExp(String.raw`^(?:written|authored) (?:entirely |only )?(?:by (?:a human|hand|me)|without (?:the help of )?${TOOL})`),
  new RegExp(String.raw`^${TOOL} (?:was|were) not used`),
];

/** Comments, fenced blocks and quotes are the template's or another's words. */
const spoken = (body: string): string[] => {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of body.replaceAll(/<!--[^]*?(?:-->|$)/g, '').split(/\r?\n/)) {
    const mark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark[0] : fence === mark[0] ? undefined : fence;
    else if (fence === undefined && !/^\s*>/.test(line)) lines.push(line);
  }
  return lines;
};

const plain = (text: string): string => text.toLowerCase().replaceAll(/[*_`"]|\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\s+/g, ' ').trim();

/** `ownText` is what the organisation's template says beside its box, where an owner gave it. Two answers that disagree are none. */
export const readTemplateBox = (body: string | null, ownText?: string): BoxSays => {
  const says = new Set<'ai' | 'human'>();
  for (const line of spoken((body ?? '').slice(0, 65_536))) {
    const [, mark, text] = BOX.exec(line) ?? [];
    if (mark === undefined || mark === ' ') continue;
    const statement = plain(text!);
    if (SAYS_HUMAN.some((pattern) => pattern.test(statement))) says.add('human');
    else if ((ownText !== undefined && statement === plain(ownText)) || SAYS_AI.some((pattern) => pattern.test(statement))) says.add('ai');
  }
  return says.size === 1 ? [...says][0] : undefined;
};
