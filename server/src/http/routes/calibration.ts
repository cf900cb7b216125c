import type { Instrument } from '@samskar/shared/instrument';
import { calibrationRowsOfAll } from '../../evaluation/calibration-rows.ts';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import {
  readCalibrationExport,
  readIndicatorCalibration,
  readInstrumentCalibration,
} from '../../evaluation/read-calibration.ts';
import { answerCsv, answerJson } from '../answer-file.ts';
import { pathValue, requireRight, type HttpContext, type Routes } from '../api.ts';
import { Refused } from '../refused.ts';

/** How the assessors of all evaluations have read an instrument, for its owner. */
export function calibrationRoutes(evaluations: Evaluations): Routes {
  return (api) => {
    api.get('/instruments/:id/calibration', (context) => {
      requireRight(context, 'read-every-calibration');
      return context.json(readInstrumentCalibration(evaluations, instrumentOfPath(evaluations, context)));
    });

    api.get('/instruments/:id/calibration/:indicator', (context) => {
      requireRight(context, 'read-every-calibration');
      const instrument = instrumentOfPath(evaluations, context);
      const view = readIndicatorCalibration(evaluations, instrument, pathValue(context, 'indicator'));
      if (view === undefined) throw new Refused({ kind: 'not-found' });
      return context.json(view);
    });

    api.get('/instruments/:id/calibration.csv', (context) => {
      requireRight(context, 'read-every-calibration');
      const { id } = instrumentOfPath(evaluations, context);
      const { diffs, people } = readCalibrationExport(evaluations, id);
      return answerCsv(context, `samskar-calibration-${id}.csv`, calibrationRowsOfAll(diffs, people));
    });

    api.get('/instruments/:id/calibration.json', (context) => {
      requireRight(context, 'read-every-calibration');
      const { id } = instrumentOfPath(evaluations, context);
      return answerJson(context, `samskar-calibration-${id}.json`, {
        instrument: id,
        ...readCalibrationExport(evaluations, id),
      });
    });
  };
}

function instrumentOfPath({ instruments }: Evaluations, context: HttpContext): Instrument {
  const found = instruments.findById(pathValue(context, 'id'));
  if (found === undefined) throw new Refused({ kind: 'not-found' });
  return found.instrument;
}
