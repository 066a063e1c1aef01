import type { CallFact, Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { isHandleName } from './handle-names.js';
import type { CallPlace } from './site.js';
import { callbackOf, resultOf, type Taken, takeStep } from './take-step.js';
import { freshHandle, type Handle, type Step, type World } from './world.js';
import { bindingOf } from './written.js';

/** Longer chains of members and calls are not guessed at. */
const MAX_LINKS = 24;

/**
 * `ctx.db.order.findMany()`, `ctx.db.select().from(orders)`: something unknown that is named like a handle, and what is done with it means something
 * to a layer's guessed handle: it leads to an entity, or it opens a transaction. Null where either fails.
 */
export function guessedStep(world: World, { path, index }: CallPlace): Taken | null {
  const links = linksOf(world.program, path, index);
  const handed = handedHandle(world, { path, index }, links[0]?.name ?? '');
  const begins = mayBegin(world.program.file(path)?.calls[index]);
  const tells = (taken: Taken | null): taken is Taken => taken !== null && isTelling(taken, begins);
  const within = handed && walk(world, handed, links.slice(1));
  if (tells(within)) return within;
  for (const [at, { name }] of links.slice(0, -1).entries()) {
    const guesses = isHandleName(name) ? world.layers.filter(({ guessed }) => guessed !== null) : [];
    const taken = guesses.map((layer) => walk(world, freshHandle(layer, layer.guessed, []), links.slice(at + 1))).find(tells);
    if (taken) return taken;
  }
  return null;
}

/** A transaction is begun by hand without arguments, or with options; a method of the same name that is given more is something else. */
function mayBegin(call: CallFact | undefined): boolean {
  return call?.arguments.every(({ kind }) => kind === 'object') ?? false;
}

/** What a guessed call hands to the function that the name is the first parameter of: `db.transaction((change) => change.insert(orders))`. */
function handedHandle(world: World, at: { readonly path: string; readonly index: number }, name: string): Handle | null {
  const file = world.program.file(at.path);
  const bound = bindingOf(world.program, at.path, file?.calls[at.index]?.scope ?? 0, name);
  const handed = bound?.binding.parameter === 0 && bound.binding.path.length === 0 ? file?.scopes[bound.scope]?.argumentOf : null;
  const call = handed ? file?.calls[handed.call] : undefined;
  const taken = handed && call ? guessedStep(world, { path: at.path, index: handed.call, call }) : null;
  return taken && callbackOf(world, taken);
}

function isTelling({ entities, transaction, rule }: Taken, begins: boolean): boolean {
  if (rule.does !== undefined || rule.also !== undefined) return entities.length > 0;
  return transaction === 'opens' || (transaction === 'begins' && begins);
}

function walk(world: World, handle: Handle, steps: readonly Step[]): Taken | null {
  let at: Handle | null = handle;
  let taken: Taken | null = null;
  for (const step of steps) {
    taken = at && takeStep(world, at, step);
    if (!taken) return null;
    at = resultOf(world, taken);
  }
  return taken;
}

/** The names, members and calls that lead to a call, itself last: `ctx`, `db`, `select()`, `from()`. */
function linksOf(program: Program, path: string, index: number): readonly Step[] {
  const links: Step[] = [];
  let current: Expression | null = { kind: 'call', call: index };
  while (current !== null && links.length < MAX_LINKS) {
    const { link, rest } = lastLink(program, path, current);
    if (link) links.push(link);
    current = rest;
  }
  return links.reverse();
}

function lastLink(program: Program, path: string, expression: Expression): { readonly link: Step | null; readonly rest: Expression | null } {
  switch (expression.kind) {
    case 'name':
      return { link: { name: expression.name, call: null }, rest: null };
    case 'member':
      return { link: { name: expression.name, call: null }, rest: expression.object };
    case 'cast':
      return { link: null, rest: expression.expression };
    case 'call': {
      const callee = program.file(path)?.calls[expression.call]?.callee;
      if (callee?.kind !== 'member') return { link: null, rest: null };
      return { link: { name: callee.name, call: { path, index: expression.call } }, rest: callee.object };
    }
    default:
      return { link: null, rest: null };
  }
}
