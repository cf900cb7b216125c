import { instrumentIndex, textIn, type InstrumentIndex, type TextByLanguage } from '../instrument/index.ts';
import {
  formatDay,
  formatMoment,
  formatNumber,
  reportMessages,
  zoneOfCountry,
  type UiLanguage,
} from '../messages/index.ts';
import type { PackageResult } from '../package/index.ts';
import type { NumberField, Place, ReportBlock } from './report.ts';
import type { ReportSources } from './report-sources.ts';
import { richTextBlocks } from './rich-text-blocks.ts';

type Line = PackageResult['total'];

/** Points and maximum of a place, as numbers that lead there. */
export type ScoreFields = {
  readonly points: NumberField;
  readonly max: NumberField;
  /** `max` less what is left out; the same where nothing is. */
  readonly possible: NumberField;
};

/** What all chapters share: the sources, looked up and put into the report's language. */
export type ReportContext = {
  readonly sources: ReportSources;
  readonly language: UiLanguage;
  readonly t: (typeof reportMessages)[UiLanguage];
  readonly index: InstrumentIndex;
  readonly isDraft: boolean;
  readonly say: (text: TextByLanguage) => string;
  readonly total: ScoreFields;
  /** @throws for an id that the instrument lacks: the result holds all of them */
  readonly areaScore: (id: string) => ScoreFields;
  readonly subareaScore: (id: string) => ScoreFields;
  readonly indicatorScore: (id: string) => ScoreFields;
  /** "svakt", "middels", ...; undefined where nothing is graded, or the instrument has no words. */
  readonly wordFor: (score: ScoreFields) => string | undefined;
  /** What people wrote at a place, or in a draft that nobody has. */
  readonly written: (place: string) => readonly ReportBlock[];
  /** The same where nothing is expected: an empty one is not missed. */
  readonly ifWritten: (place: string) => readonly ReportBlock[];
  readonly plain: (value: number | null, decimals?: 0 | 1) => NumberField;
  /** The day that the municipality's calendars show at a moment; a day is itself. */
  readonly day: (iso: string) => string;
  /** The same, with the time that its clocks show. */
  readonly moment: (iso: string) => string;
};

export function reportContext(sources: ReportSources): ReportContext {
  const { content, language, texts, signedAt } = sources;
  const instrument = content.instrument.file;
  const isDraft = signedAt === null;
  const t = reportMessages[language];
  const say = (text: TextByLanguage) => textIn(text, language, instrument);
  // Without a known zone in a zone that is the same wherever the report is made.
  const zone = zoneOfCountry(content.municipality.country) ?? 'UTC';
  const ifWritten = (place: string) => richTextBlocks(texts.texts[place] ?? [], language);
  return {
    sources,
    language,
    t,
    index: instrumentIndex(instrument),
    isDraft,
    say,
    total: scoreOf(content.result.total, 0, { kind: 'total' }, language),
    areaScore: scoresOf(content.result.areas, 'area', 0, language),
    subareaScore: scoresOf(content.result.subareas, 'subarea', 1, language),
    indicatorScore: scoresOf(content.result.indicators, 'indicator', 1, language),
    wordFor: (score) => {
      const share = shareShown(score);
      const words = instrument.report?.words ?? [];
      const word = share === undefined ? undefined : words.findLast(({ from }) => from <= share)?.word;
      return word && say(word);
    },
    ifWritten,
    written: (place) => {
      const blocks = ifWritten(place);
      return blocks.length > 0 || !isDraft ? blocks : [{ kind: 'missing', place, text: t.missing }];
    },
    plain: (value, decimals = 0) => numberField(value, decimals, language),
    day: (iso) => formatDay(iso, language, zone),
    moment: (iso) => formatMoment(iso, language, zone),
  };
}

/** A number that is shown rounded half up, or a dash for a gap. */
function numberField(
  value: number | null,
  decimals: 0 | 1,
  language: UiLanguage,
  leadsTo?: Place,
): NumberField {
  const text = value === null ? gap : formatNumber(value, language, decimals);
  return { kind: 'number', value, text, decimals, ...(leadsTo && { leadsTo }) };
}

/** What stands where there is no figure. */
const gap = '\u2013';

function scoresOf(
  lines: PackageResult['areas'],
  kind: 'area' | 'subarea' | 'indicator',
  decimals: 0 | 1,
  language: UiLanguage,
): (id: string) => ScoreFields {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return (id) => {
    const line = byId.get(id);
    if (line === undefined) throw new Error(`The result holds no ${kind} ${id}`);
    return scoreOf(line, decimals, { kind, id }, language);
  };
}

/** The figure is shown as the package shows it: rounding twice could make another of it. */
function scoreOf(line: Line, decimals: 0 | 1, leadsTo: Place, language: UiLanguage): ScoreFields {
  const shown = Number(line.display);
  const points: NumberField = Number.isNaN(shown)
    ? numberField(null, decimals, language, leadsTo)
    : { ...numberField(shown, decimals, language, leadsTo), value: valueOf(line.points) };
  return {
    points,
    max: maximumField(line.max, language),
    possible: maximumField(line.possibleMax, language),
  };
}

/** Maxima have up to three decimals, and are shown with those that they have. */
function maximumField(fraction: string, language: UiLanguage): NumberField {
  const value = valueOf(fraction);
  const decimals = Number.isInteger(value) ? 0 : 1;
  return numberField(value, decimals, language);
}

/** "62/3" as a number. */
function valueOf(fraction: string): number {
  const [numerator = '', denominator = '1'] = fraction.split('/');
  return Number(numerator) / Number(denominator);
}

/** In whole percent of the maximum, of the figure as it is shown. */
function shareShown({ points, possible }: ScoreFields): number | undefined {
  if (points.value === null || possible.value === null || possible.value === 0) return undefined;
  const scale = 10 ** points.decimals;
  return Math.round((100 * Math.round(points.value * scale)) / scale / possible.value);
}
