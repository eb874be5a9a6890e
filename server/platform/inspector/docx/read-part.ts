// Walks one part of a Word document run by run and notes what Word does not show.
import { Parser } from 'htmlparser2';
import { countLetters, type Note } from '../hidden.ts';
import { BLACK, type Colour, isSameColour, readColour, WHITE } from '../html/colours.ts';
import type { Technique } from '../techniques.ts';
import { findInvisible } from '../text/invisible.ts';
import { addProperty, type Attributes, type Looks, merge, type Styles } from './styles.ts';

/** `channel`: everything in this part is for few eyes. */
export type Part = { name: string; xml: string; styles: Styles; note: Note; channel?: Technique; page?: Colour };
type Box = { hides: Technique | undefined; ground: Colour | null };

const EMU_FAR = 12_000_000;
const TWIPS_FAR = 5_000;
const DESCRIBED = new Set(['wp:docPr', 'pic:cNvPr', 'wps:cNvPr', 'a:cNvPr', 'v:shape', 'v:rect', 'v:imagedata', 'w:hyperlink', 'v:textbox']);

/** Returns the letters a reader sees. */
export const readPart = ({ name, xml, styles, note, channel, page = WHITE }: Part): number => {
  let seen = 0;
  let paragraph = 0;
  const run: Looks[] = [];
  const paragraphs: Looks[] = [];
  const rows: (Technique | undefined)[] = [];
  const cells: (Colour | null | undefined)[] = [];
  const tables: (null | undefined)[] = [];
  const boxes: Box[] = [];
  const inside: string[] = [];
  const hasPicture = /behindDoc="(?:1|true)"/.test(xml);
  let shapeFill: Colour | null = null;
  let frame: Technique | undefined;
  const has = (tag: string): boolean => inside.includes(tag);
  const take = (text: string): void => {
    const place = { part: name, paragraph: Math.max(paragraph, 1) };
    findInvisible(text, () => place, note, true);
    const technique = channel ?? judge(text);
    if (technique === undefined) seen += countLetters(text);
    else note(technique, place, text);
  };
  const judge = (text: string): Technique | undefined => {
    if (has('w:del') || has('w:moveFrom')) return 'deletion';
    if (has('mc:Fallback')) return 'not-rendered';
    const style = merge(styles.byId.get(''), paragraphs.at(-1), run.at(-1));
    const box = boxes.at(-1);
    if (style.hides !== undefined) return style.hides;
    if (frame !== undefined && box === undefined) return frame;
    const row = rows.findLast((each) => each !== undefined);
    if (row !== undefined) return row;
    if (box?.hides !== undefined) return box.hides;
    if (has('w:bdo') && /[a-z]{3}/i.test(text)) return bdo === 'rtl' ? 'bidi-override' : undefined;
    if (style.halfPoints !== undefined && style.halfPoints < 6) return 'tiny';
    const cell = cells.findLast((each) => each !== undefined);
    const ground = style.ground !== undefined ? style.ground : cell !== undefined ? cell : tables.at(-1) === null ? null : box !== undefined ? box.ground : page;
    if (ground === null || !isSameColour(style.colour ?? BLACK, ground)) return undefined;
    if (style.colour === undefined) return undefined;
    return hasPicture && style.ground === undefined && cell === undefined ? 'hidden-styling' : 'same-colour';
  };
  let bdo = '';
  let text = '';
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      inside.push(tag);
      text = '';
      if (tag === 'w:p') {
        if (boxes.length === 0) paragraph++;
        paragraphs.push({});
        frame = undefined;
      } else if (tag === 'w:r') run.push({});
      else if (tag === 'w:tbl') tables.push(undefined);
      else if (tag === 'w:tr') rows.push(undefined);
      else if (tag === 'w:tc') cells.push(undefined);
      else if (tag === 'w:tblStyle' && styles.paintedTables.has(attributes['w:val'] ?? '')) tables[tables.length - 1] = null;
      else if (tag === 'w:pStyle') paragraphs[paragraphs.length - 1] = { ...styles.byId.get(attributes['w:val'] ?? ''), ...paragraphs.at(-1) };
      else if (tag === 'w:rStyle') run[run.length - 1] = merge(styles.byId.get(attributes['w:val'] ?? ''), run.at(-1));
      else if (tag === 'w:trHeight' && attributes['w:hRule'] === 'exact' && Number(attributes['w:val']) < 60) rows[rows.length - 1] = 'clipped';
      else if (tag === 'w:hidden' && has('w:trPr')) rows[rows.length - 1] = 'vanish';
      else if (tag === 'w:bdo') bdo = attributes['w:val'] ?? '';
      else if (tag === 'w:framePr' && [attributes['w:x'], attributes['w:y']].some((each) => Number(each ?? 0) > 16_000 || Number(each ?? 0) < -TWIPS_FAR)) frame = 'off-page';
      else if (tag === 'w:ind' && has('w:pPr') && Object.values(attributes).some((each) => Number(each) > 14_000 || Number(each) < -4_000)) frame = 'off-page';
      else if (has('w:rPr') && has('w:r')) addProperty((run[run.length - 1] ??= {}), tag, attributes, styles.theme);
      else if (has('w:tcPr') && tag === 'w:shd') cells[cells.length - 1] = groundOf(attributes, styles);
      else if (has('w:pPr') && !has('w:rPr')) addParagraph((paragraphs[paragraphs.length - 1] ??= {}), tag, attributes, styles);
      else if (/^(?:wp:anchor|wp:inline|v:shape|v:rect|v:textbox)$/.test(tag)) {
        boxes.push({ hides: vml(attributes) ?? boxes.at(-1)?.hides, ground: fillOf(attributes) });
        shapeFill = null;
      } else if (tag === 'a:noFill' && has('wps:spPr') && !has('a:ln')) shapeFill = page;
      else if (tag === 'a:srgbClr' && has('wps:spPr') && has('a:solidFill') && !has('a:ln')) shapeFill = readColour(attributes['val'] ?? '') ?? null;
      else if (tag === 'wp:extent' && boxes.length > 0 && Math.min(Number(attributes['cx']), Number(attributes['cy'])) < 30_000) boxes.at(-1)!.hides = 'clipped';
      else if ((tag === 'w:txbxContent') && boxes.length > 0 && shapeFill !== null) boxes.at(-1)!.ground = shapeFill;
      if (tag === 'wp:docPr' && /^(?:1|true)$/.test(attributes['hidden'] ?? '') && boxes.length > 0) boxes.at(-1)!.hides = 'vanish';
      describe(tag, attributes, { part: name, paragraph: Math.max(paragraph, 1) }, note);
    },
    ontext: (more) => void (text += more),
    onclosetag: (tag) => {
      if (tag === 'w:t' || tag === 'a:t') take(text);
      else if (tag === 'w:delText') note('deletion', { part: name, paragraph }, text);
      else if (tag === 'w:instrText' || tag === 'w:delInstrText') note('not-rendered', { part: name, paragraph }, text);
      else if (tag === 'wp:posOffset' && boxes.length > 0 && (Number(text) > EMU_FAR || Number(text) < -EMU_FAR / 3)) boxes.at(-1)!.hides = 'off-page';
      else if (tag === 'w:p') paragraphs.pop();
      else if (tag === 'w:r') run.pop();
      else if (tag === 'w:tr') rows.pop();
      else if (tag === 'w:tc') cells.pop();
      else if (tag === 'w:tbl') tables.pop();
      else if (/^(?:wp:anchor|wp:inline|v:shape|v:rect|v:textbox)$/.test(tag)) boxes.pop();
      inside.pop();
      text = '';
    },
    oncomment: (comment) => note('comment', { part: name }, comment),
  }, { xmlMode: true, decodeEntities: true });
  parser.write(xml);
  parser.end();
  return seen;
};

