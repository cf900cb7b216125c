import { reportQuerySchema, type ReportFormat } from '@samskar/shared/api';
import { reportFileMessages, type UiLanguage } from '@samskar/shared/messages';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { refreshIfDue } from '../../published/refresh-comparison.ts';
import { workRefusal } from '../../workshop/work-refusal.ts';
import type { MadeReport } from '../../workshop/works.ts';
import type { Workshop } from '../../workshop/workshop.ts';
import { requireStillThere, type Routes } from '../api.ts';
import { attachment } from '../attachment.ts';
import { reportMediaTypes } from '../report-media-types.ts';
import { readQuery } from '../read-query.ts';
import { Refused, valueOf } from '../refused.ts';
import { AccountLimit } from '../account-limit.ts';
import { requireParticipant } from '../require-participant.ts';

export type ReportTools = {
  readonly workshop: Workshop;
  /** Where the workshop reads. */
  readonly dataFile: string;
};

/** What a person wants in an afternoon at once, then one each ten seconds. */
const filesOfAccount = { perSecond: 0.1, burst: 30 };

/** The report of an evaluation as it stands, as a file. */
export function reportRoutes(evaluations: Evaluations, { workshop, dataFile }: ReportTools): Routes {
  const { chance, database, instruments } = evaluations;
  const limit = new AccountLimit(filesOfAccount, () => chance.now());
  return (api) => {
    api.get('/evaluations/:id/report', async (context) => {
      const { account, evaluation } = requireParticipant(evaluations, context, 'read-joint-text');
      const { format, lang: language, standard, layout } = readQuery(context, reportQuerySchema);
      limit.count(account);
      // Who only reads, as the workshop does, is given what was compared last.
      refreshIfDue(database, instruments);
      const made = await workshop.make(
        'report',
        {
          dataFile,
          evaluation,
          account,
          language,
          format,
          ...(standard && format === 'pdf' && { standard }),
          hasOwnLayout: layout === 'own',
        },
        'file',
      );
      requireStillThere(context);
      if (!made.ok) throw new Refused(workRefusal(made.error, 'report-not-made'));
      const report = valueOf(made.value);
      context.header('Content-Disposition', attachment(fileName(report, format, language)));
      context.header('Content-Type', reportMediaTypes[format]);
      return context.body(report.bytes);
    });
  };
}

/** "Rapport Midtre Gauldal 2023.pdf", with a word for a draft. */
function fileName(
  { municipality, year, isDraft }: MadeReport,
  format: ReportFormat,
  language: UiLanguage,
): string {
  // Whatever a file system would take for something else.
  const name = municipality.replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ').trim();
  return `${reportFileMessages[language].file.name(name, year, isDraft)}.${format}`;
}
