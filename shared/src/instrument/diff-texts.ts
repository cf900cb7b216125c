import type { InstrumentPart, PartKind, TextChange } from './instrument-difference.ts';
import { instrumentIndex } from './instrument-index.ts';
import type {
  Criterion,
  Indicator,
  Instrument,
  ReportPassages,
  TextByLanguage,
} from './instrument-schema.ts';

/** Texts of parts that are in both; what is added or removed is told as a whole, by `diffStructure`. */
export function diffTexts(before: Instrument, after: Instrument): TextChange[] {
  const [was, is] = [instrumentIndex(before), instrumentIndex(after)];
  return [
    ...diffOwnTexts(before, after),
    ...diffProvenance(before, after),
    ...pairsOf(before.perspectives, after.perspectives).flatMap(diffName('perspective')),
    ...pairsOf(before.areas, after.areas).flatMap(diffName('area')),
    ...pairsOf(was.subareas, is.subareas).flatMap(diffName('subarea')),
    ...pairsOf(was.indicators, is.indicators).flatMap(diffIndicator),
    ...pairsOf(before.criteria, after.criteria).flatMap(diffCriterion),
    ...pairsOf(before.sizeGroups, after.sizeGroups).flatMap(diffName('size-group')),
    ...diffNormBand(before, after),
    ...diffReport(before, after),
  ];
}

type Pair<Part> = readonly [before: Part, after: Part];
type Named = { readonly id: string; readonly name: TextByLanguage };
type Place = Pick<TextChange, 'part' | 'field' | 'grade'>;

/** The parts that are in both, in the later order. */
export function pairsOf<Part extends { readonly id: string }>(
  before: readonly Part[],
  after: readonly Part[],
): Pair<Part>[] {
  const earlier = new Map(before.map((part) => [part.id, part]));
  return after.flatMap((part): Pair<Part>[] => {
    const same = earlier.get(part.id);
    return same ? [[same, part]] : [];
  });
}

function diffOwnTexts(before: Instrument, after: Instrument): TextChange[] {
  const part: InstrumentPart = { kind: 'instrument', id: after.id };
  return [
    ...diffPlain({ part, field: 'version' }, before.version, after.version),
    ...diffPlain({ part, field: 'languages' }, listOf(before.languages), listOf(after.languages)),
    ...diffPlain({ part, field: 'default-language' }, before.defaultLanguage, after.defaultLanguage),
    ...diffText({ part, field: 'name' }, before.name, after.name),
    ...diffText({ part, field: 'notice' }, before.notice, after.notice),
  ];
}

function diffProvenance(before: Instrument, after: Instrument): TextChange[] {
  const count = Math.max(before.provenance.length, after.provenance.length);
  return Array.from({ length: count }).flatMap((_, place) => {
    const [was, is] = [before.provenance[place], after.provenance[place]];
    const part: InstrumentPart = { kind: 'provenance', id: String(place + 1) };
    return [
      ...diffPlain({ part, field: 'texts' }, was?.texts, is?.texts),
      ...diffPlain({ part, field: 'basis' }, was?.basis, is?.basis),
      ...diffText({ part, field: 'note' }, was?.note, is?.note),
    ];
  });
}

function diffName(kind: PartKind): (pair: Pair<Named>) => TextChange[] {
  return ([was, is]) => diffText({ part: { kind, id: is.id }, field: 'name' }, was.name, is.name);
}

function diffIndicator([was, is]: Pair<Indicator>): TextChange[] {
  const part: InstrumentPart = { kind: 'indicator', id: is.id };
  return [
    ...diffText({ part, field: 'question' }, was.question, is.question),
    ...diffPlain({ part, field: 'basis' }, was.basis, is.basis),
  ];
}

/** Of a top grade that has gone or come, what it means goes and comes along. */
function diffCriterion([was, is]: Pair<Criterion>): TextChange[] {
  const part: InstrumentPart = { kind: 'criterion', id: is.id };
  const grades = Array.from({ length: Math.max(was.topGrade, is.topGrade) + 1 }, (_, grade) => grade);
  return [
    ...diffText({ part, field: 'name' }, was.name, is.name),
    ...grades.flatMap((grade) =>
      diffText({ part, field: 'descriptor', grade }, descriptorOf(was, grade), descriptorOf(is, grade)),
    ),
  ];
}

function descriptorOf({ descriptors }: Criterion, grade: number): TextByLanguage | undefined {
  return descriptors.find((descriptor) => descriptor.grade === grade)?.text;
}

function diffNormBand({ normBand: was }: Instrument, { normBand: is }: Instrument): TextChange[] {
  if (was === undefined || is === undefined) return [];
  const part: InstrumentPart = { kind: 'norm-band', id: 'norm-band' };
  return [
    ...diffText({ part, field: 'population' }, was.population, is.population),
    ...diffText({ part, field: 'source' }, was.source, is.source),
  ];
}

/** Nothing is computed from the bounds of words: they are texts as the words are. */
function diffReport({ report: was }: Instrument, { report: is }: Instrument): TextChange[] {
  const partOf = (id: string): InstrumentPart => ({ kind: 'report', id });
  const areas = new Set([...(is?.covers ?? []), ...(was?.covers ?? [])].map(({ area }) => area));
  const coverOf = (report: ReportPassages | undefined, id: string) =>
    report?.covers.find(({ area }) => area === id)?.text;
  return [
    ...(['about', 'ideal', 'method', 'versions'] as const).flatMap((id) =>
      diffText({ part: partOf(id), field: 'passage' }, was?.[id], is?.[id]),
    ),
    ...placesIn(was?.cautions, is?.cautions).flatMap((place) =>
      diffText(
        { part: partOf(`caution-${place + 1}`), field: 'passage' },
        was?.cautions[place],
        is?.cautions[place],
      ),
    ),
    ...[...areas].flatMap((id) =>
      diffText({ part: partOf(`area-${id}`), field: 'passage' }, coverOf(was, id), coverOf(is, id)),
    ),
    ...placesIn(was?.words, is?.words).flatMap((place) => {
      const part = partOf(`word-${place + 1}`);
      const [one, other] = [was?.words[place], is?.words[place]];
      return [
        ...diffPlain({ part, field: 'from' }, one && String(one.from), other && String(other.from)),
        ...diffText({ part, field: 'name' }, one?.word, other?.word),
      ];
    }),
  ];
}

function placesIn(before: readonly unknown[] = [], after: readonly unknown[] = []): readonly number[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, place) => place);
}

function diffText(
  place: Place,
  before: TextByLanguage | undefined,
  after: TextByLanguage | undefined,
): TextChange[] {
  const languages = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  return [...languages].flatMap((language) =>
    diffPlain(place, before?.[language], after?.[language]).map((change) => ({ ...change, language })),
  );
}

function diffPlain(place: Place, before: string | undefined, after: string | undefined): TextChange[] {
  return before === after ? [] : [{ ...place, before: before ?? null, after: after ?? null }];
}

function listOf(languages: readonly string[]): string {
  return languages.join(', ');
}
