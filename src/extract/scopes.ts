import type { ts } from 'ts-morph';
import { compact, NONE } from './compact.js';
import type { Body, Place, ScopeDraft } from './draft.js';
import { endLine, startLine } from './lines.js';

/** A scope that is being read. */
export interface OpenScope {
  /** Index in `FileFacts.scopes`. */
  readonly scope: number;
  readonly draft: ScopeDraft;
  readonly body: Body;
}

/** Adds a scope for a node inside the place it stands in; for the module itself `place.scope` is null. */
export function openScope(node: ts.Node, place: Pick<Place, 'file' | 'declaration' | 'member'> & { readonly scope: number | null }): OpenScope {
  const { file } = place;
  const draft: ScopeDraft = {
    parent: place.scope,
    declaration: place.declaration,
    member: place.member,
    parameters: NONE,
    locals: NONE,
    returns: NONE,
    returnType: null,
    typeParameters: NONE,
    argumentOf: null,
    line: startLine(file.source, node),
    endLine: endLine(file.source, node),
  };
  return { scope: file.scopes.push(draft) - 1, draft, body: { locals: [], returns: [], parts: [] } };
}

/** Hands over what the statements gave. */
export function closeScope({ body, draft }: OpenScope): void {
  draft.locals = compact(body.locals);
  draft.returns = compact(body.returns);
  if (body.parts.length > 0) draft.parts = compact(body.parts);
}
