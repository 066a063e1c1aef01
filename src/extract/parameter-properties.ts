import type { ts } from 'ts-morph';
import type { Declared, FileDraft } from './draft.js';
import { addMember } from './member-drafts.js';
import { visibilityOf } from './modifiers.js';

/**
 * Adds the properties that a constructor's parameters declare (`constructor(private readonly orders: Orders)`),
 * with the type and decorators of the parameter.
 */
export function readParameterProperties(node: ts.ConstructorDeclaration, scope: number, into: { readonly target: Declared; readonly file: FileDraft }): void {
  const parameters = into.file.scopes[scope]?.parameters ?? [];
  for (const [index, parameter] of node.parameters.entries()) {
    const bound = parameters.find((binding) => binding.parameter === index);
    if (bound === undefined || !declaresProperty(parameter)) continue;
    const { name, line } = bound;
    const { draft } = addMember(into.target, { name, kind: 'property', static: false, line, endLine: line });
    draft.parameterProperty = true;
    draft.visibility = visibilityOf(parameter);
    draft.type = bound.type;
    draft.decorators = bound.decorators;
  }
}

/** A decorator alone makes no property. */
function declaresProperty(parameter: ts.ParameterDeclaration): boolean {
  return parameter.modifiers?.some((modifier) => 'expression' in modifier === false) ?? false;
}
