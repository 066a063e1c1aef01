import type { MemberFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { bindingOf } from './written.js';
import type { Written } from './written-place.js';

/** Names for names are followed this far. */
const MAX_FOLLOWED = 6;

/**
 * What a name or a property of the own class is set to, where a written type hides it: `private orders: Collection<any>` and, elsewhere in the
 * class, `this.orders = await shop.collection('orders')`. The expression itself where it is neither; null where nothing sets it.
 */
export function setTo(program: Program, written: Written, depth = 0): Written | null {
  const { path, scope, expression } = written;
  if (depth > MAX_FOLLOWED) return null;
  if (expression.kind === 'cast') return setTo(program, { path, scope, expression: expression.expression }, depth + 1);
  if (expression.kind === 'name') {
    const bound = bindingOf(program, path, scope, expression.name);
    const value = bound ? bound.binding.initialiser : program.file(path)?.declarations.find(({ name }) => name === expression.name)?.initialiser;
    return value ? setTo(program, { path, scope: bound?.scope ?? 0, expression: value }, depth + 1) : bound ? null : written;
  }
  const member = ownMember(program, written);
  if (!member) return written;
  const { initialiser, initialiserScope } = member.fact;
  return initialiser && setTo(program, { path: member.path, scope: initialiserScope, expression: initialiser }, depth + 1);
}

/** The member that `this.orders` is, also of a class that the own one extends; null for anything else. */
export function ownMember(program: Program, { path, scope, expression }: Written): { readonly path: string; readonly fact: MemberFact } | null {
  if (expression.kind !== 'member' || expression.object.kind !== 'this') return null;
  for (const base of program.basesOf(program.ownerOf(path, scope).unit)) {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    const fact = declared?.fact.members.find(({ name }) => name === expression.name);
    if (declared && fact) return { path: declared.path, fact };
  }
  return null;
}
