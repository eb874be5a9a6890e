// The embeds a lesson may hold: what each is told, and how long it takes (docs/decisions/005 says why these seconds).

type Embed = {
  needs: readonly string[];
  may?: readonly string[];
  /** What a prop may say, where that is a choice. */
  oneOf?: Readonly<Record<string, readonly string[]>>;
  /** Its data is a file of exercises/, named by `id`. */
  hasFile?: true;
  /** Seconds for one; by count where it holds several things to answer. */
  seconds(props: Record<string, string>): number;
};

export const ITEM_SECONDS = 40;
export const SCENARIO_SECONDS = 25;
export const QUIZ_ITEM_SECONDS = 60;

export const listOf = (text: string | undefined): string[] => (text ?? '').split(',').map((part) => part.trim()).filter(Boolean);

/** Undefined where `draw` is not a whole number of a sensible size. */
export const drawOf = (text: string | undefined): number | undefined => (/^\d{1,2}$/.test(text ?? '') ? Number(text) : undefined);

const inFile = (seconds: number): Embed => ({ needs: ['id'], hasFile: true, seconds: () => seconds });

/** A clock says how long; else a segment, and an unhurried look into a lab, take three and a half minutes, and opening one three. */
const labSeconds = ({ task, minutes }: Record<string, string>): number => {
  if (minutes !== undefined) return 60 * Number(minutes) - 15;
  return task === 'begin' ? 180 : 210;
};

/** One line each, by name; what an embed names is checked in check-embeds.ts. */
export const EMBEDS: Readonly<Record<string, Embed>> = {
  adversarial: { needs: ['task'], oneOf: { task: ['one', 'sweep', 'hardened'] }, seconds: ({ task }) => (task === 'one' ? 195 : 180) },
  billing: inFile(180),
  compare: { needs: ['left', 'right'], seconds: () => 75 },
  explorer: { needs: ['capture'], seconds: () => 90 },
  'ignore-files': { needs: [], seconds: () => 180 },
  item: { needs: ['id'], seconds: () => ITEM_SECONDS },
  // Without a task it is a segment; with one, a part of the work on a lab that has a page of its own. `minutes` puts a clock beside it.
  lab: { needs: ['slug'], may: ['or', 'task', 'part', 'minutes'], oneOf: { task: ['begin', 'work', 'finish'] }, seconds: labSeconds },
  'model-file': { needs: ['format'], oneOf: { format: ['safetensors', 'onnx'] }, seconds: () => 195 },
  order: inFile(150),
  pattern: inFile(120),
  poisoning: { needs: ['task'], oneOf: { task: ['attack', 'guard'] }, seconds: ({ task }) => (task === 'attack' ? 225 : 195) },
  scenarios: { needs: ['draw'], may: ['always'], seconds: ({ draw, always }) => SCENARIO_SECONDS * ((drawOf(draw) ?? 0) + listOf(always).length) },
  spot: inFile(75),
  target: inFile(240),
  'text-evasion': { needs: [], seconds: () => 180 },
};

export type EmbedLine = { name: string; props: Record<string, string> };

/** Reads `::name{key="value"}`; a string says what is wrong with it. */
export const readEmbed = (line: string): EmbedLine | string => {
  const [, name, inside] = /^::([a-z][a-z-]*)\{(.*)\}\s*$/.exec(line) ?? [];
  if (name === undefined || inside === undefined) return 'Write an embed alone on its line as `::name{key="value"}`.';
  const embed = Object.hasOwn(EMBEDS, name) ? EMBEDS[name] : undefined;
  if (embed === undefined) return `There is no embed named ${name}. There are: ${Object.keys(EMBEDS).join(', ')}.`;
  const props: Record<string, string> = {};
  const rest = inside.replaceAll(/([a-z][a-z-]*)="([^"]*)"/g, (_whole, key: string, value: string) => {
    props[key] = value;
    return '';
  });
  if (rest.trim() !== '') return `\`${rest.trim()}\` in ${name} cannot be read; write key="value".`;
  const missing = embed.needs.find((key) => (props[key] ?? '') === '');
  if (missing !== undefined) return `${name} needs ${missing}="…".`;
  const unknown = Object.keys(props).find((key) => !embed.needs.includes(key) && !embed.may?.includes(key));
  if (unknown !== undefined) return `${name} has no \`${unknown}\`; correct its name or remove it.`;
  const strange = Object.entries(embed.oneOf ?? {}).find(([key, values]) => (props[key] !== undefined || embed.needs.includes(key)) && !values.includes(props[key] ?? ''));
  if (strange !== undefined) return `${name} needs ${strange[0]} to be one of: ${strange[1].join(', ')}.`;
  if (props.minutes !== undefined && !/^[1-9]\d?$/.test(props.minutes)) return `${name} needs minutes="5", a whole number below 100.`;
  if (name === 'scenarios' && drawOf(props.draw) === undefined) return 'scenarios needs draw="3", a whole number below 100.';
  return { name, props };
};
