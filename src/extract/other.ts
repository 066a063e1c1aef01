import type { Expression } from '../model/file-facts.js';

/** The expression that says nothing: of another kind, or over a limit. */
export const OTHER: Expression = { kind: 'other' };
