export type SelectOption = {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Options of one group follow each other and stand under its name. */
  readonly group?: string;
};
