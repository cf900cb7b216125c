import { saveIntervieweeSchema, searchIntervieweesSchema } from '@samskar/shared/api';
import { uuidSchema } from '@samskar/shared/evaluation';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { findInterviewees } from '../../evaluation/find-interviewees.ts';
import {
  forgetInterviewee,
  readInterviewees,
  writeInterviewee,
  type IntervieweeCall,
} from '../../evaluation/interviewees.ts';
import { pathValue, requireViewer, type HttpContext, type Routes } from '../api.ts';
import { readBody } from '../read-body.ts';
import { Refused, valueOf } from '../refused.ts';
import { requireParticipant } from '../require-participant.ts';

const persons = '/evaluations/:id/interviews/:interview/persons';

/** The names behind the interviews: kept apart from the log, and gone on their day. */
export function intervieweeRoutes(evaluations: Evaluations): Routes {
  return (api) => {
    api.get('/evaluations/:id/interviews/:interview/persons', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'read-interviewees');
      const place = { evaluation, interview: uuidInPath(context, 'interview') };
      return context.json(readInterviewees(evaluations, place));
    });

    api.put(`${persons}/:person`, async (context) => {
      const call = callOf(evaluations, context);
      const written = await readBody(context, saveIntervieweeSchema);
      // Looked up anew: the body may have been long on its way (R8).
      callOf(evaluations, context);
      return context.json(valueOf(writeInterviewee(evaluations, call, written)));
    });

    api.delete(`${persons}/:person`, (context) => {
      const call = callOf(evaluations, context);
      valueOf(forgetInterviewee(evaluations, call));
      return context.body(null, 204);
    });

    api.post('/interviewees/search', async (context) => {
      // Everybody may ask; the answer holds what each may read.
      const viewer = requireViewer(context);
      const { name } = await readBody(context, searchIntervieweesSchema);
      return context.json(findInterviewees(evaluations, viewer, name));
    });
  };
}

function callOf(evaluations: Evaluations, context: HttpContext): IntervieweeCall {
  const { evaluation, account: by } = requireParticipant(evaluations, context, 'write-interviewees');
  return {
    evaluation,
    by,
    interview: uuidInPath(context, 'interview'),
    person: uuidInPath(context, 'person'),
  };
}

function uuidInPath(context: HttpContext, name: string): string {
  const value = pathValue(context, name);
  if (!uuidSchema.safeParse(value).success) throw new Refused({ kind: 'not-found' });
  return value;
}
