import { canonicalBytes } from '@samskar/shared/package';
import type { Report } from '@samskar/shared/report';

/** The report as canonical JSON (RFC 8785); `samskar schema report` says what is in it. */
export function renderReportJson(report: Report): Uint8Array {
  return canonicalBytes(wellFormed(report));
}

/** JSON has no canonical form for half a character, which a text may hold. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      one === undefined ? [] : [[key.toWellFormed(), wellFormed(one)]],
    ),
  );
}
