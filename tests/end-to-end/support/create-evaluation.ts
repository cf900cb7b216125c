import { newEvaluationMessages } from '@samskar/shared/messages';
import type { Actor } from './samskar.ts';
import { expect } from './samskar.ts';

const texts = newEvaluationMessages.nb;

export type WantedEvaluation = {
  readonly name: string;
  readonly code: string;
  readonly assessors: readonly [Actor, Actor];
  readonly reviewer?: Actor;
  readonly observer?: Actor;
  readonly blocks: 'all' | 'perspective' | 'area';
};

/** Creates an evaluation with kk-3.2 through the administrator's screen. Gives its id, as the first assessor sees it. */
export async function createEvaluation({ page }: Actor, wanted: WantedEvaluation): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/evaluations/new`);
  await page.locator('#instrument').selectOption('kk-3.2');
  await expect(page.getByText(texts.instrument.notice)).toBeVisible();
  await page.getByLabel(texts.municipality.name, { exact: true }).fill(wanted.name);
  await page.getByLabel(texts.municipality.code).fill(wanted.code);
  await page.getByLabel(texts.municipality.year, { exact: true }).fill('2026');
  await page.getByLabel(texts.municipality.population, { exact: true }).fill('8500');
  await page.getByLabel(texts.municipality.populationDate).fill('2026-01-01');
  for (const [place, assessor] of wanted.assessors.entries())
    await page.locator(`#assessor-${'ab'.charAt(place)}`).selectOption(assessor.person.id);
  for (const other of [wanted.reviewer, wanted.observer]) if (other) await choose(page, other);
  await page.getByLabel(texts.blocks[wanted.blocks]).check();
  await page.getByRole('button', { name: texts.submit }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  return idOf(wanted.assessors[0], wanted.name);
}

/** Reviewers and observers are two lists of everybody else; the reviewer is in the first, the observer in the second. */
async function choose(page: Actor['page'], { person }: Actor): Promise<void> {
  const group = person.name === 'Fagfelle' ? texts.people.reviewers : texts.people.observers;
  await page.getByRole('group', { name: group }).getByLabel(person.name).check();
}

async function idOf({ page }: Actor, name: string): Promise<string> {
  await page.goto(new URL('/', page.url()).href);
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await page.waitForURL(/\/evaluation\/[0-9a-f-]{36}/);
  const [, id] = /\/evaluation\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  if (id === undefined) throw new Error('The evaluation has no address');
  return id;
}
