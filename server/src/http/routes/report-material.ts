import { reportMaterialQuerySchema } from '@samskar/shared/api';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { readReportMaterial } from '../../evaluation/read-report-material.ts';
import type { Routes } from '../api.ts';
import { readQuery } from '../read-query.ts';
import { valueOf } from '../refused.ts';
import { requireParticipant } from '../require-participant.ts';

/** What the report of an evaluation is made of, for whoever shows it in a browser. */
export function reportMaterialRoutes(evaluations: Evaluations): Routes {
  return (api) => {
    api.get('/evaluations/:id/report-material', (context) => {
      const participant = requireParticipant(evaluations, context, 'read-joint-text');
      const { lang } = readQuery(context, reportMaterialQuerySchema);
      return context.json(valueOf(readReportMaterial(evaluations, participant, lang)));
    });
  };
}
