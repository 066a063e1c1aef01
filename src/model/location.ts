/** A place in the analysed repository. */
export interface Location {
  /** Relative to the analysed folder, with forward slashes. */
  readonly path: string;
  /** First line, from 1. */
  readonly line: number;
}

/** A range of lines in one file, both ends included. */
export interface Span extends Location {
  readonly endLine: number;
}

/** Orders places by path (by code unit, not by locale), then by line. */
export function byLocation(a: Location, b: Location): number {
  return compareText(a.path, b.path) || a.line - b.line;
}

/** Orders text by code unit, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
