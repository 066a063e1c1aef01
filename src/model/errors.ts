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

/** An entry of the configuration that an error speaks of. */
export interface ConfigEntry {
  /** Where it stands, as keys and indices from the top: `['together', 0, 1]`. */
  readonly keys: readonly (string | number)[];
  /** What it says, as a clause: `pin "src/pay/**" puts src/pay/card.ts in service "billing"`. */
  readonly words: string;
}

/** A UserError about entries of the configuration that fit the format but not the code, or not each other; whoever knows the text can add where each stands. */
export class ConfigEntryError extends UserError {
  readonly headline: string;
  readonly entries: readonly ConfigEntry[];

  constructor(headline: string, entries: readonly ConfigEntry[], remedy: string) {
    super([headline, ...entries.map(({ words }) => `  ${words}`)].join('\n'), remedy);
    this.headline = headline;
    this.entries = entries;
  }
}
