import type { CallFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import type { Lookup } from './lookup.js';
import { functionPlace } from './parameters.js';

/** Functions that put members on what they are handed: `module.exports = function (Orders) { Orders.place = … }`, called as `require('./place')(Orders)`. */
export interface Mixins {
  /** What is put on a declaration, by its unit and the name. */
  readonly members: ReadonlyMap<UnitId, ReadonlyMap<string, Meaning>>;
  /** What such a function is handed, by `path#scope` and parameter. */
  readonly handed: ReadonlyMap<string, Meaning>;
}

/** What is known before anything is read. */
export const NOTHING_MIXED: Mixins = { members: new Map(), handed: new Map() };

/** Reads all mixins of the repository; in the order of files and calls, the first to put a member counts. */
export function readMixins(lookup: Lookup): Mixins {
  const mixing = mixingFunctions(lookup);
  if (mixing.size === 0) return NOTHING_MIXED;
  const members = new Map<UnitId, Map<string, Meaning>>();
  const handed = new Map<string, Meaning>();
  for (const { facts } of lookup.files.values()) {
    for (const call of facts.calls) {
      const place = mixerOf(lookup, facts.path, call, mixing);
      if (place) mixCall({ members, handed }, call, { lookup, path: facts.path, place });
    }
  }
  return { members, handed };
}

/** What is gathered while the calls are read. */
interface Gathered {
  readonly members: Map<UnitId, Map<string, Meaning>>;
  readonly handed: Map<string, Meaning>;
}

function mixCall(gathered: Gathered, call: CallFact, { lookup, path, place }: { readonly lookup: Lookup; readonly path: string; readonly place: Place }): void {
  for (const [parameter, argument] of call.arguments.entries()) {
    const target = argument.kind === 'name' ? lookup.nameIn(path, argument.name) : null;
    if (target?.kind === 'declared') mixInto(gathered, target, { lookup, ...place, parameter });
  }
}

/** The mixing function that a call runs: `require('./place')(…)`, or by an imported or declared name. */
function mixerOf(lookup: Lookup, path: string, { callee, arguments: given, scope }: CallFact, mixing: ReadonlySet<string>): Place | null {
  if ((callee.kind !== 'module' && callee.kind !== 'name') || !given.some(({ kind }) => kind === 'name')) return null;
  const meaning = callee.kind === 'name' ? lookup.nameIn(path, callee.name) : lookup.expressionMeaning(path, scope, callee);
  const place = meaning && functionPlace(lookup, meaning);
  return place && mixing.has(`${place.path}#${place.scope}`) ? place : null;
}

/** Only a file's own functions are handed to others. */
function mixingFunctions(lookup: Lookup): ReadonlySet<string> {
  const mixing = new Set<string>();
  for (const { facts } of lookup.files.values()) {
    facts.scopes.forEach(({ parent, parts }, scope) => {
      if (parts !== undefined && parent === 0) mixing.add(`${facts.path}#${scope}`);
    });
  }
  return mixing;
}

interface Place {
  readonly path: string;
  readonly scope: number;
}

interface Mixing extends Place {
  readonly lookup: Lookup;
  readonly parameter: number;
}

function mixInto({ members, handed }: Gathered, target: Meaning & { kind: 'declared' }, { lookup, path, scope, parameter }: Mixing): void {
  const own = members.get(target.unit) ?? new Map<string, Meaning>();
  for (const part of lookup.files.get(path)?.facts.scopes[scope]?.parts ?? []) {
    if (part.parameter === parameter && !own.has(part.name)) own.set(part.name, { kind: 'function', path, scope: part.scope });
  }
  members.set(target.unit, own);
  const key = `${path}#${scope} ${parameter}`;
  if (!handed.has(key)) handed.set(key, target);
}
