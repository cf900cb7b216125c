import {
  childNode,
  childNodes,
  numberAt,
  problemOf,
  rootNode,
  stringAt,
  stringsAt,
  type FileNode,
} from './file-node.ts';
import type { FileProblem } from './file-problem.ts';

/**
 * The rules between an instrument's parts. They read whatever of the file can be read, so that a wrong number somewhere
 * does not hide that an id is taken twice elsewhere.
 */
export function findInstrumentConflicts(input: unknown): readonly FileProblem[] {
  const parts = partsOf(rootNode(input));
  return [
    ...findRepeatedIds(parts),
    ...findLanguageConflicts(parts),
    ...parts.criteria.flatMap(findDescriptorConflicts),
    ...parts.indicators.flatMap((indicator) => findUnknownCriteria(indicator, parts)),
    ...findPerspectiveConflicts(parts),
    ...findSizeGroupConflicts(parts.sizeGroups),
    ...findNormBandConflicts(parts),
    ...findReportConflicts(parts),
  ];
}

type Parts = {
  readonly root: FileNode;
  readonly perspectives: readonly FileNode[];
  readonly areas: readonly FileNode[];
  readonly subareas: readonly FileNode[];
  readonly indicators: readonly FileNode[];
  readonly criteria: readonly FileNode[];
  readonly descriptors: readonly FileNode[];
  readonly sizeGroups: readonly FileNode[];
};

function partsOf(root: FileNode): Parts {
  const areas = childNodes(root, 'areas');
  const subareas = areas.flatMap((area) => childNodes(area, 'subareas'));
  const criteria = childNodes(root, 'criteria');
  return {
    root,
    perspectives: childNodes(root, 'perspectives'),
    areas,
    subareas,
    indicators: subareas.flatMap((subarea) => childNodes(subarea, 'indicators')),
    criteria,
    descriptors: criteria.flatMap((criterion) => childNodes(criterion, 'descriptors')),
    sizeGroups: childNodes(root, 'sizeGroups'),
  };
}

function findRepeatedIds(parts: Parts): readonly FileProblem[] {
  const lists = [
    parts.perspectives,
    parts.areas,
    parts.subareas,
    parts.indicators,
    parts.criteria,
    parts.sizeGroups,
  ];
  return lists.flatMap((nodes) =>
    findRepeated(
      nodes.flatMap((node) => {
        const text = stringAt(node, 'id');
        return text === undefined ? [] : [{ path: [...node.path, 'id'], text }];
      }),
    ),
  );
}

function findRepeated(
  entries: readonly { readonly path: readonly PropertyKey[]; readonly text: string }[],
): FileProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path, text }) => {
    const isRepeated = seen.has(text);
    seen.add(text);
    return isRepeated ? [problemOf(path, 'must not be there twice', text)] : [];
  });
}

function findLanguageConflicts(parts: Parts): readonly FileProblem[] {
  const declared = stringsAt(parts.root, 'languages');
  const languages = declared.map(({ text }) => text);
  const defaultLanguage = stringAt(parts.root, 'defaultLanguage');
  const isDefaultDeclared = defaultLanguage === undefined || languages.includes(defaultLanguage);
  return [
    ...findRepeated(declared),
    ...(isDefaultDeclared
      ? []
      : [problemOf(['defaultLanguage'], 'must be one of languages', defaultLanguage)]),
    ...textsOf(parts).flatMap((text) => [
      ...languages
        .filter((language) => text.value[language] === undefined)
        .map((language) =>
          problemOf([...text.path, language], 'must be there: languages declares it', undefined),
        ),
      ...Object.keys(text.value)
        .filter((language) => !languages.includes(language))
        .map((language) =>
          problemOf([...text.path, language], 'is in a language that languages lacks', text.value[language]),
        ),
    ]),
  ];
}

function textsOf(parts: Parts): readonly FileNode[] {
  const normBand = childNode(parts.root, 'normBand');
  const report = childNode(parts.root, 'report');
  const named = [
    ...parts.perspectives,
    ...parts.areas,
    ...parts.subareas,
    ...parts.criteria,
    ...parts.sizeGroups,
  ];
  const texts = [
    childNode(parts.root, 'name'),
    childNode(parts.root, 'notice'),
    ...childNodes(parts.root, 'provenance').map((note) => childNode(note, 'note')),
    ...named.map((node) => childNode(node, 'name')),
    ...parts.indicators.map((indicator) => childNode(indicator, 'question')),
    ...parts.descriptors.map((descriptor) => childNode(descriptor, 'text')),
    ...(normBand ? [childNode(normBand, 'population'), childNode(normBand, 'source')] : []),
    ...(report ? passagesOf(report) : []),
  ];
  return texts.filter((text) => text !== undefined);
}

function passagesOf(report: FileNode): readonly (FileNode | undefined)[] {
  return [
    ...['about', 'ideal', 'method', 'versions'].map((key) => childNode(report, key)),
    ...childNodes(report, 'cautions'),
    ...childNodes(report, 'covers').map((cover) => childNode(cover, 'text')),
    ...childNodes(report, 'words').map((word) => childNode(word, 'word')),
  ];
}

