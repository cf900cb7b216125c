/** What a command answers: JSON for stdout, lines for stderr, and whether the shell sees success. */
export type CommandAnswer = {
  readonly exitCode: 0 | 1;
  readonly output?: unknown;
  readonly errors?: readonly string[];
};

/** Where a command runs. Paths that a person types are relative to `folder`. */
export type CommandPlace = { readonly folder: string };

export type Command = {
  /** What follows the command's name, for the usage. */
  readonly usage: string;
  readonly about: string;
  /** Undefined when the arguments are not what the usage says. */
  readonly run: (
    args: readonly string[],
    place: CommandPlace,
  ) => Promise<CommandAnswer> | CommandAnswer | undefined;
};
