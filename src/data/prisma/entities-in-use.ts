import type { CallFact } from '../../model/file-facts.js';
import type { Program, Trail } from '../../model/program.js';
import type { DeclaredEntity } from '../declared-entity.js';

/**
 * Where no schema was found: the models that calls on a client name, each placed at its first use. Their tables and relations stay unknown.
 * `operations` are the names of the calls that a delegate has.
 */
export function entitiesInUse(program: Program, operations: ReadonlySet<string>): readonly DeclaredEntity[] {
  const used = new Map<string, DeclaredEntity>();
  for (const { path, calls } of program.files) {
    for (const [index, call] of calls.entries()) {
      const delegate = isOperation(call, operations) ? delegateOf(program, path, index) : null;
      if (delegate === null || used.has(delegate)) continue;
      const name = delegate.slice(0, 1).toUpperCase() + delegate.slice(1);
      used.set(delegate, { name, otherNames: [delegate], table: name, schema: null, at: { path, line: call.line }, child: false, units: [], relations: [] });
    }
  }
  return [...used.values()];
}

function isOperation({ kind, callee }: CallFact, operations: ReadonlySet<string>): boolean {
  return kind === 'call' && callee.kind === 'member' && operations.has(callee.name);
}

/** `order` for `prisma.order.findMany()`; null where the receiver is no client's member. */
function delegateOf(program: Program, path: string, index: number): string | null {
  const receiver = program.receiverOf(path, index);
  if (receiver?.kind !== 'external' || !isClient(receiver.trail)) return null;
  const last = receiver.trail.steps.at(-1);
  return last?.kind === 'member' && last.name !== '*' && !last.name.startsWith('$') ? last.name : null;
}

function isClient({ instance, name, steps }: Trail): boolean {
  return instance && (name === 'PrismaClient' || (name === 'Prisma' && steps[0]?.kind === 'member' && steps[0].name === 'TransactionClient'));
}