function findDescriptorConflicts(criterion: FileNode): readonly FileProblem[] {
  const topGrade = numberAt(criterion, 'topGrade');
  // A top grade out of bounds is reported by the schema; counting up to it could take for ever.
  if (topGrade === undefined || topGrade > 100) return [];
  const descriptors = childNodes(criterion, 'descriptors');
  // What the grades mean need not be known; knowing it of some would look as if the others meant nothing.
  if (descriptors.length === 0) return [];
  const grades = descriptors.map((descriptor) => numberAt(descriptor, 'grade'));
  const missing = Array.from({ length: Math.max(0, Math.floor(topGrade) + 1) }, (_, grade) => grade).filter(
    (grade) => !grades.includes(grade),
  );
  return [
    ...missing.map((grade) =>
      problemOf(
        [...criterion.path, 'descriptors'],
        `must describe every grade from 0 to ${topGrade}; ${grade} is missing`,
        grades,
      ),
    ),
    ...descriptors.flatMap((descriptor, place) => {
      const grade = grades[place];
      const path = [...descriptor.path, 'grade'];
      if (grade === undefined) return [];
      if (grade > topGrade) return [problemOf(path, `must not be above the top grade ${topGrade}`, grade)];
      return grades.indexOf(grade) < place ? [problemOf(path, 'must not be there twice', grade)] : [];
    }),
  ];
}

function findUnknownCriteria(indicator: FileNode, parts: Parts): readonly FileProblem[] {
  const known = parts.criteria.map((criterion) => stringAt(criterion, 'id'));
  const named = stringsAt(indicator, 'criteria');
  return [
    ...findRepeated(named),
    ...named
      .filter(({ text }) => !known.includes(text))
      .map(({ path, text }) => problemOf(path, 'must be the id of a criterion', text)),
  ];
}

/** An instrument without perspectives is one whose areas stand alone; with them, each area belongs to exactly one. */
function findPerspectiveConflicts({ perspectives, areas }: Parts): readonly FileProblem[] {
  if (perspectives.length === 0) return [];
  const named = perspectives.flatMap((perspective) => stringsAt(perspective, 'areas'));
  const known = areas.map((area) => stringAt(area, 'id'));
  return [
    ...findRepeated(named),
    ...named
      .filter(({ text }) => !known.includes(text))
      .map(({ path, text }) => problemOf(path, 'must be the id of an area', text)),
    ...areas
      .filter((area) => !named.some(({ text }) => text === stringAt(area, 'id')))
      .map((area) => problemOf([...area.path, 'id'], 'must be in one of the perspectives', area.value.id)),
  ];
}

/** Every population must be in exactly one group, so each begins where the one before it ends. */
function findSizeGroupConflicts(groups: readonly FileNode[]): readonly FileProblem[] {
  return groups.flatMap((group, place) => {
    const before = groups[place - 1];
    const from = numberAt(group, 'populationMin');
    const to = numberAt(group, 'populationMax');
    const expected = before === undefined ? 0 : numberAt(before, 'populationMax');
    const isLast = place === groups.length - 1;
    const rule =
      before === undefined ? 'must be 0 in the first group' : 'must be where the group before it ends';
    return [
      ...(from === undefined || expected === undefined || from === expected
        ? []
        : [problemOf([...group.path, 'populationMin'], `${rule} (${expected})`, from)]),
      ...(isLast || to !== undefined
        ? []
        : [
            problemOf(
              [...group.path, 'populationMax'],
              'must be there in all groups but the last',
              undefined,
            ),
          ]),
      ...(isLast && to !== undefined
        ? [problemOf([...group.path, 'populationMax'], 'must be absent in the last group', to)]
        : []),
      ...(from !== undefined && to !== undefined && to <= from
        ? [problemOf([...group.path, 'populationMax'], 'must be above populationMin', to)]
        : []),
    ];
  });
}

function findNormBandConflicts({ root, indicators }: Parts): readonly FileProblem[] {
  const band = childNode(root, 'normBand');
  if (band === undefined) return [];
  const [from, to] = [numberAt(band, 'from'), numberAt(band, 'to')];
  const total =
    indicators.reduce((sum, indicator) => sum + Math.round((numberAt(indicator, 'max') ?? 0) * 1000), 0) /
    1000;
  return [
    ...(from !== undefined && to !== undefined && from >= to
      ? [problemOf(['normBand', 'to'], 'must be above from', to)]
      : []),
    ...(to !== undefined && to > total
      ? [problemOf(['normBand', 'to'], `must not be above the maximum ${total}`, to)]
      : []),
  ];
}

/** A sentence belongs to one area, and every share of the maximum has one word. */
function findReportConflicts({ root, areas }: Parts): readonly FileProblem[] {
  const report = childNode(root, 'report');
  if (report === undefined) return [];
  const known = areas.map((area) => stringAt(area, 'id'));
  const named = childNodes(report, 'covers').flatMap((cover) => {
    const text = stringAt(cover, 'area');
    return text === undefined ? [] : [{ path: [...cover.path, 'area'], text }];
  });
  const bounds = childNodes(report, 'words').map((word) => ({
    path: [...word.path, 'from'],
    from: numberAt(word, 'from'),
  }));
  return [
    ...findRepeated(named),
    ...named
      .filter(({ text }) => !known.includes(text))
      .map(({ path, text }) => problemOf(path, 'must be the id of an area', text)),
    ...bounds.flatMap(({ path, from }, place) => {
      const before = bounds[place - 1]?.from;
      if (place === 0) return from === 0 ? [] : [problemOf(path, 'must be 0 for the first word', from)];
      const isAbove = from === undefined || before === undefined || from > before;
      return isAbove ? [] : [problemOf(path, `must be above the bound before it (${before})`, from)];
    }),
  ];
}
