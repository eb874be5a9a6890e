// A real Chromium for tests and screenshots, out of the npm package; runs headless, also as root.
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';

// Made for machines of 2 cores without a screen. One process for everything would take the whole browser down with one page,
// and without web security no policy of ours would be tested. Pages are drawn without an imitated graphics card, which took a fifth of the time.
const UNWANTED = ['single-process', 'no-zygote', 'disable-web-security', 'allow-running-insecure-content', 'use-gl', 'use-angle', 'enable-unsafe-swiftshader', 'ignore-gpu-blocklist', 'in-process-gpu'];
const args = [...chromium.args.filter((arg) => !UNWANTED.some((name) => arg === `--${name}` || arg.startsWith(`--${name}=`))), '--disable-gpu'];

/** `CHROMIUM` names another Chromium, where the packed one does not start. Close it in `after`. */
export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({ executablePath: process.env['CHROMIUM'] ?? (await chromium.executablePath()), args, headless: true });

export type Found = { rule: string; where: string; why: string };

const AXE = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe finds wrong by WCAG 2.2 AA in the page or in `inside`; what passes is not put into words, which took half of the time. */
export const findBarriers = async (page: Page, inside = 'body'): Promise<Found[]> => {
  if (await page.evaluate('window.axe === undefined')) await page.evaluate(AXE);
  // Half-way through a change of colour nothing has its contrast yet.
  await page.evaluate('Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)).then(() => null)');
  const violations = (await page.evaluate(
    `axe.run(document.querySelector(${JSON.stringify(inside)}), { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )) as { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ rule: id, where: node.target.join(' '), why: (node.failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 300) })));
};

/**
 * Words on the page that come from no catalogue; open it with `?locale=pseudo`. What people or content files wrote
 * stands inside `data-content`; keys and code are the same in every language, and days in `time` are written by it.
 */
export const findFixedTexts = async (page: Page): Promise<string[]> =>
  (await page.evaluate(`(() => {
    const outside = '[data-content], kbd, code, pre, samp, time, textarea, script, style, noscript';
    const isShown = (element) => element.checkVisibility() || element.closest('.only-read') !== null;
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement.closest(outside) === null && isShown(node.parentElement)) texts.push(node.data);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest(outside) === null) for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    }
    // A message may stand inside another one, so the innermost goes first.
    const framed = /\\[!!(?:(?!\\[!!|!!\\])[^])*!!\\]/g;
    const words = (text) => {
      const less = text.replace(framed, '');
      return less === text ? text.trim() : words(less);
    };
    return [...new Set(texts.map(words).filter((text) => /\\p{L}{2}/u.test(text)))];
  })()`)) as string[];

/** Whether anything sticks out sideways: the page itself never scrolls that way. */
export const isTooWide = async (page: Page): Promise<boolean> => (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')) as boolean;
