import type { ts } from 'ts-morph';
import type { BindingFact, MemberFact, TypeFact } from '../model/file-facts.js';
import { expectType } from './branch-tables.js';
import { joined, NONE } from './compact.js';
import { readDecorators } from './decorators.js';
import type { Declared, MemberSlot, Place, Self } from './draft.js';
import { readFunction } from './functions.js';
import { keepAll } from './keep.js';
import { linesOf } from './lines.js';
import { addMember, setValue } from './member-drafts.js';
import { hasModifier, visibilityOf } from './modifiers.js';
import { readParameterProperties } from './parameter-properties.js';
import { readKey } from './property-keys.js';
import {
  isAccessor,
  isClassStaticBlockDeclaration,
  isConstructorDeclaration,
  isMethodDeclaration,
  isPropertyDeclaration,
  isSetAccessor,
  SyntaxKind,
} from './syntax.js';
import { readOptionalType, walkType } from './types.js';

/** The class a member is read into; where `kept` is false the class is a local one, and its code belongs to the declaration around it. */
export interface MemberTarget {
  readonly target: Declared;
  readonly kept: boolean;
}

/** Reads one member of a class. */
export function readMember(node: ts.ClassElement, place: Place, into: MemberTarget): void {
  if (isConstructorDeclaration(node) || isMethodDeclaration(node) || isAccessor(node)) readMethod(node, place, into);
  else if (isPropertyDeclaration(node)) readProperty(node, place, into);
  else if (isClassStaticBlockDeclaration(node)) place.file.read.walk(node.body, inMember(place, into, null));
  else walkType(node, place);
}

type MethodNode = ts.ConstructorDeclaration | ts.MethodDeclaration | ts.AccessorDeclaration;

function readMethod(node: MethodNode, place: Place, into: MemberTarget): void {
  const slot = slotOf(node, place, into.target);
  const inside = inMember(place, into, slot);
  const { draft } = slot;
  if (!isConstructorDeclaration(node)) draft.decorators = joined(draft.decorators, readDecorators(node, inside));
  const scope = readFunction(node, inside);
  draft.type ??= place.file.scopes[scope]?.returnType ?? null;
  if (node.body === undefined) draft.parameters ??= parameterTypes(place.file.scopes[scope]?.parameters ?? []);
  // An overload has no body; of two accessors the getter is the one that others read.
  if (node.body !== undefined && !(isSetAccessor(node) && draft.scope !== null)) draft.scope = scope;
  if (isConstructorDeclaration(node)) readParameterProperties(node, scope, { target: into.target, file: place.file });
}

/** One for each parameter, `?` where none is written. */
function parameterTypes(bindings: readonly BindingFact[]): readonly TypeFact[] {
  const types: TypeFact[] = [];
  for (const { parameter, type } of bindings) if (parameter === types.length) types.push(type ?? { name: '?', args: NONE });
  return types;
}

function readProperty(node: ts.PropertyDeclaration, place: Place, into: MemberTarget): void {
  const slot = slotOf(node, place, into.target);
  const inside = inMember(place, into, slot);
  const { draft } = slot;
  draft.decorators = readDecorators(node, inside);
  draft.type = readOptionalType(node.type, inside);
  if (node.initializer === undefined) return;
  expectType(node.initializer, node.type, place.file);
  setValue(draft, place.file.read.expression(node.initializer, inside, keepAll()), place.scope);
}

function slotOf(node: MethodNode | ts.PropertyDeclaration, place: Place, target: Declared): MemberSlot {
  const { source } = place.file;
  const name = isConstructorDeclaration(node) ? 'constructor' : readKey(node.name, place);
  const lines = linesOf(source, node, node.name);
  const isStatic = hasModifier(node, SyntaxKind.StaticKeyword);
  const slot = addMember(target, { name, kind: kindOf(node), static: isStatic, ...lines });
  slot.draft.visibility = visibilityOf(node);
  return slot;
}

function kindOf(node: MethodNode | ts.PropertyDeclaration): MemberFact['kind'] {
  if (isConstructorDeclaration(node)) return 'constructor';
  if (isMethodDeclaration(node)) return 'method';
  // `accessor total = 0` is written with a keyword but holds a value.
  return isPropertyDeclaration(node) ? 'property' : 'accessor';
}

/** The place inside a member: its own loops and its own `this`. In a local class both are of no declaration. */
function inMember(place: Place, into: MemberTarget, slot: MemberSlot | null): Place {
  if (!into.kept) return { ...place, loop: 'no', self: null };
  const self: Self = {
    owner: into.target,
    static: slot?.draft.static ?? true,
    construction: slot?.draft.kind === 'constructor',
  };
  return { ...place, member: slot?.index ?? null, loop: 'no', self };
}
