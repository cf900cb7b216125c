import { z } from 'zod';
import { disagreementSettingsSchema } from '../disagreement/index.ts';
import { addedPartsMax, partTitleCharactersMax, richTextSchema } from '../documents/index.ts';
import {
  assessorSchema,
  blockRuleSchema,
  confirmationsSchema,
  daySchema,
  decisionSchema,
  ed25519Schema,
  evaluationModeSchema,
  evidenceSchema,
  goldStarSchema,
  gradesSchema,
  hashSchema,
  interviewGroupSchema,
  momentSchema,
  movePlanSchema,
  municipalitySchema,
  outOfFocusSchema,
  reasonCharactersMax,
  reasonSchema,
  revealedBallotSchema,
  revisionOriginSchema,
  signatureSchema,
  textSchema,
  uuidSchema,
} from '../evaluation/index.ts';
import { instrumentPartIdSchema, instrumentSchema } from '../instrument/index.ts';
import { builtInParts, textPlacePattern } from '../report/report-texts.ts';

const exactPointsSchema = z
  .string()
  .regex(/^-?\d{1,17}(\/\d{1,17})?$/)
  .describe('Exact points as a fraction in lowest terms: "550", "62/3"');

const lineShape = {
  points: exactPointsSchema,
  display: z
    .string()
    .max(20)
    .describe('As people are shown it: rounded half up; an en dash where nothing is graded'),
  max: exactPointsSchema,
  possibleMax: exactPointsSchema.describe('max less what is not applicable or out of focus'),
};

const namedLineSchema = z.strictObject({ id: instrumentPartIdSchema, ...lineShape });

const resultSchema = z.strictObject({
  total: z.strictObject(lineShape),
  areas: z.array(namedLineSchema),
  subareas: z.array(namedLineSchema),
  indicators: z.array(namedLineSchema),
  roundingNote: z
    .strictObject({ displayedAreasAddUpTo: z.string().max(20), displayedTotal: z.string().max(20) })
    .nullable()
    .describe(
      'There when the displayed areas do not add up to the displayed total; the exact ones always do',
    ),
});

const agreedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('graded'), grades: gradesSchema }),
  z.strictObject({ kind: z.literal('not-applicable') }),
  z.strictObject({ kind: z.literal('out-of-focus'), by: z.string().max(200), date: daySchema }),
]);

const findingSchema = z.strictObject({
  id: uuidSchema,
  area: instrumentPartIdSchema,
  column: z.enum(['strength', 'challenge', 'weakness']),
  indicators: z.array(instrumentPartIdSchema),
  text: z.string(),
});

const namedAssessorSchema = z.strictObject({ ...assessorSchema.shape, name: z.string().max(200) });

const packageGoldStarSchema = goldStarSchema.extend({ area: instrumentPartIdSchema });

const reportTextsSchema = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        id: z.enum(builtInParts).or(z.guid()),
        isOn: z.boolean(),
        title: z
          .string()
          .max(partTitleCharactersMax)
          .nullable()
          .describe('Of a part that people added; null for the others'),
      }),
    )
    .max(builtInParts.length + addedPartsMax)
    .describe('In their order; empty for the usual ones in the usual order'),
  texts: z
    .record(z.string().regex(textPlacePattern), richTextSchema)
    .describe(
      'By place: `part/<part>`, `area/<area>/lead`, `.../improve`, `subarea/<sub-area>/lead`, `.../close`',
    ),
});

const readableShape = {
  result: resultSchema,
  justifications: z.array(z.strictObject({ indicator: instrumentPartIdSchema, text: richTextSchema })),
  findings: z.array(findingSchema).describe('By area and column, in their order'),
  goldStars: z
    .array(packageGoldStarSchema)
    .exactOptional()
    .describe(
      'Best practice that others can learn from; packages from before there were gold stars have none',
    ),
  reportTexts: reportTextsSchema
    .exactOptional()
    .describe(
      'What is written of the report beyond justifications and findings, and which parts it has; there when anything is',
    ),
};

