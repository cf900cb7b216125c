export const realtimeParts = ['typing', 'capacity', 'crowd', 'document', 'memory'] as const;
export type RealtimePart = (typeof realtimeParts)[number];
