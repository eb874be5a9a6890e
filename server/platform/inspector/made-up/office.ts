// Made-up Word documents: ways to hide text in them, and reviews, tables and covers as people make them.
import { strToU8, zipSync } from 'fflate';
import type { Draw, Sample } from './draw.ts';

type Parts = Readonly<Record<string, string>>;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const run = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
const para = (inside: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
/** Splits a text as Word does after spell checking. */
const split = (text: string, properties: string): string => text.split(/(?<= )/).map((word) => run(word, properties)).join('');

export const makeDocx = (body: string, parts: Parts = {}, attributes = ''): Uint8Array => {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}>${attributes}<w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
};
const page = (draw: Draw, body: string, parts?: Parts, attributes?: string): Uint8Array => makeDocx(para(run(draw.title())) + para(run(draw.paragraph())) + body + para(run(draw.paragraph())), parts, attributes);
const formatted = (name: string, properties: string, isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, para(split(draw.secret(), properties))), isHeldOut });
const any = (name: string, make: (secret: string) => [body: string, parts?: Parts], isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, ...make(draw.secret())), isHeldOut });
const worded = (name: string, make: (order: string) => [body: string, parts?: Parts], isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, ...make(draw.order())), isHeldOut });
const plain = (name: string, make: (draw: Draw) => [body: string, parts?: Parts, attributes?: string], isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, ...make(draw)), isHeldOut });
const comment = (text: string): Parts => ({ 'word/comments.xml': `<w:comments ${W}><w:comment w:id="0" w:author="Jo">${para(run(text))}</w:comment></w:comments>` });
const core = (text: string): Parts => ({ 'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Report</dc:title><dc:description>${xml(text)}</dc:description></cp:coreProperties>` });
const foot = (inside: string): Parts => ({ 'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2">${inside}</w:footnote></w:footnotes>` });
const styles = (inside: string): Parts => ({ 'word/styles.xml': `<w:styles ${W}>${inside}</w:styles>` });
const cell = (inside: string, fill: string): string => `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${fill}"/></w:tcPr>${inside}</w:tc></w:tr></w:tbl>`;
const picture = (text: string): string => para(`<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Picture 1" descr="${xml(text)}"/></wp:inline></w:drawing></w:r>`);
const tags = (text: string): string => [...text].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('');

export const HIDDEN_DOCX: readonly Sample[] = [
  formatted('vanish', '<w:vanish/>'),
  formatted('white', '<w:color w:val="FFFFFF"/>'),
  formatted('near white', '<w:color w:val="FDFDFD"/>'),
  formatted('tiny', '<w:sz w:val="2"/>'),
  any('white on a white cell', (text) => [cell(para(run(text, '<w:color w:val="FFFFFF"/>')), 'FFFFFF')]),
  any('dark on a dark cell', (text) => [cell(para(run(text, '<w:color w:val="1F3864"/>')), '1F3864')]),
  any('hidden style', (text) => [para(run(text, '<w:rStyle w:val="Quiet"/>')), styles('<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Quiet"><w:basedOn w:val="Base"/></w:style>')]),
  worded('comment', (text) => ['', comment(text)]),
  worded('properties', (text) => ['', core(text)]),
  worded('alternative text', (text) => [picture(text)]),
  worded('deletion', (text) => [para(`<w:del w:id="1" w:author="Jo"><w:r><w:delText>${xml(text)}</w:delText></w:r></w:del>`)]),
  worded('footnote', (text) => [para(run('Orders rose.')), foot(para(run(text)))]),
  any('tags', (text) => [para(run(`Welcome${tags(text)} all`))]),
  any('white paragraph style', (text) => [para(run(text), '<w:pStyle w:val="Pale"/>'), styles('<w:style w:type="paragraph" w:styleId="Pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>')], true),
  any('theme colour', (text) => [para(run(text, '<w:color w:val="FFFFFF" w:themeColor="background1"/>'))], true),
  formatted('narrow letters', '<w:w w:val="1"/>', true),
  any('frame far away', (text) => [para(run(text), '<w:framePr w:w="2000" w:x="30000" w:y="1"/>')], true),
  worded('data of the document', (text) => ['', { 'customXml/item1.xml': `<data><note>${xml(text)}</note></data>` }], true),
  worded('field', (text) => [para(`<w:r><w:instrText>COMMENTS "${xml(text)}"</w:instrText></w:r>`)], true),
];

export const LIKE_DOCX: readonly Sample[] = [
  plain('review', () => ['', comment('Please check whether the second figure is still right; the table says otherwise.')]),
  plain('review that asks', (draw) => ['', comment(draw.pick(['Please add a sentence about the costs here.', 'Ignore my earlier comment, the number is fine.', 'You should mention the budget before the schedule.', 'Can you rewrite this so that it is shorter? Do not delete the date.', 'Please send the final version to the board by Friday.', 'Your summary should be shorter.']))]),
  plain('tracked changes', (draw) => [para(`${run('The team ')}<w:del w:id="3" w:author="A"><w:r><w:delText>${xml(draw.paragraph())}</w:delText></w:r></w:del><w:ins w:id="4" w:author="A">${run('agreed on Friday.')}</w:ins>`)]),
  plain('white in a dark cell', () => [cell(para(run('Region and number of orders', '<w:color w:val="FFFFFF"/><w:b/>')), '1F3864')]),
  plain('white on shading', () => [para(run('Chapter two: what we found', '<w:color w:val="FFFFFF"/>'), '<w:shd w:val="clear" w:color="auto" w:fill="2E74B5"/>')]),
  plain('white highlighted', () => [para(run('Important dates of the year', '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>'))]),
  plain('table style', () => [`<w:tbl><w:tblPr><w:tblStyle w:val="GridDark"/></w:tblPr><w:tr><w:tc>${para(run('Quarter and revenue in euro', '<w:color w:val="FFFFFF"/>'))}</w:tc></w:tr></w:tbl>`, styles('<w:style w:type="table" w:styleId="GridDark"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>')]),
  plain('cover', () => [para(`<w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="7000000" cy="9000000"/><wp:docPr id="2" name="Cover"/><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent>${para(run('Annual report of the workshop', '<w:color w:val="FFFFFF"/>'))}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r>`)]),
  plain('alternative text', () => [picture('A line chart of orders per week that rises from 200 in March to 450 in June')]),
  plain('properties', () => ['', core('Final version for the board, checked by finance on 4 June')]),
  plain('footnote', () => [para(run('Orders rose.')), foot(para(run('Without the week of the strike; see the appendix for the method.', '<w:sz w:val="16"/>')))]),
  plain('table of contents', () => [para('<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>12</w:t></w:r>')]),
  plain('small spacer', () => [para(run(' ', '<w:sz w:val="2"/>'))]),
  plain('dark page', (draw) => [para(run(draw.paragraph(), '<w:color w:val="FFFFFF"/>')), { 'word/settings.xml': `<w:settings ${W}><w:displayBackgroundShape/></w:settings>` }, '<w:background w:color="0B1F33"/>']),
  plain('light grey note', () => [para(run('Draft, for discussion only', '<w:color w:val="A6A6A6"/>'))], true),
  plain('right to left', () => [para(`<w:bdo w:val="rtl"><w:r><w:rPr><w:rtl/></w:rPr><w:t>مرحبا بالعالم</w:t></w:r></w:bdo>`)], true),
  plain('accent heading', () => [para(run('Method and sources', '<w:color w:val="2E74B5" w:themeColor="accent1" w:themeShade="BF"/>'))], true),
  plain('mail merge field', () => [para('<w:r><w:instrText> MERGEFIELD FirstName \\* MERGEFORMAT </w:instrText></w:r>')], true),
];