/** What a person reads of a package before signing it; the rest passes through as it came, so that its hash stands. */
export const readablePackageSchema = z.looseObject({ public: z.looseObject(readableShape) });
export type ReadablePackage = z.infer<typeof readablePackageSchema>;

export const publicPartSchema = z
  .strictObject({
    evaluation: uuidSchema,
    madeUp: z.boolean().describe('True where grades and texts are invented, as in the demo'),
    municipality: municipalitySchema,
    year: z.int(),
    population: z.int(),
    populationDate: daySchema,
    sizeGroup: instrumentPartIdSchema.nullable(),
    instrument: z.strictObject({
      hash: hashSchema,
      file: instrumentSchema,
      revisions: z
        .array(
          z.strictObject({
            before: hashSchema,
            after: hashSchema,
            origin: revisionOriginSchema.exactOptional(),
            by: uuidSchema,
            at: momentSchema,
          }),
        )
        .exactOptional()
        .describe('Corrections of the instrument’s texts after the beginning; there when there were any'),
      moves: z
        .array(
          z.strictObject({ plan: movePlanSchema, reason: reasonSchema, by: uuidSchema, at: momentSchema }),
        )
        .exactOptional()
        .describe(
          'Moves from an earlier version of the instrument, oldest first, with what was carried, void and open again; there when there were any',
        ),
    }),
    assessors: z
      .array(namedAssessorSchema)
      .min(1)
      .describe('Who assessed at the end, and signs; one where the other left and nobody new came'),
    formerAssessors: z
      .array(
        z.strictObject({
          ...namedAssessorSchema.shape,
          leftAt: momentSchema,
          successor: uuidSchema.nullable().describe('Null where the others completed alone'),
        }),
      )
      .exactOptional()
      .describe('There when somebody left before the end'),
    gradedBy: z
      .record(instrumentPartIdSchema, z.array(uuidSchema).min(1))
      .exactOptional()
      .describe('By area, whose ballots were revealed; there when somebody left before the end'),
    mode: evaluationModeSchema
      .exactOptional()
      .describe('Open: the assessors graded one sheet together. Absent: each graded blind'),
    blocks: blockRuleSchema,
    settings: disagreementSettingsSchema,
    outOfFocus: z.array(outOfFocusSchema),
    agreed: z
      .record(instrumentPartIdSchema, agreedSchema)
      .describe('Every indicator of the instrument, by id'),
    ...readableShape,
    interviewed: z
      .array(
        z.strictObject({
          group: interviewGroupSchema,
          interviews: z.int().min(1),
          persons: z.int().min(1),
        }),
      )
      .exactOptional()
      .describe('Who was interviewed, by role and number; there when interviews were marked as held'),
  })
  .describe('What may be published; verifies without the working papers');

const certificateChangeShape = { account: uuidSchema, by: uuidSchema, at: momentSchema };

