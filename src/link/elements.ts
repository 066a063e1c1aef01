import type { Expression } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import type { Lookup } from './lookup.js';
import { nextStep } from './names.js';

/** Elements of a written list that are told apart; the first stand for the others. */
const TOLD_APART = 16;

/** A list that is written one by one. */
export function arrayMeaning(lookup: Lookup, place: Place, expressions: readonly Expression[]): Meaning {
  const elements = expressions.slice(0, TOLD_APART).map((expression) => lookup.expressionMeaning(place.path, place.scope, expression));
  return { kind: 'array', element: firstKnown(elements), elements };
}

/** An element of a list, by position where that says more; of what an outside package gives, a step on its trail. Null for what is no list. */
export function elementOf(list: Meaning, position?: number): Meaning | null {
  if (list.kind === 'array') return (position === undefined ? undefined : list.elements?.[position]) ?? list.element;
  // What is said of globals (`Object.entries(orders)`) depends on their arguments.
  if (list.kind !== 'external' || list.trail.module === '') return null;
  return { kind: 'external', trail: nextStep(list.trail, { kind: 'member', name: '[]' }) };
}

interface Place {
  readonly path: string;
  readonly scope: number;
}

/** The first that is known; what hangs on a global (`globalThis.prisma ?? new PrismaClient()`) only where nothing else is. */
export function firstKnown(meanings: Iterable<Meaning | null>): Meaning | null {
  let global: Meaning | null = null;
  for (const meaning of meanings) {
    if (meaning?.kind === 'external' && meaning.trail.module === '') global ??= meaning;
    else if (meaning) return meaning;
  }
  return global;
}
