// The ways a text can be in a document without a reader seeing it: what each is called, and why it is worth saying.
export type Technique = keyof typeof TECHNIQUES;

/** `hiding`: nobody does this by accident, so any text counts. `ordinary`: everyday, so only instructions to a model count. */
type Described = { group: 'hiding' | 'ordinary'; title: string; why: string };
const hiding = (title: string, why: string): Described => ({ group: 'hiding', title, why });
const ordinary = (title: string, why: string): Described => ({ group: 'ordinary', title, why });
const MODEL = 'an extractor hands it to a model all the same';

export const TECHNIQUES = {
  'unicode-tags': hiding('Text in Unicode tag characters', 'These characters have no shape; many models read them as the letters they stand for.'),
  'zero-width-bits': hiding('A message in zero-width characters', 'A run of characters without width carries bits that no reader sees.'),
  'variation-bytes': hiding('A message in variation selectors', 'A run of variation selectors behind one sign carries a byte each.'),
  'invisible-letters': hiding('Invisible characters inside text', 'Signs without a shape stand where no script needs them.'),
  'bidi-override': hiding('Text turned around by a bidi override', 'What is shown is not the order of letters that a model reads.'),
  'pushed-away': hiding('Text pushed off the screen', `A long run of spaces moves it where nobody scrolls; ${MODEL}.`),
  'display-none': hiding('Text that is not displayed', `The page never shows it and has nothing that would; ${MODEL}.`),
  'see-through': hiding('Text that is transparent', `Its opacity or the opacity of its colour is next to nothing; ${MODEL}.`),
  'same-colour': hiding('Text in the colour of its background', `Its contrast with what is painted under it is next to none; ${MODEL}.`),
  tiny: hiding('Text too small to read', `It is a few pixels high at most; ${MODEL}.`),
  'off-page': hiding('Text outside the page', `It is placed beyond what is shown; ${MODEL}.`),
  clipped: hiding('Text that is clipped away', `It lies in a box without size or outside its clip; ${MODEL}.`),
  covered: hiding('Text under something painted over it', `A shape or picture covers it; ${MODEL}.`),
  'no-paint': hiding('Text drawn without paint', `The page draws it invisibly, and no scan lies under it; ${MODEL}.`),
  concealed: hiding('Text that a terminal conceals', `A control sequence has a terminal draw nothing in its place; ${MODEL}.`),
  vanish: hiding('Text formatted as hidden', `The word processor does not show it; ${MODEL}.`),
  'hidden-layer': hiding('Text on a layer that is switched off', `Viewers do not show the layer; ${MODEL}.`),
  'hidden-annotation': hiding('An annotation that is not shown', `Its flags or its size keep it from sight; ${MODEL}.`),
  'another-reading': hiding('Text that reads otherwise than it looks', 'The document gives programs other words than the ones it shows.'),
  comment: ordinary('Instructions in a comment', `Readers of the finished page do not see comments; ${MODEL}.`),
  'link-definition': ordinary('Instructions in a link definition', `A definition without a use is not shown; ${MODEL}.`),
  attribute: ordinary('Instructions in an attribute', `Alternative texts, titles and labels are for other eyes; ${MODEL}.`),
  'held-back': ordinary('Instructions in a part that is shown on demand', `It stays closed unless somebody opens it; ${MODEL}.`),
  'not-rendered': ordinary('Instructions where a page renders nothing', `Templates, data and metadata are not shown; ${MODEL}.`),
  overwritten: ordinary('Instructions that a terminal overwrites', `The line is written over before it can be read; ${MODEL}.`),
  deletion: ordinary('Instructions in deleted text', `A tracked deletion is still in the file; ${MODEL}.`),
  note: ordinary('Instructions in a note', `Footnotes and reviewers' comments are seldom read; ${MODEL}.`),
  metadata: ordinary('Instructions in the metadata', `Properties are not part of what is read; ${MODEL}.`),
  'scan-text': ordinary('Instructions in the text behind a scan', `The picture is read, and the text behind it is extracted; what it says need not agree.`),
  'print-margin': ordinary('Instructions beside the cut of a page', `Printers cut off what stands there; ${MODEL}.`),
  'image-address': ordinary('An image address that would carry text away', 'Showing an answer with this image sends what stands in its address to its host.'),
  'hidden-styling': ordinary('Instructions in words a style hides', `A class or an attribute usually hides this; ${MODEL}.`),
} as const satisfies Record<string, Described>;
