import { zoneOfCountry } from '@samskar/shared/messages';

/** A day and a clock as people write them where the interview is: 2026-11-24 and 09:30. */
export type ZonedTime = { readonly day: string; readonly clock: string };

/** The zone of a municipality's clocks; of an unknown country, this machine's. */
export function zoneOf(country: string): string {
  return zoneOfCountry(country) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What the clocks of a zone show at a moment; a zone that this machine does not know is shown in UTC. */
export function inZone(moment: string, zone: string): ZonedTime {
  const shown = new Date(Date.parse(moment) + offsetMs(Date.parse(moment), zone)).toISOString();
  return { day: shown.slice(0, 10), clock: shown.slice(11, 16) };
}

/**
 * The moment at which the clocks of a zone show this, in UTC. Of an hour that comes twice, the first one; undefined for an
 * hour that is passed over, and for what is no day or clock.
 */
export function momentIn({ day, clock }: ZonedTime, zone: string): string | undefined {
  const shown = Date.parse(`${day}T${clock}:00.000Z`);
  if (Number.isNaN(shown)) return undefined;
  const offsets = [offsetMs(shown - dayMs, zone), offsetMs(shown + dayMs, zone)];
  return offsets
    .map((offset) => shown - offset)
    .sort((a, b) => a - b)
    .map((moment) => new Date(moment).toISOString())
    .find((moment) => {
      const back = inZone(moment, zone);
      return back.day === day && back.clock === clock;
    });
}

const dayMs = 86_400_000;

/** How far the clocks of a zone are ahead of UTC at a moment. */
function offsetMs(moment: number, zone: string): number {
  const parts = formatterOf(zone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}

const formatterByZone = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatterByZone.get(zone);
  if (known) return known;
  const made = makeFormatter(zone);
  formatterByZone.set(zone, made);
  return made;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    // The plan was made by a browser that knew the zone; this one is older.
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
