import type { BindingFact, Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { handedToSuper } from './handed-to-super.js';
import type { Written } from './written-place.js';

/** A property of an object literal, wherever the literal stands. */
export interface WrittenProperty {
  readonly key: string;
  readonly value: Written;
  /** Null where the literal stands in another function or file. */
  readonly line: number | null;
}

/** Constants that lead to constants are followed this far. */
const MAX_FOLLOWED = 8;
/** Templates in the holes of templates, this far: a constant may name itself. */
const MAX_FILLED = 4;
/** Spreads of constants with spreads, this far: each level can multiply what there is to read. */
const MAX_SPREAD = 4;

/** What an expression can be, names of constants followed to what they hold; several for `a ? b : c`. Unknown ones are left as they are. */
export function branchesOf(program: Program, written: Written, depth = 0): readonly Written[] {
  const { expression } = written;
  if (depth > MAX_FOLLOWED) return [written];
  if (expression.kind === 'either') return expression.branches.flatMap((branch) => branchesOf(program, { ...written, expression: branch }, depth + 1));
  if (expression.kind === 'cast') return branchesOf(program, { ...written, expression: expression.expression }, depth + 1);
  // `TABLES['orders']`
  if (expression.kind === 'element' && expression.index.kind === 'literal' && typeof expression.index.value === 'string') {
    return branchesOf(program, { ...written, expression: { kind: 'member', object: expression.object, name: expression.index.value } }, depth + 1);
  }
  const held = heldBy(program, written);
  if (!held) return [written];
  const moved = written.elsewhere === true || held.path !== written.path || held.scope !== written.scope;
  return branchesOf(program, { ...placed(held, held.expression), ...(moved && { elsewhere: true }) }, depth + 1);
}

/** An expression that stands where another does. */
function placed({ path, scope, elsewhere }: Written, expression: Expression): Written {
  return { path, scope, expression, ...(elsewhere && { elsewhere }) };
}

/** The constant's or the call's value, where it is written somewhere. */
function heldBy(program: Program, written: Written): Written | null {
  const { path, scope, expression } = written;
  if (expression.kind !== 'name' && expression.kind !== 'member' && expression.kind !== 'call') return null;
  const bound = expression.kind === 'name' ? bindingOf(program, path, scope, expression.name) : null;
  if (bound) return heldByBinding(path, bound);
  const meaning = program.meaningOf(path, scope, expression) ?? enumValue(program, written);
  if (meaning?.kind === 'value') return meaning;
  if (meaning?.kind === 'declared') {
    const declared = program.declaration(meaning.unit);
    return declared?.fact.initialiser ? { path: declared.path, scope: 0, expression: declared.fact.initialiser } : null;
  }
  if (expression.kind === 'name' && (meaning?.kind === 'array' || meaning?.kind === 'external')) return declaredHere(program, path, expression.name);
  return meaning === null ? handedToSuper(program, written) : null;
}

function heldByBinding(path: string, { binding, scope }: NonNullable<ReturnType<typeof bindingOf>>): Written | null {
  return isPlain(binding) && binding.initialiser ? { path, scope, expression: binding.initialiser } : null;
}

/** The value of an enum's member; null for any other member, and for one that is only counted. */
function enumValue(program: Program, { path, scope, expression }: Written): ({ readonly kind: 'value' } & Written) | null {
  const owner = expression.kind === 'member' ? program.meaningOf(path, scope, expression.object) : null;
  const declared = owner?.kind === 'declared' ? program.declaration(owner.unit) : undefined;
  if (expression.kind !== 'member' || !declared || declared.fact.kind !== 'enum') return null;
  const value = declared.fact.members.find(({ name }) => name === expression.name)?.initialiser;
  return value ? { kind: 'value', path: declared.path, scope: 0, expression: value } : null;
}

/** Linking says what an array's elements are and what a call gives; here what is written is wanted. */
function declaredHere(program: Program, path: string, name: string): Written | null {
  const initialiser = program.file(path)?.declarations.find((declaration) => declaration.name === name)?.initialiser;
  return initialiser ? { path, scope: 0, expression: initialiser } : null;
}

function isPlain(binding: BindingFact): boolean {
  return binding.path.length === 0 && !binding.iterates && binding.parameter === null;
}

/** The local or parameter behind a name, and the scope that binds it; null for top-level and imported names. */
export function bindingOf(program: Program, path: string, scope: number, name: string): { readonly binding: BindingFact; readonly scope: number } | null {
  const scopes = program.file(path)?.scopes ?? [];
  let current: number | null = scope;
  while (current !== null && current !== 0) {
    const fact: (typeof scopes)[number] | undefined = scopes[current];
    const binding = fact?.locals.find((local) => local.name === name) ?? fact?.parameters.find((parameter) => parameter.name === name);
    if (binding) return { binding, scope: current };
    current = fact?.parent ?? null;
  }
  return null;
}

/** The properties of an object literal, those of known spreads first; empty for anything else. */
export function propertiesOf(program: Program, written: Written, depth = 0): readonly WrittenProperty[] {
  if (depth > MAX_SPREAD) return [];
  return branchesOf(program, written).flatMap((branch) => {
    const { expression } = branch;
    if (expression.kind !== 'object') return [];
    const spread = expression.spreads.flatMap((inner) => propertiesOf(program, placed(branch, inner), depth + 1));
    const own = expression.properties.map(({ key, value, line }) => ({ key, value: placed(branch, value), line: branch.elsewhere ? null : line }));
    return [...spread, ...own];
  });
}

/** The elements of an array literal, those of spread lists included, or what `map` makes each of; the thing itself where it is no array. */
export function elementsOf(program: Program, written: Written, depth = 0): readonly Written[] {
  if (depth > MAX_SPREAD) return [];
  return branchesOf(program, written).flatMap((branch) => {
    const { expression } = branch;
    if (expression.kind === 'array') {
      return expression.elements.flatMap((element) => {
        const spread = spreadIn(element);
        return spread ? elementsOf(program, placed(branch, spread), depth + 1) : [placed(branch, element)];
      });
    }
    return expression.kind === 'call' ? (mappedBy(program, branch, expression.call) ?? [branch]) : [branch];
  });
}

/** The list that an element of an array literal spreads: `[...lines, line]`; null for an element of its own. */
export function spreadIn(element: Expression): Expression | null {
  return element.kind === 'element' && element.index.kind === 'other' ? element.object : null;
}

/** What the function gives that a call of `map` or `flatMap` is handed. */
function mappedBy(program: Program, at: Written, index: number): readonly Written[] | null {
  const file = program.file(at.path);
  const call = file?.calls[index];
  const [work] = call?.arguments ?? [];
  if (call?.callee.kind !== 'member' || !/^(map|flatMap)$/.test(call.callee.name) || work?.kind !== 'function') return null;
  return (file?.scopes[work.scope]?.returns ?? []).map((expression) => placed({ ...at, scope: work.scope }, expression));
}

/** The strings that an expression can be. */
export function stringsOf(program: Program, written: Written, depth = 0): readonly string[] {
  if (depth > MAX_FILLED) return [];
  return branchesOf(program, written).flatMap((branch) => {
    const { expression } = branch;
    if (expression.kind === 'literal') return typeof expression.value === 'string' ? [expression.value] : [];
    return expression.kind === 'template' ? (filledText(program, branch, { expression, depth: depth + 1 }) ?? []) : [];
  });
}

interface Filling {
  readonly expression: Expression & { readonly kind: 'template' };
  readonly depth: number;
}

/** A template whose holes all hold one known text: `${TABLE} as o`; null for others. */
function filledText(program: Program, { path, scope }: Written, { expression: { parts, holes }, depth }: Filling): string | null {
  const texts = holes.map((expression) => stringsOf(program, { path, scope, expression }, depth));
  if (texts.some((text) => text.length !== 1)) return null;
  return parts.map((part, index) => part + (texts[index]?.[0] ?? '')).join('');
}

/** An expression in the code's own words, short: `this.orders`, `prisma[model]`, `repo()`. */
export function textOf(program: Program, written: Written): string {
  const { path, expression } = written;
  const inner = (next: Expression): string => textOf(program, { ...written, expression: next });
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'this':
      return 'this';
    case 'super':
      return 'super';
    case 'member':
      return `${inner(expression.object)}.${expression.name}`;
    case 'element':
      return `${inner(expression.object)}[${inner(expression.index)}]`;
    case 'literal':
      return typeof expression.value === 'string' ? `'${expression.value}'` : String(expression.value);
    case 'cast':
      return inner(expression.expression);
    case 'call': {
      const call = program.file(path)?.calls[expression.call];
      return call ? `${inner(call.callee)}()` : '…';
    }
    default:
      return '…';
  }
}
