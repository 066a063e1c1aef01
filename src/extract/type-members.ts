import type { ts } from 'ts-morph';
import { compact } from './compact.js';
import type { Declared, Place } from './draft.js';
import { linesOf } from './lines.js';
import { addMember } from './member-drafts.js';
import { readKey } from './property-keys.js';
import { isAccessor, isMethodSignature, isPropertySignature } from './syntax.js';
import { readOptionalType, readParameterTypes, walkType } from './types.js';

/** Reads what an interface or object type declares into the members of its declaration. Signatures without a name are read for mentions. */
export function readTypeMembers(nodes: readonly ts.TypeElement[], owner: Declared, place: Place): void {
  for (const node of nodes) {
    if (isPropertySignature(node) || isMethodSignature(node) || isAccessor(node)) readTypeMember(node, owner, place);
    else walkType(node, place);
  }
}

type Signature = ts.PropertySignature | ts.MethodSignature | ts.AccessorDeclaration;

function readTypeMember(node: Signature, owner: Declared, place: Place): void {
  const kind = isPropertySignature(node) ? 'property' : isMethodSignature(node) ? 'method' : 'accessor';
  const lines = linesOf(place.file.source, node, node.name);
  const { draft } = addMember(owner, { name: readKey(node.name, place), kind, static: false, ...lines });
  if (!isPropertySignature(node)) draft.parameters ??= compact(readParameterTypes(node, place));
  const type = readOptionalType(node.type, place);
  // A merged declaration may have given the member already; the first one counts.
  draft.type ??= type;
}
