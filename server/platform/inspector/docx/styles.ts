// Styles, theme colours and run properties of a Word document, as far as they decide whether a text is seen.
import { Parser } from 'htmlparser2';
import { type Colour, readColour } from '../html/colours.ts';
import type { Technique } from '../techniques.ts';

/** Undefined means: nothing said here, look above. `ground` null: painted with something that is not known. */
export type Looks = { hides?: Technique | undefined; colour?: Colour | undefined; ground?: Colour | null | undefined; halfPoints?: number | undefined };
export type Attributes = Readonly<Record<string, string>>;
export type Styles = { byId: ReadonlyMap<string, Looks>; theme: ReadonlyMap<string, string>; paintedTables: ReadonlySet<string> };

const HIGHLIGHTS: ReadonlyMap<string, string> = new Map(Object.entries({ darkblue: '00008b', darkcyan: '008b8b', darkgreen: '006400', darkmagenta: '8b008b', darkred: '8b0000', darkyellow: '808000', darkgray: 'a9a9a9', lightgray: 'd3d3d3' }));
const THEME: ReadonlyMap<string, string> = new Map(Object.entries({ background1: 'lt1', light1: 'lt1', text1: 'dk1', dark1: 'dk1', background2: 'lt2', light2: 'lt2', text2: 'dk2', dark2: 'dk2', hyperlink: 'hlink', followedhyperlink: 'folHlink' }));
export const isOn = (attributes: Attributes): boolean => !/^(?:0|false|off|none)$/.test(attributes['w:val'] ?? '1');

/** Adds what one property element says; false when it says nothing about looks. */
export const addProperty = (looks: Looks, tag: string, attributes: Attributes, theme: ReadonlyMap<string, string>): void => {
  const value = attributes['w:val'] ?? '';
  if (tag === 'w:vanish' || tag === 'w:webHidden' || tag === 'w:specVanish') looks.hides = isOn(attributes) ? 'vanish' : undefined;
  else if (tag === 'w:color') looks.colour = themed(attributes['w:themeColor'], attributes['w:themeShade'] ?? attributes['w:themeTint'], value, theme);
  else if (tag === 'w:sz') looks.halfPoints = Number(value);
  else if (tag === 'w:w' && Number.parseInt(value) <= 8) looks.hides = 'tiny';
  else if (tag === 'w:spacing' && Number(value) <= -160) looks.hides = 'tiny';
  else if (tag === 'w:position' && Math.abs(Number(value)) > 1_500) looks.hides = 'off-page';
  else if (tag === 'w:highlight' && value !== 'none') looks.ground = readColour(HIGHLIGHTS.get(value.toLowerCase()) ?? value) ?? null;
  else if (tag === 'w:shd') shade(looks, attributes, theme);
  else if (tag === 'w14:noFill') looks.hides = 'see-through';
  else if (tag === 'w14:alpha' && Number.parseInt(attributes['w14:val'] ?? '0') >= 94_000) looks.hides = 'see-through';
};

const themed = (name: string | undefined, change: string | undefined, value: string, theme: ReadonlyMap<string, string>): Colour | undefined => {
  const own = value === 'auto' || value === '' ? undefined : readColour(value);
  if (name === undefined || (change !== undefined && own !== undefined)) return own;
  const hex = theme.get(THEME.get(name.toLowerCase()) ?? name);
  return hex === undefined ? own : readColour(hex);
};

const shade = (looks: Looks, attributes: Attributes, theme: ReadonlyMap<string, string>): void => {
  const pattern = attributes['w:val'] ?? 'clear';
  if (pattern === 'solid') looks.ground = themed(attributes['w:themeColor'], undefined, attributes['w:color'] ?? '', theme) ?? [0, 0, 0, 1];
  else if (pattern !== 'clear' && pattern !== 'nil') looks.ground = null;
  else {
    const fill = themed(attributes['w:themeFill'], attributes['w:themeFillShade'] ?? attributes['w:themeFillTint'], attributes['w:fill'] ?? '', theme);
    if (fill !== undefined) looks.ground = fill;
  }
};

export const merge = (...all: (Looks | undefined)[]): Looks => {
  const merged: Looks = {};
  for (const each of all) {
    if (each === undefined) continue;
    if ('hides' in each) merged.hides = each.hides;
    if (each.colour !== undefined) merged.colour = each.colour;
    if (each.ground !== undefined) merged.ground = each.ground;
    if (each.halfPoints !== undefined) merged.halfPoints = each.halfPoints;
  }
  return merged;
};

const readTheme = (xml: string): Map<string, string> => {
  const theme = new Map<string, string>();
  for (const [, name = '', body = ''] of xml.matchAll(/<a:(dk1|lt1|dk2|lt2|accent\d|hlink|folHlink)>([\s\S]{0,300}?)<\/a:\1>/g)) {
    const hex = /lastClr="([0-9A-Fa-f]{6})"|srgbClr val="([0-9A-Fa-f]{6})"/.exec(body);
    if (hex !== null) theme.set(name, hex[1] ?? hex[2]!);
  }
  return theme.size === 0 ? new Map([['lt1', 'ffffff'], ['dk1', '000000']]) : theme;
};

export const readStyles = (xml: string, themeXml: string): Styles => {
  const theme = readTheme(themeXml);
  const own = new Map<string, { looks: Looks; base: string | undefined }>();
  const paintedTables = new Set<string>();
  let at: { id: string; looks: Looks; base: string | undefined; isTable: boolean } | undefined;
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      if (tag === 'w:style') at = { id: attributes['w:styleId'] ?? '', looks: {}, base: undefined, isTable: attributes['w:type'] === 'table' };
      else if (tag === 'w:rPrDefault') at = { id: '', looks: {}, base: undefined, isTable: false };
      else if (at !== undefined && tag === 'w:basedOn') at.base = attributes['w:val'];
      else if (at?.isTable === true && tag === 'w:shd') paintedTables.add(at.id);
      else if (at !== undefined && tag !== 'w:spacing') addProperty(at.looks, tag, attributes, theme);
    },
    onclosetag: (tag) => {
      if ((tag !== 'w:style' && tag !== 'w:rPrDefault') || at === undefined) return;
      own.set(at.id, { looks: at.looks, base: at.base });
      at = undefined;
    },
  }, { xmlMode: true });
  parser.write(xml);
  parser.end();
  const byId = new Map<string, Looks>();
  const resolve = (id: string, depth = 0): Looks => {
    const style = own.get(id);
    if (style === undefined || depth > 20) return {};
    return merge(style.base === undefined ? undefined : resolve(style.base, depth + 1), style.looks);
  };
  for (const id of own.keys()) byId.set(id, resolve(id));
  for (const [id, { base }] of own) if (base !== undefined && paintedTables.has(base)) paintedTables.add(id);
  return { byId, theme, paintedTables };
};
