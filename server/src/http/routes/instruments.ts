import {
  publishInstrumentQuerySchema,
  type InstrumentComparison,
  type InstrumentListItem,
} from '@samskar/shared/api';
import { newestFirst } from '@samskar/shared/instrument';
import type { Comparison, InstrumentLibrary } from '../../instruments/instrument-library.ts';
import type { RunningEvaluations } from '../../instruments/ports.ts';
import type { StoredInstrument } from '../../storage/instrument.ts';
import { pathValue, requireRight, requireViewer, type HttpContext, type Routes } from '../api.ts';
import { readJson } from '../read-body.ts';
import { readQuery } from '../read-query.ts';
import { Refused, valueOf } from '../refused.ts';

/** Instrument files: whom they can be read by, and how the owner publishes one. */
export function instrumentRoutes(library: InstrumentLibrary, evaluations: RunningEvaluations): Routes {
  return (api) => {
    api.get('/instruments', (context) => {
      requireViewer(context);
      return context.json(newestFirst(library.list().map(listItem)));
    });

    api.get('/instruments/:id', (context) => {
      requireViewer(context);
      return answerInstrument(context, library);
    });

    api.post('/instruments/comparison', async (context) => {
      requireRight(context, 'manage-instruments');
      const file = await readJson(context, context.var.limits.instrumentBytesMax);
      return context.json(comparisonOf(valueOf(library.compare(file)), evaluations));
    });

    api.post('/instruments', async (context) => {
      const { accountId: by } = requireRight(context, 'manage-instruments');
      const { against } = readQuery(context, publishInstrumentQuerySchema);
      const file = await readJson(context, context.var.limits.instrumentBytesMax);
      const published = library.publish(file, {
        by,
        against,
        onPublished: ({ stored, isRevision }) => {
          if (isRevision) evaluations.onRevised(stored, by);
        },
      });
      return context.json(listItem(valueOf(published)), 201);
    });
  };
}

/**
 * The whole file. With `?hash=` exactly that content, which a browser may keep for ever; without, what the id stands for
 * now, to be asked for again each time.
 */
function answerInstrument(context: HttpContext, library: InstrumentLibrary): Response {
  const id = pathValue(context, 'id');
  const hash = context.req.query('hash');
  const stored = hash === undefined ? library.findById(id) : library.findByHash(hash);
  if (stored?.instrument.id !== id) throw new Refused({ kind: 'not-found' });
  context.header(
    'Cache-Control',
    hash === undefined ? 'private, no-cache' : 'private, max-age=31536000, immutable',
  );
  context.header('ETag', `"${stored.hash}"`);
  if (context.req.header('if-none-match')?.includes(stored.hash)) return context.body(null, 304);
  return context.json(stored.instrument);
}

function comparisonOf(
  { stored, against, difference, effect }: Comparison,
  evaluations: RunningEvaluations,
): InstrumentComparison {
  const { id, version } = stored.instrument;
  return {
    id,
    version,
    hash: stored.hash,
    against: against ? listItem(against) : null,
    difference: difference ?? null,
    effect,
    running: effect === 'revision' ? evaluations.countOn(id) : 0,
  };
}

function listItem({ hash, instrument, isShipped }: StoredInstrument): InstrumentListItem {
  const { id, family, version, name } = instrument;
  return { id, family, version, hash, name, shipped: isShipped };
}
