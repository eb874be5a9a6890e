// The editor in our colours: tokens of the page reach into its shadow tree, so light and dark need no second theme.
import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const editorTheme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: '0.8125rem', maxHeight: 'var(--editor-height, none)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6', fontVariantLigatures: 'none', overflow: 'auto' },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 0.75rem 0 0.5rem' },
  '.cm-gutters': { color: 'var(--ghost)', backgroundColor: 'var(--paper)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.5rem 0 0.25rem', minWidth: '2.25rem' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--surface)' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--ink)' },
  '.cm-content ::selection, .cm-line::selection, & ::selection': { backgroundColor: 'var(--editor-selection)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { color: 'var(--exploited)', backgroundColor: 'transparent' },
  // Beside the numbers: what is yours already, as in any editor that knows of version control.
  '.cm-changes': { width: '4px' },
  '.cm-changes .cm-gutterElement': { padding: '0' },
  '.cm-change': { width: '4px', height: '100%', backgroundColor: 'var(--accent)' },
  '.cm-change-removed': { width: '4px', height: '4px', backgroundColor: 'var(--exploited)', clipPath: 'polygon(0 0, 100% 50%, 0 100%)' },
  // Suggested and untouched: ghost text, until a hand is laid on it.
  '&.is-suggested .cm-content, &.is-suggested .cm-content span': { color: 'var(--suggested)', fontWeight: 'inherit', fontStyle: 'normal' },
  '.cm-marked-line': { backgroundColor: 'var(--exploited-soft)', boxShadow: 'inset 3px 0 0 var(--exploited)' },
  '.cm-marked-line.is-note': { backgroundColor: 'var(--review-soft)', boxShadow: 'inset 3px 0 0 var(--review)' },
  '.cm-mark-says': { display: 'block', padding: '0.1rem 0.5rem 0.25rem 0.75rem', fontFamily: 'var(--font-sans)', fontSize: '0.8125rem', lineHeight: '1.4', whiteSpace: 'normal', color: 'var(--exploited)', backgroundColor: 'var(--exploited-soft)', boxShadow: 'inset 3px 0 0 var(--exploited)' },
  '.cm-mark-says.is-note': { color: 'var(--review)', backgroundColor: 'var(--review-soft)', boxShadow: 'inset 3px 0 0 var(--review)' },
  '.cm-partner': { position: 'relative', borderInlineStart: '2px solid var(--review)', marginInlineStart: '-1px', marginInlineEnd: '-1px' },
  '.cm-partner-name': { position: 'absolute', insetBlockEnd: '100%', insetInlineStart: '-2px', padding: '0 0.35em', fontFamily: 'var(--font-sans)', fontSize: '0.6875rem', lineHeight: '1.5', textIndent: '0', whiteSpace: 'nowrap', color: 'var(--paper)', backgroundColor: 'var(--review)', borderRadius: '3px 3px 3px 0', pointerEvents: 'none', zIndex: '2' },
  '.cm-line:first-child .cm-partner-name': { insetBlock: '100% auto' },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '.cm-panels.cm-panels-top': { borderBlockEnd: '1px solid var(--rule)' },
  '.cm-panel.cm-search': { padding: '0.5rem', display: 'flex', flexWrap: 'wrap', gap: '0.35rem 0.5rem', alignItems: 'center', fontFamily: 'var(--font-sans)' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '0.25rem', fontSize: '0.8125rem' },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search [name=close]': { position: 'static', font: 'inherit', fontSize: '1rem', padding: '0 0.5rem', minHeight: '1.75rem', color: 'inherit', cursor: 'pointer' },
  '.cm-textfield': { font: 'inherit', fontSize: '0.8125rem', minHeight: '1.75rem', color: 'var(--ink)', backgroundColor: 'var(--raised)', border: '1px solid var(--edge)', borderRadius: '4px' },
  '.cm-button': { font: 'inherit', fontSize: '0.8125rem', minHeight: '1.75rem', padding: '0 0.6rem', color: 'var(--ink)', background: 'var(--raised)', border: '1px solid var(--edge)', borderRadius: '4px', cursor: 'pointer' },
  '.cm-button:focus-visible, .cm-textfield:focus-visible, .cm-panel input:focus-visible, .cm-panel button:focus-visible': { outline: '3px solid var(--accent)', outlineOffset: '1px' },
  '.cm-searchMatch': { backgroundColor: 'var(--review-soft)', outline: '1px solid var(--review)' },
  '.cm-searchMatch.cm-searchMatch-selected': { backgroundColor: 'var(--accent-soft)', outline: '2px solid var(--accent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-soft)' },
});

/** Two hues and two weights; the state colours keep their meaning. */
export const editorColours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.number, tags.bool, tags.null, tags.escape], color: 'var(--literal)' },
  { tag: [tags.comment, tags.docString], color: 'var(--ghost)', fontStyle: 'italic' },
  { tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className), tags.function(tags.definition(tags.variableName))], fontWeight: '640' },
  { tag: [tags.meta, tags.annotation], color: 'var(--ink-soft)' },
  { tag: tags.typeName, color: 'var(--ink-soft)' },
]);
