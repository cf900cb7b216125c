import { defineMessages } from './define-messages.ts';

/** Archiving an evaluation, exporting everything, and deleting it. */
export const archiveMessages = defineMessages(
  {
    group: (count: number) => `Arkivert (${count})`,
    manage: 'Arkiv',
    manageFor: (municipality: string, year: number) => `Arkiv: ${municipality} ${year}`,
    title: (municipality: string, year: number) => `Arkiv: ${municipality} ${year}`,
    archiveMeaning:
      'En arkivert evaluering kan bare leses, og står ikke i listene uten at noen åpner arkivet. Den kan tas ut igjen.',
    archivedAt: (moment: string) => `Arkivert ${moment}.`,
    reason: 'Grunn',
    reasonHint: 'Vises til alle som deltar.',
    archive: 'Arkiver',
    takeOut: 'Ta ut av arkivet',
    archived: 'Evalueringen er arkivert.',
    takenOut: 'Evalueringen er tatt ut av arkivet.',
    delete: 'Slett for godt',
    deleteTitle: 'Slette for godt',
    deleteMeaning:
      'Alt slettes: hendelser, karakterark, notater, tekster med historikk, øyeblikksbilder og signerte pakker, også forseglede ark som ingen har lest. Datafilen skrives på nytt, så ingenting blir liggende i den. Det kan ikke gjøres om.',
    remains:
      'Igjen står det som ligger utenfor datafilen: sikkerhetskopier av datamappen, eksporter og nedlastede pakker. Slett dem der de ligger. Her blir det bare stående at evalueringen ble slettet, av hvem og når.',
    exportMissing: 'En vurderer må først eksportere alt, på skjermen Signering. Da kan evalueringen slettes.',
    exportOld: (moment: string) =>
      `Eksporten fra ${moment} har ikke med alt som er gjort siden. En vurderer må eksportere på nytt.`,
    exportWhole: (moment: string) => `Alt ble eksportert ${moment}.`,
    confirm: (name: string) => `Skriv «${name}» for å bekrefte`,
    deleted: (name: string) => `Evalueringen av ${name} er slettet.`,
    exportTitle: 'Eksporter alt',
    exportMeaning:
      'Én fil med hele loggen, tekstene, øyeblikksbildene, kalibreringen, pakkene og navnene på de intervjuede. Slett filen når navnene ikke trengs lenger. Ark som ikke er avdekket, og private notater er ikke med.',
    export: 'Last ned alt',
  },
  {
    en: {
      group: (count: number) => `Archived (${count})`,
      manage: 'Archive',
      manageFor: (municipality: string, year: number) => `Archive: ${municipality} ${year}`,
      title: (municipality: string, year: number) => `Archive: ${municipality} ${year}`,
      archiveMeaning:
        'An archived evaluation can only be read, and is not in the lists unless somebody opens the archive. It can be taken out again.',
      archivedAt: (moment: string) => `Archived ${moment}.`,
      reason: 'Reason',
      reasonHint: 'Shown to everybody who takes part.',
      archive: 'Archive',
      takeOut: 'Take out of the archive',
      archived: 'The evaluation is archived.',
      takenOut: 'The evaluation is out of the archive.',
      delete: 'Delete for good',
      deleteTitle: 'Deleting for good',
      deleteMeaning:
        'Everything is deleted: events, ballots, notes, texts with their history, snapshots and signed packages, also sealed ballots that nobody has read. The data file is written anew, so that nothing stays in it. This cannot be undone.',
      remains:
        'What remains lies outside the data file: backups of the data folder, exports and downloaded packages. Delete them where they are. Here it only stays that the evaluation was deleted, by whom and when.',
      exportMissing:
        'An assessor must first export everything, on the screen Sign-off. Then the evaluation can be deleted.',
      exportOld: (moment: string) =>
        `The export of ${moment} lacks what has been done since. An assessor must export again.`,
      exportWhole: (moment: string) => `Everything was exported ${moment}.`,
      confirm: (name: string) => `Type “${name}” to confirm`,
      deleted: (name: string) => `The evaluation of ${name} has been deleted.`,
      exportTitle: 'Export everything',
      exportMeaning:
        'One file with the whole log, the texts, the snapshots, the calibration, the packages and the names of who was interviewed. Delete the file when the names are needed no more. Ballots that are not revealed, and private notes, are not in it.',
      export: 'Download everything',
    },
  },
);
