import type { Expression, FileFacts } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import type { Workspace } from '../model/workspace.js';
import type { Wrapper } from '../model/wrappers.js';
import { resultOf } from './calls.js';
import { meaningOfExpression } from './expressions.js';
import { indexFile, indexUnits } from './file-index.js';
import { NOTHING_BOUND, readInjection } from './injection.js';
import type { Chain, Lookup } from './lookup.js';
import { chainOf, meaningOfMember, heldValue } from './members.js';
import { NOTHING_MIXED, readMixins } from './mixins.js';
import { meaningOfExport, meaningOfName } from './names.js';
import { inferAliases } from './inferred-aliases.js';
import { createSpecifierSpace } from './specifiers.js';
import { meaningOfType } from './types.js';

/** Deeper chains of names, members and calls than this are not followed; real code stays below 20. */
const MAX_DEPTH = 48;

/** Joins the parts of linking into one object that remembers its answers; circular questions answer null. */
export function createLookup(
  facts: readonly FileFacts[],
  { workspace, wrappers }: { readonly workspace: Workspace; readonly wrappers: readonly Wrapper[] },
): Lookup {
  const files = new Map(facts.map((file) => [file.path, indexFile(file)]));
  const declared = createSpecifierSpace(workspace);
  const inferred = inferAliases(facts, declared.resolve, declared.exists);
  const { resolve } = inferred.length > 0 ? createSpecifierSpace(workspace, inferred) : declared;
  const units = indexUnits(files.values());
  const exports = new Map<string, Meaning | null>();
  const chains = new Map<UnitId, Chain>();
  const remembered = new Map<Expression, Meaning | null>();
  let injection = NOTHING_BOUND;
  let mixins = NOTHING_MIXED;
  let depth = 0;

  /** One level deeper, or null at the limit. */
  function deeper<T>(ask: () => T | null): T | null {
    if (depth >= MAX_DEPTH) return null;
    depth += 1;
    try {
      return ask();
    } finally {
      depth -= 1;
    }
  }

  /** A variable that holds an object of a known type means that object; one that holds a literal stays the variable. */
  function settled(meaning: Meaning | null): Meaning | null {
    if (meaning?.kind !== 'declared') return meaning;
    const declared = units.get(meaning.unit);
    if (declared?.fact.kind !== 'variable' || declared.fact.members.length > 0) return meaning;
    const value = deeper(() => heldValue(lookup, declared));
    return value && value.kind !== 'value' && value.kind !== 'shape' && !isExportsObject(value) ? value : meaning;
  }

  function mixedIn(object: Meaning, name: string): Meaning | null {
    return object.kind === 'declared' ? (mixins.members.get(object.unit)?.get(name) ?? null) : null;
  }

  function remember(path: string, scope: number, expression: Expression): Meaning | null {
    if (!isRemembered(expression)) return settled(deeper(() => meaningOfExpression(lookup, path, scope, expression)));
    const known = remembered.get(expression);
    if (known !== undefined) return known;
    remembered.set(expression, null);
    const meaning = settled(deeper(() => meaningOfExpression(lookup, path, scope, expression)));
    remembered.set(expression, meaning);
    return meaning;
  }

  const lookup: Lookup = {
    files,
    units,
    wrappers,
    resolve,
    nameIn: (path, name) => meaningOfName(lookup, path, name),
    exportOf(path, name) {
      const key = `${path}\0${name}`;
      const known = exports.get(key);
      if (known !== undefined) return known;
      exports.set(key, null);
      const meaning = meaningOfExport(lookup, path, name);
      exports.set(key, meaning);
      return meaning;
    },
    typeMeaning: (path, type, environment) => deeper(() => meaningOfType(lookup, path, type, environment)),
    expressionMeaning: remember,
    memberOf: (object, name) => mixedIn(object, name) ?? settled(deeper(() => meaningOfMember(lookup, object, name))),
    resultOf: (callee, path, call) => settled(deeper(() => resultOf(lookup, callee, path, call))),
    chainOf(unit, args) {
      if (args.length > 0) return chainOf(lookup, unit, args);
      const known = chains.get(unit);
      if (known) return known;
      const chain = chainOf(lookup, unit, args);
      chains.set(unit, chain);
      return chain;
    },
    implementationOf: (unit) => injection.implementations.get(unit) ?? unit,
    tokenMeaning: (key) => injection.tokens.get(key) ?? null,
    cradleMeaning: (name) => injection.cradle.get(name) ?? null,
    handedTo: (path, scope, parameter) => (mixins.handed.size === 0 ? null : (mixins.handed.get(`${path}#${scope} ${parameter}`) ?? null)),
    isMaker: (path, scope) => injection.makers.size > 0 && injection.makers.has(`${path}#${scope}`),
  };
  const read = readInjection(lookup);
  const mixed = readMixins(lookup);
  // What was answered before the bindings were known may lack them: start afresh.
  exports.clear();
  chains.clear();
  remembered.clear();
  injection = read;
  mixins = mixed;
  return lookup;
}

/** `const Orders = module.exports` is filled later, and stays the variable. */
function isExportsObject(meaning: Meaning): boolean {
  return meaning.kind === 'external' && meaning.trail.module === '' && meaning.trail.name === 'module';
}

/** Each name, member and call expression stands in one place only, so the object itself is the key; constants may be shared. */
function isRemembered(expression: Expression): boolean {
  return expression.kind === 'name' || expression.kind === 'member' || expression.kind === 'call' || expression.kind === 'element';
}
