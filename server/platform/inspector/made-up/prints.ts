// Made-up PDFs, written object by object: ways to hide text on a page, and pages that paint white, scan or annotate as people do.
import type { Draw, Sample } from './draw.ts';

const text = (words: string): string => words.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, '?');
const lines = (words: string, x: number, y: number, size = 11): string => (words.match(/.{1,80}(?: |$)/g) ?? []).map((line, at) => `BT /F1 ${size} Tf ${x} ${y - at * size * 1.3} Td (${text(line)}) Tj ET`).join('\n');

type Extra = { info?: string; annotations?: readonly string[]; resources?: string; catalog?: string; objects?: readonly string[]; box?: string };
/** Objects 1 to 6 are fixed: catalogue, pages, page, content, font, info; extra ones follow. */
export const makePdf = (content: string, { info = '', annotations = [], resources = '', catalog = '', objects = [], box = '' }: Extra = {}): Uint8Array => {
  const all = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]${box}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/ExtGState<</G0<</ca 0/CA 0>>/G1<</ca 1>>/GM<</BM/Multiply>>>>${resources}>>/Annots[${annotations.join(' ')}]>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Title(Report)${info}>>`,
    ...objects,
  ];
  let out = '%PDF-1.7\n';
  const starts = all.map((object, at) => {
    const start = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = out.length;
  out += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${all.length + 1}/Root 1 0 R/Info 6 0 R>>\nstartxref\n${table}\n%%EOF`;
  return Buffer.from(out, 'latin1');
};
const page = (draw: Draw, content: string, extra?: Extra): Uint8Array => makePdf(`${lines(draw.title(), 60, 730, 18)}\n${lines(draw.paragraph(), 60, 690)}\n${content}\n0 g ${lines(draw.paragraph(), 60, 200)}`, extra);
const any = (name: string, make: (secret: string, draw: Draw) => string, extra?: Extra, isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, make(draw.secret(), draw), extra), isHeldOut });
const worded = (name: string, make: (order: string) => [content: string, extra?: Extra], isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, ...make(draw.order())), isHeldOut });
const plain = (name: string, make: (draw: Draw) => [content: string, extra?: Extra], isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, ...make(draw)), isHeldOut });
/** A grey picture of one pixel, as object 7. */
const SCAN: Extra = { resources: '/XObject<</I 7 0 R>>', objects: ['<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\u00f0\nendstream'] };
const note = (rest: string, words: string): Extra => ({ annotations: ['7 0 R'], objects: [`<</Type/Annot/Subtype/Text/Contents(${text(words)})${rest}>>`] });
const inside = (state: string, content: string): string => `q ${state} ${content} Q`;

export const HIDDEN_PDF: readonly Sample[] = [
  any('white', (words) => inside('1 g', lines(words, 60, 500))),
  any('near white', (words) => inside('0.99 0.99 0.98 rg', lines(words, 60, 500))),
  any('no paint', (words) => inside('3 Tr', lines(words, 60, 500))),
  any('tiny', (words) => lines(words, 60, 500, 1)),
  any('tiny by matrix', (words) => inside('.05 0 0 .05 60 500 cm', lines(words, 0, 0, 12))),
  any('off page', (words) => lines(words, -2000, 500)),
  any('above the page', (words) => lines(words, 60, 2000)),
  any('no alpha', (words) => inside('/G0 gs', lines(words, 60, 500))),
  any('covered', (words) => `${lines(words, 60, 500)} q 1 g 40 440 540 90 re f Q`),
  any('covered by a dark shape', (words) => `${lines(words, 60, 500)} q .2 g 40 440 540 90 re f Q`),
  any('blue on blue', (words) => `q .1 .2 .5 rg 40 440 540 90 re f ${lines(words, 60, 500)} Q`),
  worded('properties', (words) => ['', { info: `/Subject(${text(words)})` }]),
  worded('own property', (words) => ['', { info: `/Notes(${text(words)})` }]),
  worded('hidden annotation', (words) => ['', note('/F 2/Rect[60 500 80 520]', words)]),
  worded('annotation', (words) => ['', note('/Rect[60 500 80 520]', words)]),
  worded('behind a scan', (words) => [`q 612 0 0 792 0 0 cm /I Do Q ${inside('3 Tr', lines(words, 60, 500))}`, SCAN]),
  any('white letter by letter', (words) => inside('1 g', Array.from(words.slice(0, 70)).map((sign, at) => `BT /F1 9 Tf ${60 + at * 6} 500 Td (${text(sign)}) Tj ET`).join(' '))),
  any('white by CMYK', (words) => inside('0 0 0 0 k', lines(words, 60, 500)), {}, true),
  any('clipped', (words) => inside('0 0 5 5 re W n', lines(words, 60, 500)), {}, true),
  any('layer off', (words) => `/OC /L BDC ${lines(words, 60, 500)} EMC`, { resources: '/Properties<</L 7 0 R>>', catalog: '/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>', objects: ['<</Type/OCG/Name(x)>>'] }, true),
  any('outside the crop', (words) => lines(words, 60, 770, 8), { box: '/CropBox[0 0 612 760]' }, true),
  // Free text: a note would still show its sign.
  { name: 'annotation without size', make: (draw) => page(draw, '', { annotations: ['7 0 R'], objects: [`<</Type/Annot/Subtype/FreeText/Rect[60 500 60 500]/Contents(${text(draw.secret())})>>`] }) },
];

