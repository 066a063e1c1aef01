import type { BindingFact, Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';

/** An expression with the place it is read in. */
export interface Written {
  readonly path: string;
  readonly scope: number;
  readonly expression: Expression;
}

/** A property of an object literal, wherever the literal stands. */
export interface WrittenProperty {
  readonly key: string;
  readonly value: Written;
  /** Null where the literal stands in another function or file. */
  readonly line: number | null;
}

/** Constants that lead to constants are followed this far. */
const MAX_FOLLOWED = 8;
/** Spreads of constants with spreads, this far: each level can multiply what there is to read. */
const MAX_SPREAD = 4;

/** What an expression can be, names of constants followed to what they hold; several for `a ? b : c`. Unknown ones are left as they are. */
export function branchesOf(program: Program, written: Written, depth = 0): readonly Written[] {
  const { expression } = written;
  if (depth > MAX_FOLLOWED) return [written];
  if (expression.kind === 'either') return expression.branches.flatMap((branch) => branchesOf(program, { ...written, expression: branch }, depth + 1));
  if (expression.kind === 'cast') return branchesOf(program, { ...written, expression: expression.expression }, depth + 1);
  const held = heldBy(program, written);
  return held ? branchesOf(program, held, depth + 1) : [written];
}

/** The constant's or the call's value, where it is written somewhere. */
function heldBy(program: Program, written: Written): Written | null {
  const { path, scope, expression } = written;
  if (expression.kind !== 'name' && expression.kind !== 'member' && expression.kind !== 'call') return null;
  if (expression.kind === 'name') {
    const bound = bindingOf(program, path, scope, expression.name);
    if (bound) return isPlain(bound.binding) && bound.binding.initialiser ? { path, scope: bound.scope, expression: bound.binding.initialiser } : null;
  }
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'value') return meaning;
  if (meaning?.kind === 'declared') {
    const declared = program.declaration(meaning.unit);
    return declared?.fact.initialiser ? { path: declared.path, scope: 0, expression: declared.fact.initialiser } : null;
  }
  return expression.kind === 'name' && meaning?.kind === 'array' ? declaredArray(program, path, expression.name) : null;
}

/** Linking tells an array's elements apart from its literal; here the literal is wanted. */
function declaredArray(program: Program, path: string, name: string): Written | null {
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
  return branchesOf(program, written).flatMap(({ path, scope, expression }) => {
    if (expression.kind !== 'object') return [];
    const spread = expression.spreads.flatMap((inner) => propertiesOf(program, { path, scope, expression: inner }, depth + 1));
    const own = expression.properties.map(({ key, value, line }) => ({
      key,
      value: { path, scope, expression: value },
      line: path === written.path && scope === written.scope ? line : null,
    }));
    return [...spread, ...own];
  });
}

/** The elements of an array literal, or what `map` makes each of; the thing itself where it is no array. */
export function elementsOf(program: Program, written: Written): readonly Written[] {
  return branchesOf(program, written).flatMap((branch) => {
    const { path, scope, expression } = branch;
    if (expression.kind === 'array') return expression.elements.map((element) => ({ path, scope, expression: element }));
    return expression.kind === 'call' ? (mappedBy(program, path, expression.call) ?? [branch]) : [branch];
  });
}

/** What the function gives that a call of `map` or `flatMap` is handed. */
function mappedBy(program: Program, path: string, index: number): readonly Written[] | null {
  const file = program.file(path);
  const call = file?.calls[index];
  const [work] = call?.arguments ?? [];
  if (call?.callee.kind !== 'member' || !/^(map|flatMap)$/.test(call.callee.name) || work?.kind !== 'function') return null;
  return (file?.scopes[work.scope]?.returns ?? []).map((expression) => ({ path, scope: work.scope, expression }));
}

/** The strings that an expression can be. */
export function stringsOf(program: Program, written: Written): readonly string[] {
  return branchesOf(program, written).flatMap(({ expression }) => {
    if (expression.kind === 'literal') return typeof expression.value === 'string' ? [expression.value] : [];
    return expression.kind === 'template' && expression.holes.length === 0 ? expression.parts.slice(0, 1) : [];
  });
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
