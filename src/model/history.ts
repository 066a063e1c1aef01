/** What version control remembers of the analysed files. Merges are left out: what they bring is in the commits that they join. */
export interface History {
  /** Newest first, as version control lists them; only those that touch a file which is analysed now. */
  readonly commits: readonly Commit[];
  /** People who wrote them; robots are none. */
  readonly authors: number;
  /** True where there are older commits than were read. */
  readonly cut: boolean;
  /** Why there is none; null where it was read. */
  readonly missing: MissingHistory | null;
}

export type MissingHistory =
  /** The folder lies in no git work tree. */
  | 'not-versioned'
  /** There is no commit yet. */
  | 'no-commits'
  /** A shallow clone: it knows the last commits alone, and shows the oldest of them as if it had made every file. */
  | 'shallow'
  /** No git program was found outside the analysed repository. */
  | 'no-git'
  /** The `.git` of the work tree leads elsewhere (a link, or a file that its target does not know of). */
  | 'leads-elsewhere'
  /** Git ended with an error: damaged, or owned by another user. */
  | 'unreadable'
  /** More than the limits of time and size allow. */
  | 'too-large';

export interface Commit {
  /** When it was committed, in seconds since 1970. Only ever compared with other commits, never with the clock. */
  readonly time: number;
  /** Which person, from 0; null for a robot. */
  readonly author: number | null;
  /** The analysed files that it touched, under the paths that they have now, sorted. */
  readonly files: readonly string[];
  /** Files that it touched in the whole repository, analysed or not. */
  readonly size: number;
}

/** The text of a file as it was at the end of a quarter of a year. */
export interface PastText {
  /** The month that ends the quarter: `2023-06`. */
  readonly quarter: string;
  readonly text: string;
}

/**
 * Commits of more files are left out wherever changing together counts: they rename, format or upgrade. 30 as in the studies of evolutionary
 * coupling (Zimmermann, Weißgerber, Diehl, Zeller, "Mining Version Histories to Guide Software Changes", ICSE 2004).
 */
export const MOST_FILES_TOGETHER = 30;
