// The tokens keep their promise: ink at 7:1, every other text at 4.5:1, what must be seen at 3:1, light and dark.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { contrast, type Oklch } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const colour = (text: string): Oklch => {
  const [lightness, chroma, hue] = text.split(' ').map(Number);
  return { lightness: lightness ?? 0, chroma: chroma ?? 0, hue: hue ?? 0 };
};
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\);/g)].map(([, name, light, dark]) => [name ?? '', { light: colour(light ?? ''), dark: colour(dark ?? '') }]),
);
const ratio = (text: string, ground: string, theme: 'light' | 'dark'): number => {
  const [one, other] = [tokens.get(text), tokens.get(ground)];
  assert.ok(one && other, `${text} and ${ground} are tokens`);
  return contrast(one[theme], other[theme]);
};
const atLeast = (least: number, texts: readonly string[], grounds: readonly string[]): void => {
  const short = (['light', 'dark'] as const).flatMap((theme) =>
    texts.flatMap((text) => grounds.map((ground) => ({ pair: `${text} on ${ground}, ${theme}`, is: ratio(text, ground, theme) })).filter(({ is }) => is < least)),
  );
  assert.deepEqual(short.map(({ pair, is }) => `${pair}: ${is.toFixed(2)}`), []);
};

const grounds = ['paper', 'surface', 'raised'];
const soft = ['accent-soft', 'suggested-soft', 'review-soft', 'exploited-soft', 'holds-soft'];

describe('the colours', () => {
  it('are computed as the standard computes them', () => {
    assert.equal(contrast({ lightness: 1, chroma: 0, hue: 0 }, { lightness: 0, chroma: 0, hue: 0 }).toFixed(1), '21.0');
    // sRGB #ff0000 is oklch(0.628 0.2577 29.23); its contrast on white is 4.00.
    assert.equal(contrast({ lightness: 0.62796, chroma: 0.25768, hue: 29.234 }, { lightness: 1, chroma: 0, hue: 0 }).toFixed(1), '4.0');
  });

  it('set body text at 7:1', () => {
    atLeast(7, ['ink'], [...grounds, ...soft]);
    atLeast(7, ['ink-soft'], ['paper']);
  });

  it('set every other text at 4.5:1', () => {
    atLeast(4.5, ['ink-soft', 'ghost', 'accent', 'accent-strong', 'literal', 'suggested', 'review', 'exploited', 'holds'], grounds);
    atLeast(4.5, ['accent-ink'], ['accent', 'accent-strong']);
    atLeast(4.5, ['accent'], ['accent-soft']);
    atLeast(4.5, ['suggested'], ['suggested-soft']);
    atLeast(4.5, ['review'], ['review-soft']);
    atLeast(4.5, ['exploited'], ['exploited-soft']);
    atLeast(4.5, ['holds'], ['holds-soft']);
    atLeast(4.5, ['ink-soft'], soft);
  });

  it('draw edges of controls and the focus ring at 3:1', () => atLeast(3, ['edge', 'accent'], grounds));
});
