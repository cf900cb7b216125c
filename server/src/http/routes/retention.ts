import { retentionKindSchema, retentionSettingSchema } from '@samskar/shared/api';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { changeRetentionSetting } from '../../retention/change-setting.ts';
import { readRetention } from '../../retention/read-retention.ts';
import { pathValue, requireRight, requireStillThere, type HttpContext, type Routes } from '../api.ts';
import { readBody } from '../read-body.ts';
import { Refused, valueOf } from '../refused.ts';

/** How long each kind of record is kept, and what has been deleted and will be. */
export function retentionRoutes(
  evaluations: Evaluations,
  rounds: { readonly lastRoundAt: number | undefined },
): Routes {
  const { database, chance } = evaluations;
  return (api) => {
    api.get('/retention', async (context) => {
      const { accountId: account } = requireRight(context, 'manage-retention');
      const view = await readRetention({ database, now: chance.now(), account }, rounds.lastRoundAt);
      requireStillThere(context);
      return context.json(view);
    });

    api.put('/retention/:kind', async (context) => {
      const { accountId: by } = requireRight(context, 'manage-retention');
      const kind = kindOf(context);
      const { seenRevision, ...setting } = await readBody(context, retentionSettingSchema(kind));
      valueOf(changeRetentionSetting({ database, chance }, { kind, setting, seenRevision, by }));
      return context.body(null, 204);
    });
  };
}

function kindOf(context: HttpContext) {
  const kind = retentionKindSchema.safeParse(pathValue(context, 'kind'));
  if (!kind.success) throw new Refused({ kind: 'not-found' });
  return kind.data;
}
