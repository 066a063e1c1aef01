import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { DataLayer } from './data-layer.js';
import type { CallPlace } from './site.js';
import { resultOf, type Taken, takeStep } from './take-step.js';
import type { Handle, World } from './world.js';

/** Last words of names that hold data handles in code without types. */
const HANDLE_WORDS: ReadonlySet<string> = new Set(['repo', 'repository', 'prisma', 'em', 'tx', 'trx', 'db', 'database', 'orm', 'dao', 'qr', 'qb']);
/** Words that are handles alone or after a word of data: `manager`, `entityManager`; not `cacheManager`. */
const SHARED_WORDS: ReadonlySet<string> = new Set(['manager', 'connection', 'conn']);
/** Words that are handles only after a word of data: `queryRunner`; not `taskRunner`. */
const DEPENDENT_WORDS: ReadonlySet<string> = new Set(['runner', 'builder', 'client', 'source', 'service']);
const DATA_WORDS: ReadonlySet<string> = new Set(['entity', 'transaction', 'transactional', 'query', 'prisma', 'db', 'database', 'orm', 'data']);

/**
 * Whether a receiver that linking does not know is named like a data handle: `repo.save()`, `this.userRepository.find()`, `this.prisma.order.count()`;
 * then the call is a gap.
 */
export function isNamedLikeHandle({ program }: World, { path, call }: CallPlace): boolean {
  if (call.callee.kind !== 'member') return false;
  const { object } = call.callee;
  const within = object.kind === 'member' ? object.object : null;
  // `ctx.db.query.orders.findMany()`: what lies between the handle and the entity says that it is a query.
  const beyond = within?.kind === 'member' && within.name === 'query' ? within.object : null;
  const names = [object, within, beyond].map((expression) => expression && lastName(program, path, expression));
  return names.some((name) => name !== null && isHandleName(name));
}

/** A name by its last words, letter case aside: `userRepository`, `entityManager`, `db`; not `cacheManager`. */
export function isHandleName(name: string): boolean {
  const words = name
    .split(/(?=[A-Z])|[_\d]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const before = words.at(-2);
  if (HANDLE_WORDS.has(last)) return true;
  if (before === undefined) return SHARED_WORDS.has(last);
  return (SHARED_WORDS.has(last) || DEPENDENT_WORDS.has(last)) && DATA_WORDS.has(before);
}

/**
 * `ctx.db.order.findMany()`: an unknown receiver named like a handle, a member that names an entity, and an operation of that entity's handle.
 * Read as the layer's guessed handle; null where any of the three fails.
 */
export function guessedStep(world: World, { path, index, call }: CallPlace): Taken | null {
  const { callee } = call;
  if (callee.kind !== 'member' || callee.object.kind !== 'member') return null;
  const name = lastName(world.program, path, callee.object.object);
  if (name === null || !isHandleName(name)) return null;
  for (const layer of world.layers) {
    const entity = guessedHandle(world, layer, callee.object.name);
    const taken = entity && takeStep(world, entity, { name: callee.name, call: { path, index } });
    if (taken) return taken;
  }
  return null;
}

function guessedHandle(world: World, layer: DataLayer, member: string): Handle | null {
  if (layer.guessed === null) return null;
  const client: Handle = { layer, kind: layer.guessed, entities: [], transaction: null, marks: [], named: null };
  const taken = takeStep(world, client, { name: member, call: null });
  return taken && resultOf(taken);
}

/** The name nearest to the call that is a handle's: `repo` for `this.repo`, `getRepository` for `getRepository(Order)`, `qb` for `qb.where('…')`. */
function lastName(program: Program, path: string, expression: Expression): string | null {
  if (expression.kind === 'name' || expression.kind === 'member') return expression.name;
  if (expression.kind === 'cast') return lastName(program, path, expression.expression);
  const callee = expression.kind === 'call' ? program.file(path)?.calls[expression.call]?.callee : undefined;
  if (callee?.kind === 'name' || (callee?.kind === 'member' && isHandleName(callee.name))) return callee.name;
  return callee?.kind === 'member' ? lastName(program, path, callee.object) : null;
}