const addParagraph = (looks: Looks, tag: string, attributes: Attributes, styles: Styles): void => {
  if (tag === 'w:shd') addProperty(looks, tag, attributes, styles.theme);
  else if (tag === 'w:spacing' && attributes['w:lineRule'] === 'exact' && Number(attributes['w:line'] ?? 240) < 40) looks.hides = 'clipped';
};
const groundOf = (attributes: Attributes, { theme }: Styles): Colour | null | undefined => {
  const looks: Looks = {};
  addProperty(looks, 'w:shd', attributes, theme);
  return looks.ground;
};
const vml = ({ style = '' }: Attributes): Technique | undefined => {
  if (/visibility:\s*hidden|display:\s*none/i.test(style)) return 'vanish';
  if (/(?:^|;)\s*(?:width|height):\s*0(?:\.\d+)?(?:pt|px|in)?\s*(?:;|$)/i.test(style)) return 'clipped';
  return /(?:margin-)?(?:left|top):\s*-?\d{4,}(?:\.\d+)?(?:pt|px)/i.test(style) ? 'off-page' : undefined;
};
const fillOf = ({ fillcolor, filled }: Attributes): Colour | null => (filled === 'f' || filled === 'false' ? WHITE : fillcolor === undefined ? null : (readColour(fillcolor.split(' ')[0]!) ?? null));

const describe = (tag: string, attributes: Attributes, place: { part: string; paragraph: number }, note: Note): void => {
  if (DESCRIBED.has(tag)) for (const each of ['descr', 'title', 'alt', 'w:tooltip', 'o:title', 'name']) if ((attributes[each] ?? '').length > 7) note('attribute', place, attributes[each]!);
  if (/^w:(?:alias|tag|docVar|tblCaption|tblDescription|statusText|helpText|default|placeholder|listItem|category|description|sdtTag)$/.test(tag)) for (const each of ['w:val', 'w:displayText', 'w:value']) if ((attributes[each] ?? '').length > 7) note(tag.startsWith('w:tbl') ? 'attribute' : 'metadata', place, attributes[each]!);
  if (tag === 'w:fldSimple') note('not-rendered', place, attributes['w:instr'] ?? '');
};
