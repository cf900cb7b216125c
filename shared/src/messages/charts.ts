import { defineMessages } from './define-messages.ts';

/** What figures say beside their data, and heads of the tables behind them. */
export const chartMessages = defineMessages(
  {
    name: 'Navn',
    group: 'Gruppe',
    points: 'Poeng',
    version: (version: string) => `versjon ${version}`,
    yearAndVersion: (year: string, version: string) => `${year} (versjon ${version})`,
    versionBreak: 'Ny versjon: tallene på hver side måler ikke det samme',
    outerRing: (points: string) => `Ytterste ring: ${points}`,
  },
  {
    en: {
      name: 'Name',
      group: 'Group',
      points: 'Points',
      version: (version: string) => `version ${version}`,
      yearAndVersion: (year: string, version: string) => `${year} (version ${version})`,
      versionBreak: 'New version: figures on either side do not measure the same',
      outerRing: (points: string) => `Outer ring: ${points}`,
    },
  },
);
