// What an embed names has to be there: a capture, an exercise, an item, a lab, the scenarios.
import { EMBEDS, listOf } from './embeds.ts';
import type { Report } from './mistake.ts';
import type { PlacedEmbed } from './parse-lesson.ts';
import type { Folder } from './read-content.ts';
import type { BankBody, ScenariosBody } from './schemas.ts';

export type EmbedSources = {
  module: Folder;
  captures: ReadonlySet<string>;
  /** Files of exercises/ by their name, with the embed they are for. */
  exercises: ReadonlyMap<string, string>;
  practice: BankBody | undefined;
  scenarios: ScenariosBody | undefined;
  labs: ReadonlySet<string>;
};

type Props = Record<string, string>;
/** What is wrong with one embed, each as a sentence. */
type Check = (props: Props, sources: EmbedSources) => string[];

const captureIsThere: Check = (props, { captures }) => Object.values(props).flatMap((capture) => (captures.has(capture) ? [] : [`There is no captures/${capture}.json; record it or correct the name.`]));

/** One line each, by name; embeds with a file of their own are checked alike. */
const CHECKS: Readonly<Record<string, Check>> = {
  compare: captureIsThere,
  explorer: captureIsThere,
  'ignore-files': (_props, { module }) => (module.files.has('ignore-files.yaml') ? [] : ['There is no ignore-files.yaml in this module; write it.']),
  item: ({ id }, { module, practice }) => {
    if (!module.files.has('practice.yaml')) return ['There is no practice.yaml in this module to take the item from.'];
    return practice === undefined || practice.items.some((item) => item.id === id) ? [] : [`practice.yaml has no item ${id}; write it or correct the id.`];
  },
  lab: ({ slug, or }, { labs }) => [slug!, ...listOf(or)].flatMap((each) => (labs.has(each) ? [] : [`There is no lab ${each} in content/labs; write it or correct the name.`])),
  scenarios: ({ draw, always }, { module, scenarios }) => {
    if (!module.files.has('scenarios.yaml')) return ['There is no scenarios.yaml in this module.'];
    if (scenarios === undefined) return [];
    const ids = new Set(scenarios.scenarios.map(({ id }) => id));
    const fixed = listOf(always);
    return [
      ...fixed.flatMap((id) => (ids.has(id) ? [] : [`scenarios.yaml has no ${id}; write it or correct the id.`])),
      ...(Number(draw) + fixed.length > ids.size ? [`scenarios.yaml has ${ids.size} scenarios, fewer than this asks for.`] : []),
    ];
  },
};

const fileIsThere = (name: string, { id }: Props, { module, exercises }: EmbedSources): string[] => {
  if (!module.files.has(`exercises/${id}.yaml`)) return [`There is no exercises/${id}.yaml in this module; write it or correct the name.`];
  const embed = exercises.get(id!);
  return embed === undefined || embed === name ? [] : [`exercises/${id}.yaml is for the embed ${embed}, and this is ${name}.`];
};

const onceOf = (name: string, { id, slug, task, part }: Props): string | undefined => {
  if (name === 'item') return `The item ${id}`;
  if (name === 'lab') return `The lab ${[slug, task, part].filter(Boolean).join(' ')}`;
  return EMBEDS[name]?.hasFile ? `The exercise ${id}` : undefined;
};

export const checkEmbeds = (embeds: readonly PlacedEmbed[], sources: EmbedSources, add: Report): void => {
  const seen = new Set<string>();
  for (const { name, props, line } of embeds) {
    const found = EMBEDS[name]?.hasFile ? fileIsThere(name, props, sources) : (CHECKS[name]?.(props, sources) ?? []);
    for (const says of found) add(line, says);
    // One outcome stands for one of them, so it is asked once in a lesson.
    const once = onceOf(name, props);
    if (once !== undefined && seen.has(once)) add(line, `${once} is in this lesson twice; ${name === 'lab' ? 'tell the two apart by task or part' : 'ask something else here'}.`);
    if (once !== undefined) seen.add(once);
  }
};
