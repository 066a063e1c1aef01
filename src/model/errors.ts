/** The exit codes of the command; never a count. */
export const EXIT = { clean: 0, gateFailed: 1, couldNotRun: 2, incomplete: 3 } as const;

/** Something the user can mend: says what was looked for, where, and what to do next. Printed without a stack, exit 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What to do next: a sentence or a command to paste. */
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}
