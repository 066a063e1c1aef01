import type { CallFact, DeclarationFact, Expression, FileFacts, MemberFact, ScopeFact, TypeFact } from '../../src/model/file-facts.js';
import { extractFacts } from '../../src/extract/extract-facts.js';

/** The facts of one snippet; arguments of `find` and `save` are kept whole. */
export function factsOf(text: string, path = 'orders.ts'): FileFacts {
  return extractFacts({ path, text }, { argumentsOf: new Set(['find', 'save']) });
}

export function declarationOf(facts: FileFacts, name: string): DeclarationFact {
  return found(
    facts.declarations.find((declaration) => declaration.name === name),
    name,
  );
}

export function memberOf(facts: FileFacts, declaration: string, name: string): MemberFact {
  return found(
    declarationOf(facts, declaration).members.find((member) => member.name === name),
    name,
  );
}

/** The call whose callee is written that way. */
export function callOf(facts: FileFacts, callee: string): CallFact {
  return found(
    facts.calls.find((call) => written(call.callee) === callee),
    callee,
  );
}

export function scopeOf(facts: FileFacts, index: number | null | undefined): ScopeFact {
  return found(facts.scopes[index ?? -1], `scope ${index}`);
}

/** A type as one would write it; the composite ones as `name<args>`. */
export function writtenType(type: TypeFact | null): string {
  if (type === null) return '-';
  if (type.members !== undefined) return `{${type.members.map((member) => `${member.name}:${writtenType(member.type)}`).join(';')}}`;
  return type.args.length === 0 ? type.name : `${type.name}<${type.args.map(writtenType).join(',')}>`;
}

/** An expression in short: calls as `#index`, functions as `fn`, what is not kept as `…`. */
export function written(expression: Expression | null): string {
  if (expression === null) return '-';
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member':
      return `${written(expression.object)}.${expression.name}`;
    case 'element':
      return `${written(expression.object)}[${written(expression.index)}]`;
    case 'call':
      return `#${expression.call}`;
    case 'literal':
      return JSON.stringify(expression.value);
    case 'template':
      return `\`${expression.parts.map((part, index) => (index === 0 ? part : `\${${written(expression.holes[index - 1] ?? null)}}${part}`)).join('')}\``;
    case 'object':
      return `{${[...expression.properties.map((property) => `${property.key}:${written(property.value)}`), ...expression.spreads.map((spread) => `...${written(spread)}`)].join(',')}}`;
    case 'array':
      return `[${expression.elements.map(written).join(',')}]`;
    case 'function':
      return 'fn';
    case 'either':
      return `(${expression.branches.map(written).join('|')})`;
    case 'cast':
      return `<${writtenType(expression.type)}>${written(expression.expression)}`;
    case 'module':
      return `module(${expression.specifier})`;
    case 'other':
      return '…';
    case 'this':
    case 'super':
    case 'class':
      return expression.kind;
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what} in the facts`);
  return value;
}
