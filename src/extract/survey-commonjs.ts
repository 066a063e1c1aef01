import type { ts } from 'ts-morph';
import { handedOut } from './commonjs.js';
import { declare } from './declaration-drafts.js';
import type { Declared, FileDraft } from './draft.js';
import { type Held, heldBy } from './held.js';
import { linesOf } from './lines.js';
import { isClassExpression, isComputedPropertyName, isFunctionExpression, isObjectLiteralExpression, isPropertyAssignment } from './syntax.js';

/** The functions and classes that `exports.a = …` and `module.exports = …` hand out, each a declaration under its name outside. */
export function surveyHandedOut(node: ts.Expression, file: FileDraft): Declared[] {
  const { names, value } = handedOut(node);
  const [name] = names;
  if (name === undefined) return [];
  const held = heldBy(value);
  if (held !== null && held.kind !== 'variable') return [declareHanded(name, held, file)];
  if (name !== '=' || held === null || !isObjectLiteralExpression(held.node)) return [];
  const declared: Declared[] = [];
  for (const property of held.node.properties) {
    const part = isPropertyAssignment(property) ? heldBy(property.initializer) : heldBy(property);
    const key = property.name;
    if (part === null || part.kind === 'variable' || key === undefined || isComputedPropertyName(key)) continue;
    declared.push(declareHanded(key.text, part, file));
  }
  return declared;
}

function declareHanded(exported: string, held: Held, file: FileDraft): Declared {
  const { node } = held;
  const own = isFunctionExpression(node) || isClassExpression(node) ? node.name?.text : undefined;
  const name = exported === '=' ? (own ?? 'default') : exported;
  const lines = linesOf(file.source, node, undefined);
  const declared = declare(file, { name, kind: held.kind, ...lines }, `exports.${exported}`);
  file.held.set(node, declared);
  return declared;
}