export const LIKE_PDF: readonly Sample[] = [
  plain('white on a dark bar', () => ['q .1 .2 .4 rg 40 480 540 40 re f 1 g BT /F1 14 Tf 60 495 Td (Region and number of orders) Tj ET Q']),
  plain('white on a picture', () => [`q 400 0 0 200 60 400 cm /I Do Q q 1 g ${lines('Everything for the workshop', 80, 500)} Q`, SCAN]),
  plain('text behind a scan', (draw) => [`q 612 0 0 792 0 0 cm /I Do Q ${inside('3 Tr', lines(draw.paragraph(), 60, 500))}`, SCAN]),
  plain('text under a scan', (draw) => [`${lines(draw.paragraph(), 60, 500)} q 612 0 0 792 0 0 cm /I Do Q`, SCAN]),
  plain('white box under text', (draw) => [`q 1 g 40 440 540 90 re f Q 0 g ${lines(draw.paragraph(), 60, 500)}`]),
  plain('highlight', (draw) => [`${lines(draw.paragraph(), 60, 500)} q /GM gs 1 1 0 rg 40 440 540 90 re f Q`]),
  plain('light grey watermark', () => [inside('.85 g', lines('DRAFT for discussion', 100, 450, 40))]),
  plain('small print', () => [lines('All prices without tax, as long as there is stock, errors excepted.', 60, 500, 5)]),
  plain('review note', () => ['', note('/Rect[60 500 80 520]', 'Please check the figures in the second table before Friday.')]),
  plain('link', () => ['', { annotations: ['7 0 R'], objects: ['<</Type/Annot/Subtype/Link/Rect[60 500 160 512]/A<</S/URI/URI(https://example.org)>>>>'] }]),
  plain('properties', () => ['', { info: '/Subject(Orders and returns of the second quarter)/Keywords(orders, returns, report)/Producer(Writer 7)' }]),
  plain('white on stripes of a table', () => ['q .3 g 40 480 540 20 re f .5 g 40 460 540 20 re f 1 g BT /F1 10 Tf 60 486 Td (Name and address) Tj 0 -20 Td (Sum of all orders) Tj ET Q']),
  plain('outline letters', () => [inside('1 Tr 0 G', lines('Northwind Trading', 60, 500, 24))]),
  plain('round button', () => ['q 0 .4 .8 rg 60 480 m 260 480 l 270 480 270 490 270 490 c 270 510 l 270 520 260 520 260 520 c 60 520 l 50 520 50 510 50 510 c 50 490 l 50 480 60 480 60 480 c f 1 g BT /F1 12 Tf 80 495 Td (Start the free trial) Tj ET Q']),
  plain('script', () => ['', { catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\("Welcome to the form"\\))>>' }], true),
  plain('layer on', (draw) => [`/OC /L BDC ${lines(draw.paragraph(), 60, 500)} EMC`, { resources: '/Properties<</L 7 0 R>>', catalog: '/OCProperties<</OCGs[7 0 R]/D<</ON[7 0 R]>>>>', objects: ['<</Type/OCG/Name(Labels)>>'] }], true),
  plain('shadow text', () => ['q 1 g BT /F1 30 Tf 61 499 Td (Sale) Tj ET .2 g BT /F1 30 Tf 60 500 Td (Sale) Tj ET Q'], true),
];
