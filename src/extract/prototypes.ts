import type { ts } from 'ts-morph';
import { isAssignment } from './assignment-operators.js';
import { NONE } from './compact.js';
import type { Declared, FileDraft, Place } from './draft.js';
import { dottedName } from './entity-names.js';
import { readFunction } from './functions.js';
import { keepAll } from './keep.js';
import { linesOf } from './lines.js';
import { addMember, setValue } from './member-drafts.js';
import { isArrowFunction, isCallExpression, isFunctionExpression, isIdentifier, isObjectLiteralExpression, isPropertyAccessExpression } from './syntax.js';
import { unwrap } from './unwrap.js';

/** Where an assignment puts a member: on the objects that `owner` makes, or on `owner` itself. */
interface Target {
  readonly owner: Declared;
  readonly name: ts.MemberName;
  readonly static: boolean;
}

/** Reads `Cart.prototype.add = …`, `Cart.of = …` and `Cart.prototype = …` as members of Cart; false for every other expression. */
export function readPrototype(node: ts.Expression, place: Place): boolean {
  if (!isAssignment(node)) return readInherits(node, place);
  const { left, right } = node;
  if (!isPropertyAccessExpression(left)) return false;
  if (left.name.text === 'prototype') return readWholePrototype(left, right, place);
  const target = targetOf(left, right, place.file);
  if (target === null) return false;
  readAssigned(target, right, place);
  return true;
}

function readAssigned(target: Target, right: ts.Expression, place: Place): void {
  const { owner, name } = target;
  const { file } = place;
  const value = unwrap(right);
  const isMethod = isFunctionExpression(value) || isArrowFunction(value);
  const lines = linesOf(file.source, right, name);
  const kind = isMethod ? 'method' : 'property';
  const { draft, index } = addMember(owner, { name: name.text, kind, static: target.static, ...lines });
  const self = { owner, static: target.static, construction: false };
  const inside: Place = { ...place, declaration: owner.index, member: index, self };
  if (!isMethod) setValue(draft, file.read.expression(right, inside, keepAll()), place.scope);
  else {
    draft.scope ??= readFunction(value, inside);
    draft.type ??= file.scopes[draft.scope]?.returnType ?? null;
  }
}

function targetOf(left: ts.PropertyAccessExpression, right: ts.Expression, file: FileDraft): Target | null {
  const { expression, name } = left;
  if (isPropertyAccessExpression(expression) && expression.name.text === 'prototype') {
    const owner = declaredAt(expression.expression, file);
    return owner === null ? null : { owner, name, static: false };
  }
  const owner = declaredAt(expression, file);
  if (owner === null) return null;
  if (owner.draft.kind === 'class' || owner.draft.kind === 'function') return { owner, name, static: true };
  // Of other values only what is clearly a part of them: `const cart = {}; cart.add = function () {}`.
  const value = unwrap(right);
  const isPart = isFunctionExpression(value) || isArrowFunction(value) || isRegistry(owner);
  return isPart && owner.draft.kind === 'variable' ? { owner, name, static: false } : null;
}

/** `const db = {}` and `const Orders = module.exports` are filled one by one: `db.orders = require('./orders')`. */
function isRegistry({ draft: { initialiser } }: Declared): boolean {
  if (initialiser?.kind === 'object') return true;
  return initialiser?.kind === 'member' && initialiser.name === 'exports' && initialiser.object.kind === 'name' && initialiser.object.name === 'module';
}

/** `Cart.prototype = { … }` gives members; `Cart.prototype = Object.create(Base.prototype)` a base class. */
function readWholePrototype(left: ts.PropertyAccessExpression, right: ts.Expression, place: Place): boolean {
  const owner = declaredAt(left.expression, place.file);
  if (owner === null) return false;
  const value = unwrap(right);
  if (isObjectLiteralExpression(value)) place.file.held.set(value, owner);
  const base = isCallExpression(value) && dottedName(value.expression) === 'Object.create' ? value.arguments[0] : undefined;
  if (base !== undefined) addBase(owner, dottedName(base)?.replace(/\.prototype$/, '') ?? null);
  place.file.read.expression(right, { ...place, declaration: owner.index }, keepAll());
  return true;
}

/** `util.inherits(Cart, Base)` gives a base class. */
function readInherits(node: ts.Expression, place: Place): boolean {
  if (!isCallExpression(node) || !/(^|\.)inherits$/.test(dottedName(node.expression) ?? '')) return false;
  const [derived, base] = node.arguments;
  const owner = derived === undefined ? null : declaredAt(derived, place.file);
  if (owner === null || base === undefined) return false;
  addBase(owner, dottedName(base));
  place.file.read.expression(node, { ...place, declaration: owner.index }, keepAll());
  return true;
}

function addBase({ draft }: Declared, name: string | null): void {
  if (name !== null && draft.extends.length === 0) draft.extends = [{ name, args: NONE }];
}

function declaredAt(node: ts.Expression, file: FileDraft): Declared | null {
  return isIdentifier(node) ? (file.names.get(node.text)?.declared ?? null) : null;
}
