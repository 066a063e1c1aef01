import type { DeclarationFact, DeclarationKind, Expression } from '../model/file-facts.js';
import { NONE } from './compact.js';
import type { DeclarationDraft, Declared, FileDraft } from './draft.js';

/** What a declaration is called, and the lines it takes. */
export type DeclarationStart = Pick<DeclarationFact, 'name' | 'kind' | 'line' | 'endLine'>;

/** Of declarations that share a name (a class and an interface, a constant and a type), the lower number says what it is. */
const PRECEDENCE = {
  class: 0,
  function: 1,
  variable: 2,
  enum: 3,
  namespace: 4,
  interface: 5,
  type: 6,
} satisfies Record<DeclarationKind, number>;

/** Adds a top-level declaration, or finds the one it continues: an overload, a merged interface, a type beside a value of its name. */
export function declare(file: FileDraft, start: DeclarationStart, key: string = start.name): Declared {
  const known = file.names.get(key)?.declared ?? null;
  if (known !== null) {
    continueDeclaration(known.draft, start);
    return known;
  }
  const declared = { index: file.declarations.length, draft: blankDeclaration(start), members: new Map() };
  file.declarations.push(declared);
  file.names.set(key, { declared, wholeModule: false });
  return declared;
}

/** Sets what a declaration holds, unless that is known already. A function or class is not a value beside its declaration, but a mixin call is. */
export function setDeclaredValue({ draft }: Declared, value: Expression): void {
  const isItself = draft.kind === 'function' || (draft.kind === 'class' && value.kind === 'class');
  if (!isItself) draft.initialiser ??= value;
}

/** A declaration without content. */
export function blankDeclaration(start: DeclarationStart): DeclarationDraft {
  return {
    name: start.name,
    kind: start.kind,
    line: start.line,
    endLine: start.endLine,
    exported: false,
    abstract: false,
    decorators: NONE,
    typeParameters: NONE,
    extends: NONE,
    extendsExpression: null,
    implements: NONE,
    members: NONE,
    type: null,
    initialiser: null,
    scope: null,
  };
}

/** The lines of a declaration do not stretch over what stands between two that merge, besides overloads, which follow each other. */
function continueDeclaration(draft: DeclarationDraft, start: DeclarationStart): void {
  const sameKind = draft.kind === start.kind;
  if (sameKind && start.kind === 'function') draft.endLine = start.endLine;
  if (PRECEDENCE[start.kind] >= PRECEDENCE[draft.kind]) return;
  draft.kind = start.kind;
  draft.line = start.line;
  draft.endLine = start.endLine;
}
