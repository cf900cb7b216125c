import { reportMaterialQuerySchema } from '@samskar/shared/api';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { readReportMaterial } from '../../evaluation/read-report-material.ts';
import type { Routes } from '../api.ts';
import { readQuery } from '../read-query.ts';
import { AccountLimit } from '../account-limit.ts';
import { valueOf } from '../refused.ts';
import { requireParticipant } from '../require-participant.ts';

/** A screen asks again as the texts change; each takes the process that answers everybody some milliseconds. */
const rateOfAccount = { perSecond: 1, burst: 60 };

/** What the report of an evaluation is made of, for whoever shows it in a browser. */
export function reportMaterialRoutes(evaluations: Evaluations): Routes {
  const limit = new AccountLimit(rateOfAccount, () => evaluations.chance.now());
  return (api) => {
    api.get('/evaluations/:id/report-material', (context) => {
      const participant = requireParticipant(evaluations, context, 'read-joint-text');
      const { lang } = readQuery(context, reportMaterialQuerySchema);
      limit.count(participant.account);
      return context.json(valueOf(readReportMaterial(evaluations, participant, lang)));
    });
  };
}
