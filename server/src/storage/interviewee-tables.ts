/** The tables of migrations/0010-interviewees.ts. Moments are milliseconds since 1970, days as 2026-11-21. */
export type IntervieweeTables = {
  interviewee: {
    id: string;
    evaluation_id: string;
    interview_id: string;
    name: string;
    position: string;
    contact: string;
    delete_on: string;
    /** Of the event that told of the last change, without saying what it was. */
    revision: number;
  };
  /** One row, while there may be bytes in the file of what has been deleted. */
  pending_scrub: { id: 1; since: number };
};
