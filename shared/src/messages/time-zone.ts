const zoneByCountry: Readonly<Record<string, string>> = {
  NO: 'Europe/Oslo',
  SE: 'Europe/Stockholm',
  DK: 'Europe/Copenhagen',
  FI: 'Europe/Helsinki',
};

/** The IANA zone of the clocks of a municipality, by its country (ISO 3166-1, two letters); undefined where that has several or is unknown. */
export function zoneOfCountry(country: string): string | undefined {
  return zoneByCountry[country];
}
