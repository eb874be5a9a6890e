// Tells what pages hide every day from what nobody hides without a reason: menus, dialogues, tabs, labels for screen readers, parts for printing.
import type { Element } from './element.ts';
import type { Page } from './read-page.ts';
import { isRevealed } from './sheet.ts';

const PARTS = /(?:^|[-_])(?:modal|dialog|menu|nav|navbar|dropdown|tabs?|tabpanel|pane|panel|tooltip|popover|popup|toast|alert|snackbar|spinner|loading|loader|collapse|collapsed|collapsible|accordion|carousel|slide|slider|offcanvas|drawer|overlay|lightbox|banner|cookie|cookies|consent|sidebar|search|print|printonly|mobile|desktop|js|no-js|nojs|errors?|help|hint|success|warning|feedback|template|toggle|toggled|expand|expandable|expanded|step|wizard|flash|notification|badge|counter|autocomplete|suggestions|options|submenu|more|faq|answer|edit|form|captcha|honeypot|gotcha|skeleton|placeholder|mathml|print-only|only-print)(?:$|[-_])/i;
/** What libraries fade in when it is scrolled to. */
const SCROLLED = /^(?:data-)?(?:aos|sal|wow|reveal|scroll-?reveal|animate|animated|fade-?(?:in|up|down|left|right)|in-?view|inview|scroll)(?:$|-)/i;
const ROLES = /^(?:dialog|alertdialog|tooltip|menu|menuitem|menubar|tabpanel|tab|alert|status|listbox|option|navigation|search|log|progressbar|timer|combobox|region)$/;
const TAGS = new Set(['nav', 'dialog', 'menu', 'form', 'button', 'select', 'svg', 'fieldset']);
const SCREEN_READERS = /(?:^|[\s_-])(?:sr-only|sronly|visually-?hidden|visuallyhidden|screen-?reader(?:-text|-only)?|a11y|assistive(?:-text)?|off-?screen|element-invisible|skip-?(?:link|nav|to)|sr)(?:$|[\s_-])/i;

/** Something may show it: a control that names it, a state, another medium, or what it is called. */
export const isHeldBack = (element: Element, { referenced, sheet, hasScript }: Page): boolean => {
  const { shown } = sheet;
  const { tag, attributes, classes } = element;
  if (TAGS.has(tag) || ROLES.test(attributes['role'] ?? '') || 'popover' in attributes || 'aria-live' in attributes || 'aria-expanded' in attributes || 'aria-modal' in attributes || attributes['hidden'] === 'until-found') return true;
  const id = attributes['id'] ?? '';
  if (id !== '' && (referenced.has(id) || shown.has(`#${id}`))) return true;
  if (isRevealed(sheet, element) || (hasScript && Object.keys(attributes).some((name) => SCROLLED.test(name)))) return true;
  return [...classes].some((each) => (hasScript && SCROLLED.test(each)) || referenced.has(each) || shown.has(`.${each}`) || PARTS.test(each)) || (id !== '' && PARTS.test(id));
};

const QUOTED = /(?:^|[\s_-])(?:gmail_(?:quote|extra)|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|appendonsend|divRplyFwdMsg|OutlookMessageHeader|mail-?quote|quoted-?text)(?:$|[\s_-])/i;
/** What programs of mail fold away: the mails that this one answers. */
export const isFoldedQuotation = ({ tag, attributes, parent }: Element, depth = 0): boolean =>
  (tag === 'blockquote' && attributes['type'] === 'cite') || QUOTED.test(attributes['class'] ?? '') || QUOTED.test(attributes['id'] ?? '') || (parent !== undefined && depth < 6 && isFoldedQuotation(parent, depth + 1));

export const isForScreenReaders = ({ attributes }: Element): boolean => SCREEN_READERS.test(attributes['class'] ?? '') || SCREEN_READERS.test(attributes['id'] ?? '');

/** Classes of well-known frameworks that hide, whose sheet is not here. */
export const isUtilityHidden = ({ classes }: Element): boolean => ['hidden', 'd-none', 'invisible', 'opacity-0', 'is-hidden', 'u-hidden', 'hide', 'visually-hidden', 'sr-only', 'text-transparent'].some((each) => classes.has(each));
