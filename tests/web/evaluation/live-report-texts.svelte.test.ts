import {
  appendParagraphs,
  documentShape,
  plainText,
  proseFragment,
  type DocumentShape,
} from '@samskar/shared/documents';
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveReportTexts } from '../../../web/src/lib/evaluation/live-report-texts.svelte.ts';
import type { LiveDocument } from '../../../web/src/lib/sync/live-document.svelte.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

const instrument = buildInstrument({ areas: [[[10]], [[5]]], criteria: [{ topGrade: 5 }] });

/** It reads the document, and whether it has come. */
function open(source: LiveDocument['source'] = 'server') {
  const doc = new Y.Doc();
  return { doc, document: { doc, source } as unknown as LiveDocument };
}

const areaOf = (id: string, { document }: ReturnType<typeof open>) => ({
  document,
  shape: documentShape(instrument, id)!,
});

test('a screen follows what is written of the report, in whichever document', () => {
  const [whole, area] = [open(), open('device')];
  const live = new LiveReportTexts({
    report: () => whole.document,
    areas: () => [areaOf('1', area)],
  });
  const seen: Record<string, string>[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      const texts = Object.entries(live.value?.texts ?? {});
      seen.push(Object.fromEntries(texts.map(([place, text]) => [place, plainText(text).trim()])));
    });
  });
  flushSync();
  appendParagraphs(proseFragment(whole.doc, 'part/foreword'), ['Forord']);
  flushSync();
  appendParagraphs(proseFragment(area.doc, 'area/1/lead'), ['Innledning']);
  flushSync();
  stop();
  expect(seen).toEqual([
    {},
    { 'part/foreword': 'Forord' },
    { 'part/foreword': 'Forord', 'area/1/lead': 'Innledning' },
  ]);
});

test('[R3] what is not all here is not shown as if nobody had written it', () => {
  const [whole, area] = [open(), open('loading')];
  const parts = (areas: readonly ({ document: LiveDocument; shape: DocumentShape } | undefined)[]) => ({
    report: () => whole.document,
    areas: () => areas,
  });
  const loading = areaOf('1', area);
  expect(new LiveReportTexts(parts([loading])).value).toBeUndefined();
  expect(new LiveReportTexts(parts([undefined])).value).toBeUndefined();
  expect(new LiveReportTexts({ report: () => undefined, areas: () => [] }).value).toBeUndefined();
  expect(new LiveReportTexts(parts([])).value).toEqual({ texts: {}, parts: [] });
});
