import { defineMessages } from './define-messages.ts';

/** The first screen after signing in, and who takes part in an evaluation. */
export const evaluationListMessages = defineMessages(
  {
    title: 'Evalueringer',
    create: 'Ny evaluering',
    ongoing: 'Pågår',
    signed: 'Signert',
    phase: {
      independent: 'Hver for seg',
      agreeing: 'Samstemming',
      signing: 'Klar til signering',
      signed: 'Signert',
    },
    phaseOf: (step: number, steps: number) => `Fase ${step} av ${steps}`,
    myRole: 'Din rolle',
    notTakingPart: 'Du deltar ikke',
    notTakingPartExplained: 'Innholdet er lukket for administratorer som ikke deltar.',
    assessors: 'Vurderere',
    manage: 'Deltakere',
    manageFor: (municipality: string, year: number) => `Deltakere: ${municipality} ${year}`,
    emptyTitle: 'Ingen evalueringer ennå',
    emptyAdministrator: 'Opprett den første: velg kommune, instrument og to sertifiserte vurderere.',
    emptyOwner:
      'Som eier av instrumentet utsteder du sertifikater og laster opp instrumenter. Evalueringer du deltar i, vises her.',
    emptyOther: 'Når en administrator gir deg en rolle i en evaluering, vises den her.',
    participants: {
      title: 'Deltakere',
      explained:
        'Fagfeller og observatører kan legges til og fjernes. Vurdererne ligger fast, men en som må slutte, kan byttes ut, med grunn. Alle i evalueringen ser det.',
      person: 'Person',
      role: 'Rolle',
      add: 'Legg til',
      remove: (name: string) => `Fjern ${name}`,
      choose: 'Velg person',
      added: (name: string) => `${name} er lagt til.`,
      removed: (name: string) => `${name} er fjernet.`,
    },
  },
  {
    en: {
      title: 'Evaluations',
      create: 'New evaluation',
      ongoing: 'In progress',
      signed: 'Signed',
      phase: {
        independent: 'Independent',
        agreeing: 'Agreeing',
        signing: 'Ready to sign',
        signed: 'Signed',
      },
      phaseOf: (step: number, steps: number) => `Phase ${step} of ${steps}`,
      myRole: 'Your role',
      notTakingPart: 'You take no part',
      notTakingPartExplained: 'Its content is closed to administrators who take no part.',
      assessors: 'Assessors',
      manage: 'Participants',
      manageFor: (municipality: string, year: number) => `Participants: ${municipality} ${year}`,
      emptyTitle: 'No evaluations yet',
      emptyAdministrator:
        'Create the first one: choose a municipality, an instrument and two certified assessors.',
      emptyOwner:
        'As instrument owner you issue certificates and upload instruments. Evaluations in which you take part appear here.',
      emptyOther: 'When an administrator gives you a role in an evaluation, it appears here.',
      participants: {
        title: 'Participants',
        explained:
          'Internal reviewers and observers can be added and removed. The assessors are fixed, but one who must leave can be replaced, with a reason. Everybody in the evaluation sees it.',
        person: 'Person',
        role: 'Role',
        add: 'Add',
        remove: (name: string) => `Remove ${name}`,
        choose: 'Choose a person',
        added: (name: string) => `${name} has been added.`,
        removed: (name: string) => `${name} has been removed.`,
      },
    },
  },
);
