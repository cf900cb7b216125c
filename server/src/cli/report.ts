import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  pdfStandards,
  reportFormats,
  type ReportFormat,
  type ReportPdfStandard,
  type TemplateKind,
} from '@samskar/shared/api';
import { uiLanguages, type UiLanguage } from '@samskar/shared/messages';
import { failure, success, type Result } from '@samskar/shared/result';
import { applicationVersion } from '../application-version.ts';
import { publicAccess, type AccessGround } from '../reports/archive-metadata.ts';
import { slotsOf } from '../reports/pptx/slots.ts';
import { renderReport, type ReportOrder } from '../reports/render-report.ts';
import { mayHaveTemplate } from '../templates/own-templates-for.ts';
import type { Command, CommandAnswer } from './command.ts';
import { readBytes } from './read-json-file.ts';
import { readReportSubject } from './read-report-subject.ts';
import { writeNewFile } from './write-new-file.ts';

/** The report of an evaluation in the data folder, also while the server runs, or of a signed package from anywhere. */
export const report: Command = {
  usage: `EVALUATION|PACKAGE --format ${reportFormats.join('|')} --out FILE [--lang ${uiLanguages.join('|')}] [--template FILE] [--library FILE] [--standard ${pdfStandards.join('|')}] [--publicity TEXT] [--legal-ground TEXT] [--force]`,
  about: 'the report of an evaluation, also while the server runs, or of a signed package',
  run: (args, { folder }) => {
    const wanted = readWanted(args);
    if (wanted === undefined) return undefined;
    return wanted.ok ? makeReport(wanted.value, folder) : { exitCode: 1, errors: wanted.error };
  },
};

/** What the arguments ask for. Paths are as they were typed. */
type Wanted = {
  readonly subject: string;
  readonly format: ReportFormat;
  readonly out: string;
  readonly language: UiLanguage;
  readonly template: string | undefined;
  /** Slides on topics, for a deck. */
  readonly library: string | undefined;
  readonly standard: ReportPdfStandard | undefined;
  readonly access: AccessGround;
  /** An existing file may be replaced. */
  readonly isForced: boolean;
};

const options = {
  format: { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string', default: 'nb' },
  template: { type: 'string' },
  library: { type: 'string' },
  standard: { type: 'string' },
  publicity: { type: 'string', default: publicAccess.publicity },
  'legal-ground': { type: 'string', default: publicAccess.legalGround },
  force: { type: 'boolean', default: false },
} as const;

/** Undefined when the arguments are not what the usage says; else what is wrong with their values, a line each. */
function readWanted(args: readonly string[]): Result<Wanted, readonly string[]> | undefined {
  const parsed = parse(args);
  if (parsed === undefined) return undefined;
  const { positionals, values } = parsed;
  const [subject, ...others] = positionals;
  const { out, template, library, force: isForced } = values;
  if (subject === undefined || others.length > 0 || out === undefined || values.format === undefined)
    return undefined;
  const format = oneOf(reportFormats, '--format', values.format);
  const language = oneOf(uiLanguages, '--lang', values.lang);
  const standard =
    values.standard === undefined ? success(undefined) : oneOf(pdfStandards, '--standard', values.standard);
  const problems = [format, language, standard].flatMap((one) => (one.ok ? [] : one.error));
  if (template !== undefined && format.ok && !mayHaveTemplate(format.value))
    problems.push('--template is for docx and pptx alone');
  if (library !== undefined && values.format !== 'pptx') problems.push('--library is for pptx alone');
  if (values.standard !== undefined && values.format !== 'pdf') problems.push('--standard is for pdf alone');
  if (!format.ok || !language.ok || !standard.ok || problems.length > 0) return failure(problems);
  const access = { publicity: values.publicity, legalGround: values['legal-ground'] };
  const kinds = { format: format.value, language: language.value, standard: standard.value };
  return success({ subject, out, template, library, access, isForced, ...kinds });
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    // An option that there is not, or one without its value: the usage says which there are.
    return undefined;
  }
}

function oneOf<Value extends string>(
  allowed: readonly Value[],
  option: string,
  given: string,
): Result<Value, readonly string[]> {
  const found = allowed.find((one) => one === given);
  return found === undefined
    ? failure([`${option}: must be one of ${allowed.join(', ')}; found "${given}"`])
    : success(found);
}

async function makeReport(wanted: Wanted, folder: string): Promise<CommandAnswer> {
  const file = resolve(folder, wanted.out);
  // Asked before the work too, though only writing it tells for certain.
  if (!wanted.isForced && existsSync(file)) return taken(file);
  const order = await orderOf(wanted, folder);
  if (!order.ok) return { exitCode: 1, errors: order.error };
  const bytes = await renderReport(order.value);
  const written = writeNewFile(file, bytes, { mayReplace: wanted.isForced });
  if (written !== 'written')
    return written === 'taken' ? taken(file) : { exitCode: 1, errors: [written.problem] };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { exitCode: 0, output: { file, format: wanted.format, bytes: bytes.length, sha256 } };
}

async function orderOf(wanted: Wanted, folder: string): Promise<Result<ReportOrder, readonly string[]>> {
  const { format, language, standard, access } = wanted;
  const template = mayHaveTemplate(format)
    ? await readTemplate(wanted.template, { kind: format, slots: [] }, folder)
    : success(undefined);
  if (!template.ok) return template;
  const subject = await readReportSubject(wanted.subject, { folder, language, withSigned: format === 'zip' });
  if (!subject.ok) return subject;
  const { sources, signed } = subject.value;
  if (format === 'zip' && signed === undefined)
    return failure([`${wanted.subject} is not signed: an archive package holds what was signed`]);
  const slots = slotsOf(sources.content.instrument.file);
  const library = await readTemplate(wanted.library, { kind: 'slides', slots }, folder);
  if (!library.ok) return library;
  return success({
    sources,
    format,
    ...(template.value && { template: template.value }),
    ...(library.value && { library: [library.value] }),
    ...(standard && { standard }),
    ...(format === 'zip' &&
      signed && { archive: { file: signed, access, application: applicationVersion() } }),
  });
}

/** Bytes. What `renderDocx` and `renderPptx` take themselves; a larger file need not be read. */
const templateBytesMax = 30_000_000;

/** `slots` are where slides of a library may belong. */
async function readTemplate(
  file: string | undefined,
  { kind, slots }: { readonly kind: TemplateKind; readonly slots: readonly string[] },
  folder: string,
): Promise<Result<Uint8Array | undefined, readonly string[]>> {
  if (file === undefined) return success(undefined);
  const path = resolve(folder, file);
  const bytes = await readBytes(path, templateBytesMax);
  if (!bytes.ok) return bytes;
  const { judgeTemplate } = await import('../reports/judge-template.ts');
  const { problems } = judgeTemplate({ kind, bytes: bytes.value, language: 'en', slots });
  return problems.length > 0 ? failure(problems.map((problem) => `${path}: ${problem}`)) : bytes;
}

function taken(file: string): CommandAnswer {
  return {
    exitCode: 1,
    errors: [`${file} is there already, and is left as it is. Choose another name, or add --force`],
  };
}
