import type { InstrumentListItem } from '@samskar/shared/api';
import { newestFirst } from '@samskar/shared/instrument';
import type { InstrumentLibrary } from '../../instruments/instrument-library.ts';
import type { StoredInstrument } from '../../storage/instrument.ts';
import { pathValue, requireRight, requireViewer, type HttpContext, type Routes } from '../api.ts';
import { readJson } from '../read-body.ts';
import { Refused, valueOf } from '../refused.ts';

/** kk-3.2 with all its texts in one language is 100 KB; ten languages fit, and reading it takes 50 ms. */
const instrumentBytesMax = 2 * 1024 * 1024;

/** Instrument files: whom they can be read by, and how the owner brings one in. */
export function instrumentRoutes(library: InstrumentLibrary): Routes {
  return (api) => {
    api.get('/instruments', (context) => {
      requireViewer(context);
      return context.json(newestFirst(library.list().map(listItem)));
    });

    api.get('/instruments/:id', (context) => {
      requireViewer(context);
      return answerInstrument(context, library);
    });

    api.post('/instruments', async (context) => {
      const viewer = requireRight(context, 'manage-instruments');
      const file = await readJson(context, instrumentBytesMax);
      return context.json(listItem(valueOf(library.add(file, viewer.accountId))), 201);
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

function listItem({ hash, instrument, isShipped }: StoredInstrument): InstrumentListItem {
  const { id, family, version, name } = instrument;
  return { id, family, version, hash, name, shipped: isShipped };
}
