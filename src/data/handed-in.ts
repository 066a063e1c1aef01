import { handedToChain } from './built-options.js';
import type { StepRule } from './data-layer.js';
import { type CallKey, callKey } from './site.js';
import type { Handle, World } from './world.js';
import { branchesOf, propertiesOf } from './written.js';
import type { Written } from './written-place.js';

/** The transaction that a call's arguments hand in. */
export interface HandedIn {
  /** The call that opened it; null where it was begun by hand, or comes from outside the function. */
  readonly transaction: CallKey | null;
  /** See `Handle.marks`. */
  readonly marks: readonly CallKey[];
  /** The expressions that may hold its handle. */
  readonly within: readonly Written[];
  /** See `Handle.hosted`. */
  readonly hosted: boolean;
}

/** Reads which transaction a call is handed: `Order.create(line, { transaction: t })`, `query.transacting(trx)`; null where nothing is handed in. */
export function handedIn(
  world: World,
  at: { readonly path: string; readonly index: number },
  { argument, property }: NonNullable<StepRule<string>['within']>,
): HandedIn | null {
  const call = world.program.file(at.path)?.calls[at.index];
  const expression = call?.arguments.at(argument === 'last' ? -1 : argument);
  if (!call || !expression) return null;
  const written = { path: at.path, scope: call.scope, expression };
  return handedBy(world, at, property === undefined ? [written] : carriersIn(world, written, property));
}

/** The same, where any argument may hold it, itself or as a property: a call of a method of the repository. */
export function handedAnywhere(world: World, at: { readonly path: string; readonly index: number }): HandedIn | null {
  const call = world.program.file(at.path)?.calls[at.index];
  const within = call?.arguments.flatMap((expression): readonly Written[] => {
    const written = { path: at.path, scope: call.scope, expression };
    return [written, ...propertiesOf(world.program, written).map(({ value }) => value)].filter(
      ({ expression: { kind } }) => kind === 'name' || kind === 'member',
    );
  });
  return within ? handedBy(world, at, within) : null;
}

function handedBy(world: World, at: { readonly path: string; readonly index: number }, within: readonly Written[]): HandedIn | null {
  if (within.length === 0) return null;
  const handles = within.flatMap((carrier) => handleOf(world, callKey(at.path, at.index), carrier) ?? []);
  return {
    transaction: handles.find(({ transaction }) => transaction !== null)?.transaction ?? null,
    marks: handles.flatMap(({ marks }) => marks),
    within,
    hosted: handles.some(({ hosted }) => hosted),
  };
}

/** The property's value where the options are written out; else the things they come from: `options`, `...options`, `new Options().transaction(t).build()`. */
function carriersIn(world: World, options: Written, property: string): readonly Written[] {
  const named = propertiesOf(world.program, options).filter(({ key }) => key === property);
  if (named.length > 0) return named.map(({ value }) => value);
  return branchesOf(world.program, options).flatMap(({ path, scope, expression }) => {
    if (expression.kind === 'name' || expression.kind === 'member') return [{ path, scope, expression }];
    if (expression.kind === 'object') return expression.spreads.map((spread) => ({ path, scope, expression: spread }));
    return handedToChain(world.program, { path, scope, expression }, property);
  });
}

function handleOf(world: World, key: CallKey, written: Written): Handle | null {
  const asked = `within ${key}`;
  if (world.open.has(asked)) return null;
  world.open.add(asked);
  const handle = world.handleAt(written);
  world.open.delete(asked);
  return handle;
}
