import type { Program } from '../model/program.js';

/** A name of an outside package. */
interface OutsideName {
  readonly module: string;
  readonly name: string;
}

/** Decorators that apply decorators are followed this far. */
const MAX_FOLLOWED = 2;

/**
 * What a decorator stands for: the outside name it is, or, for one of the repository that applies others, the first of theirs that fits:
 * `Table` for `function Stored(name) { return (target) => { Table(name)(target); } }`. Null where none fits.
 */
export function decoratorName(
  program: Program,
  at: { readonly path: string; readonly name: string },
  fits: (from: OutsideName) => boolean,
  depth = 0,
): OutsideName | null {
  const outside = program.externalName(at.path, at.name);
  if (outside) return fits(outside) ? outside : null;
  const meaning = depth < MAX_FOLLOWED ? program.meaningOf(at.path, 0, { kind: 'name', name: at.name }) : null;
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  if (meaning?.kind !== 'declared' || declared?.fact.kind !== 'function') return null;
  const { path } = declared;
  for (const { callee, scope } of program.file(path)?.calls ?? []) {
    if (callee.kind !== 'name' || program.ownerOf(path, scope).unit !== meaning.unit) continue;
    const inner = decoratorName(program, { path, name: callee.name }, fits, depth + 1);
    if (inner) return inner;
  }
  return null;
}
