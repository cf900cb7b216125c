import type { PackageDraft } from '../../../web/src/routes/evaluation/[id]/sign/package-calls.ts';

type Content = {
  readonly hash: string;
  /** By indicator. */
  readonly points?: Readonly<Record<string, string>>;
  /** By indicator: plain text. */
  readonly justifications?: Readonly<Record<string, string>>;
  /** By area. */
  readonly findings?: Readonly<Record<string, readonly string[]>>;
};

/** A draft with what a test speaks of, and nothing else. */
export function draftOf({ hash, points = {}, justifications = {}, findings = {} }: Content): PackageDraft {
  const line = (display: string) => ({ points: display, display, max: '10', possibleMax: '10' });
  return {
    hash,
    emptyFindings: {},
    package: {
      public: {
        result: {
          total: line('10'),
          areas: [],
          subareas: [],
          indicators: Object.entries(points).map(([id, display]) => ({ id, ...line(display) })),
          roundingNote: null,
        },
        justifications: Object.entries(justifications).map(([indicator, text]) => ({
          indicator,
          text: [{ kind: 'paragraph', spans: [{ kind: 'text', text }] }],
        })),
        findings: Object.entries(findings).flatMap(([area, texts]) =>
          texts.map((text, place) => ({
            id: `${String(place).repeat(8)}-0000-4000-8000-000000000000`,
            area,
            column: 'strength' as const,
            indicators: [],
            text,
          })),
        ),
      },
    },
  };
}
