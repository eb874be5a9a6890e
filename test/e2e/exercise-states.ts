// The states of the exercises of Modules 2 and 3, worked the shortest way that shows each: found by what they are made of, in any language.
import type { Locator, Page } from 'playwright-core';

/** Training and attacks run in the page, beside whatever else this machine does. */
const COMPUTED = { timeout: 120_000 };

const primary = (inside: Locator): Locator => inside.locator('button[data-look="primary"]');

export async function* spotted(exercise: Locator): AsyncGenerator<string> {
  await exercise.locator('.spot-part input').first().click();
  yield 'marked';
  await primary(exercise).click();
  await exercise.locator('.spot-result').waitFor();
  yield 'marks judged';
}

export async function* mended(exercise: Locator): AsyncGenerator<string> {
  const editor = exercise.locator('textarea');
  await editor.fill('(');
  await exercise.locator('[aria-invalid="true"]').waitFor();
  yield 'a pattern that is none';
  await editor.fill('[a-z]+');
  await exercise.locator('.pattern-status:not(:empty)').waitFor();
  yield 'a pattern tried';
  await exercise.locator('.exercise-actions button').first().click();
  // The solution meets the first lines, then the further ones.
  await exercise.locator('.exercise-after').waitFor();
  yield 'a pattern that holds';
}

export async function* ordered(exercise: Locator): AsyncGenerator<string> {
  await exercise.locator('.exercise-actions button').first().click();
  await exercise.locator('.exercise-after').waitFor();
  yield 'steps in order';
}

export async function* attacked(exercise: Locator): AsyncGenerator<string> {
  await primary(exercise).click();
  await exercise.locator('.target-answer').waitFor();
  yield 'a document sent';
  await exercise.locator('.exercise-actions button').last().click();
  await primary(exercise).click();
  yield 'an attack sent';
}

export async function* limited(exercise: Locator): AsyncGenerator<string> {
  await primary(exercise).click();
  await exercise.locator('.billing-status:not(:empty)').waitFor();
  yield 'a day without limits';
  await exercise.locator('.exercise-actions button').nth(1).click();
  await exercise.locator('.exercise-after').waitFor();
  yield 'a day with limits';
}

/** The work itself is on the page of the lab, which has its own tests. */
export async function* visited(page: Page, exercise: Locator): AsyncGenerator<string> {
  const clock = exercise.locator('.visit-actions').first().locator('button');
  if ((await clock.count()) > 0) {
    await clock.click();
    await exercise.locator('.visit-clock').waitFor();
    yield 'the clock runs';
  }
  const [lab] = await Promise.all([page.context().waitForEvent('page'), exercise.locator('a[target="_blank"]').click()]);
  // Opened is what the server says, once the editor is there.
  await lab.locator('.cm-editor, .lab-editor').first().waitFor(COMPUTED);
  await lab.close();
  await page.bringToFront();
  const buttons = exercise.locator('.visit-actions button');
  if ((await buttons.count()) > 0) await buttons.last().click();
  yield 'a lab visited';
}

export async function* trained(exercise: Locator): AsyncGenerator<string> {
  if ((await exercise.locator('input[type="range"]').count()) > 0) await exercise.locator('.tryout-part').last().locator('input[type="radio"]').first().click();
  await primary(exercise).click();
  await exercise.locator('table').first().waitFor(COMPUTED);
  yield 'trained';
}

/** One digit by a slider, or all of them at a press. */
export async function* fooled(exercise: Locator): AsyncGenerator<string> {
  if ((await primary(exercise).count()) > 0) {
    await primary(exercise).click();
    await exercise.locator('.tryout-says').first().waitFor(COMPUTED);
    yield 'digits attacked';
    return;
  }
  await exercise.locator('input[type="range"]').first().press('End');
  await exercise.locator('.tryout-says[data-is="exploited"]').waitFor();
  yield 'a digit attacked';
}

export async function* evaded(exercise: Locator): AsyncGenerator<string> {
  await exercise.locator('input[type="range"]').first().press('End');
  await exercise.locator('.tryout-says[data-is="exploited"]').waitFor();
  yield 'a filter evaded';
}

export async function* altered(exercise: Locator): AsyncGenerator<string> {
  for (const change of await exercise.locator('.model-changes > li').all()) {
    await change.locator('input[type="radio"]').first().click();
    await change.locator('button').click();
    await change.locator('.tryout-says').waitFor();
  }
  yield 'a file altered';
}