const workingPapersSchema = z
  .strictObject({
    ballots: z.array(
      z.strictObject({ ...revealedBallotSchema.shape, block: z.string().max(60), revealedAt: momentSchema }),
    ),
    decisions: z
      .array(
        z.strictObject({
          ...decisionSchema.shape,
          by: uuidSchema,
          at: momentSchema,
          confirmations: confirmationsSchema,
          voided: z
            .strictObject({ by: uuidSchema, at: momentSchema })
            .exactOptional()
            .describe(
              'There when its indicator was left out of focus, or became void or open again, later: it counts no more',
            ),
          follows: z
            .discriminatedUnion('kind', [
              z.strictObject({ kind: z.literal('same') }),
              z.strictObject({ kind: z.literal('of'), assessorIds: z.array(uuidSchema) }),
              z.strictObject({ kind: z.literal('between') }),
              z.strictObject({ kind: z.literal('other') }),
            ])
            .nullable()
            .describe(
              'Whose ballot the decision follows; null for a parked one, and where nobody graded blind',
            ),
        }),
      )
      .describe(
        'All that were ever taken, by indicator and then in order; the last one of an indicator stands',
      ),
    evidence: z.array(
      z.strictObject({ evidence: evidenceSchema, revision: z.int(), by: uuidSchema, at: momentSchema }),
    ),
    recoveries: z
      .array(z.strictObject({ account: uuidSchema, by: uuidSchema, at: momentSchema }))
      .describe('Recoveries of assessors’ accounts while the evaluation was open'),
    departures: z
      .array(
        z.strictObject({
          ...assessorSchema.shape,
          successor: uuidSchema.nullable(),
          reason: reasonSchema,
          by: uuidSchema,
          at: momentSchema,
        }),
      )
      .exactOptional()
      .describe('Assessors who left before the end, and why; there when somebody did'),
    focusChanges: z
      .array(
        z.strictObject({
          leftOut: z.array(outOfFocusSchema),
          takenIn: z.array(instrumentPartIdSchema),
          reason: reasonSchema,
          by: uuidSchema,
          at: momentSchema,
        }),
      )
      .exactOptional()
      .describe('Changes of what was agreed to be left out, after the beginning; there when there were any'),
    certificateChanges: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({ ...certificateChangeShape, kind: z.literal('extended'), expiresOn: daySchema }),
          z.strictObject({
            ...certificateChangeShape,
            kind: z.literal('continued'),
            expiredOn: daySchema,
            reason: reasonSchema,
          }),
        ]),
      )
      .exactOptional()
      .describe('Certificates extended midway, or let be although they had ended; there when one was'),
  })
  .describe('How the result came about');

const hashesSchema = z.strictObject({
  public: hashSchema.describe('SHA-256 of the canonical JSON (RFC 8785) of the public part'),
  working: hashSchema.describe('The same of the working papers, also where these are left out'),
  previous: hashSchema.nullable().describe('`package` of the version signed before this one'),
  package: hashSchema.describe(
    'SHA-256 of the canonical JSON of {format, public, working, previous}, the hashes',
  ),
});

const pastVersionSchema = z
  .strictObject({
    hashes: hashesSchema,
    signatures: z.array(signatureSchema),
    unlocked: z.strictObject({
      by: uuidSchema,
      at: momentSchema,
      reason: textSchema(reasonCharactersMax),
    }),
  })
  .describe('A signed version that was unlocked again: its signatures are void');

/**
 * A signed evaluation as one JSON file. What is signed is `hashes.package`, which covers both parts and the version
 * before. Each signature is Ed25519 by the installation's key over the canonical JSON of {packageHash, person, at,
 * reauthentication}; `seal` is the same key's over the canonical JSON of the file without `public`, `working` and `seal`,
 * so that nothing can be left out of the history. A reader who has the key from elsewhere knows who signed; one who has
 * only `publicKey` knows that the file is consistent.
 */
export const packageSchema = z
  .strictObject({
    format: z.literal('samskar-package/1'),
    public: publicPartSchema,
    working: workingPapersSchema.optional(),
    hashes: hashesSchema,
    signatures: z.array(signatureSchema),
    history: z.array(pastVersionSchema).describe('Oldest first'),
    publicKey: z.string().max(500).describe('Of the installation: Ed25519, SPKI in PEM'),
    seal: ed25519Schema,
  })
  .describe('A signed evaluation of Samskår; `samskar verify` checks it');

export type Package = z.infer<typeof packageSchema>;
export type PublicPart = Package['public'];
export type WorkingPapers = NonNullable<Package['working']>;
export type PackageHashes = Package['hashes'];
export type PastVersion = Package['history'][number];
export type PackageResult = PublicPart['result'];
/** The state of an indicator in a signed evaluation. */
export type Agreed = PublicPart['agreed'][string];
/** What a signature is put under. */
export type PackageContent = {
  readonly format: Package['format'];
  readonly public: PublicPart;
  readonly working: WorkingPapers;
  readonly hashes: PackageHashes;
};
