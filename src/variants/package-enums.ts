import type { Expression } from '../model/file-facts.js';
import { byLocation, compareText, type Location } from '../model/location.js';
import type { Program } from '../model/program.js';
import { type DeclaredAxis, LEAST_VARIANTS } from './declared-axis.js';
import { schemaKey } from './schema-enums.js';

interface FoundEnum {
  readonly name: string;
  readonly members: Set<string>;
  readonly places: Location[];
}

/**
 * The enums of packages of which labels of branches are members, by key, with the members that these name, where they are three or more. Those that a
 * schema declares are left out.
 */
export function packageEnums(program: Program, axes: ReadonlyMap<string, DeclaredAxis>): ReadonlyMap<string, DeclaredAxis> {
  const found = new Map<string, FoundEnum>();
  for (const { branches = [], path } of program.files) {
    for (const { labels, line, scope } of branches) {
      for (const label of labels) {
        if (label.kind === 'member') noteMember(enumOfPackage(program, path, scope, label.object), { member: label.name, at: { path, line } }, found);
      }
    }
  }
  const several = [...found].filter(([, { members, name }]) => members.size >= LEAST_VARIANTS && !axes.has(schemaKey(name)));
  return new Map(several.map(([key, { members, name, places }]) => [key, toAxis(key, name, { members, places })]));
}

function noteMember(
  named: ReturnType<typeof enumOfPackage>,
  { member, at }: { readonly member: string; readonly at: Location },
  found: Map<string, FoundEnum>,
): void {
  if (named === null) return;
  const known = found.get(named.key) ?? { name: named.name, members: new Set<string>(), places: [] };
  known.members.add(member);
  known.places.push(at);
  found.set(named.key, known);
}

/** Which enum of a package a name leads to: `PaymentMethod` of `@shop/shared`; null for anything else. */
export function enumOfPackage(
  program: Program,
  path: string,
  scope: number,
  expression: Expression,
): { readonly key: string; readonly name: string; readonly module: string } | null {
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind !== 'external' || meaning.trail.module === '' || meaning.trail.instance) return null;
  const { module, name, steps } = meaning.trail;
  const names = [name, ...steps.map((step) => (step.kind === 'member' ? step.name : ''))];
  const last = names.at(-1) ?? '';
  return names.includes('') || !/^[A-Z]/.test(last) ? null : { key: `package:${module}#${names.join('.')}`, name: last, module };
}

function toAxis(key: string, name: string, { members, places }: { readonly members: ReadonlySet<string>; readonly places: readonly Location[] }): DeclaredAxis {
  const [at] = [...places].sort(byLocation);
  const sorted = [...members].sort(compareText).map((member) => ({ name: member, value: member }));
  return { key, name, kind: 'package', members: sorted, at: at ?? { path: '', line: 1 }, from: null };
}
