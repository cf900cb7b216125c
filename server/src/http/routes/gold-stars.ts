import { goldStarsQuerySchema } from '@samskar/shared/api';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { findGoldStars } from '../../evaluation/find-gold-stars.ts';
import { requireViewer, type Routes } from '../api.ts';
import { readQuery } from '../read-query.ts';

/** Best practice over all evaluations that the person takes part in. */
export function goldStarRoutes(evaluations: Evaluations): Routes {
  return (api) => {
    api.get('/gold-stars', (context) => {
      const { accountId } = requireViewer(context);
      return context.json(findGoldStars(evaluations, accountId, readQuery(context, goldStarsQuerySchema)));
    });
  };
}
