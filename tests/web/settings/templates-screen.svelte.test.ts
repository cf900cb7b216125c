import type { ReportTemplate, ReportTemplates } from '@samskar/shared/api';
import { failure, success } from '@samskar/shared/result';
import { expect, test } from 'vitest';
import type { call } from '../../../web/src/lib/api/call.ts';
import { sizeText } from '../../../web/src/routes/settings/templates/size-text.ts';
import { TemplatesScreen } from '../../../web/src/routes/settings/templates/templates-screen.svelte.ts';

const standing: ReportTemplate = {
  kind: 'docx',
  fileName: 'mal.docx',
  bytes: 12_000,
  sha256: '1'.repeat(64),
  at: '2026-11-21T10:00:00.000Z',
  by: 'Administrator',
};

/** A server with this template, that answers so to whatever changes it. */
async function screenOf(answer: unknown, templates: ReportTemplate[] = [standing]) {
  const asked: string[] = [];
  const view: ReportTemplates = { templates, bytesMax: 100, tags: [], layouts: [] };
  const ask = ((method: string, path: string) => {
    asked.push(`${method} ${path}`);
    return Promise.resolve(method === 'GET' ? success(view) : answer);
    // The answers that are asked for here; `call` gives one for each schema.
  }) as unknown as typeof call;
  const screen = new TemplatesScreen(ask);
  await screen.view.load();
  asked.length = 0;
  return { screen, asked };
}

const file = (bytes = 10) => new File(['x'.repeat(bytes)], 'Ny mal.docx');

test('a file is sent with what it takes the place of, and what it might lack is kept to be shown', async () => {
  const { screen, asked } = await screenOf(success({ warnings: ['Malen bruker ikke: {{year}}'] }));
  await screen.upload('docx', file(), 'nb');
  expect(asked).toEqual([
    `PUT /api/report-templates/docx?name=Ny%20mal.docx&lang=nb&replaces=${standing.sha256}`,
    'GET /api/report-templates',
  ]);
  expect(screen.uploadOf('docx')).toEqual({ kind: 'taken', warnings: ['Malen bruker ikke: {{year}}'] });
  expect(screen.uploadOf('pptx')).toEqual({ kind: 'idle' });
});

test('no file, and one that the server would stop reading, are not sent', async () => {
  const { screen, asked } = await screenOf(success({ warnings: [] }));
  await screen.upload('pptx', undefined, 'nb');
  expect(screen.uploadOf('pptx')).toEqual({ kind: 'no-file' });
  await screen.upload('pptx', file(101), 'nb');
  expect(screen.uploadOf('pptx')).toEqual({ kind: 'too-large' });
  expect(asked).toEqual([]);
});

test('what is wrong with a file is kept with the language that it is said in, until another is chosen', async () => {
  const { screen } = await screenOf(failure({ kind: 'template-invalid', problems: ['Unknown tag'] }));
  await screen.upload('docx', file(), 'en');
  expect(screen.uploadOf('docx')).toEqual({ kind: 'invalid', problems: ['Unknown tag'], language: 'en' });
  expect(screen.find('docx')).toEqual(standing);
  screen.forget('docx');
  expect(screen.uploadOf('docx')).toEqual({ kind: 'idle' });
});

test('what somebody else has changed meanwhile is fetched, and neither replaced nor removed', async () => {
  const stale = { kind: 'stale', seen: '1', current: '2' } as const;
  const { screen, asked } = await screenOf(failure(stale));
  await screen.upload('docx', file(), 'nb');
  expect(screen.uploadOf('docx')).toEqual({ kind: 'refused', failure: stale });
  expect(asked.at(-1)).toBe('GET /api/report-templates');
  screen.removing = standing;
  expect(await screen.remove(standing)).toEqual(stale);
  expect(screen.removing).toEqual(standing);
});

test('a size is said in kilobytes below a megabyte, and without decimals from ten', () => {
  expect(sizeText(999, 'nb')).toBe('1 kB');
  expect(sizeText(2_400_000, 'nb')).toBe('2,4 MB');
  expect(sizeText(2_400_000, 'en')).toBe('2.4 MB');
  expect(sizeText(16_000_000, 'nb')).toBe('16 MB');
});
