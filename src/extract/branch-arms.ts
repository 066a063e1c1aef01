import type { ts } from 'ts-morph';
import type { BranchFact } from '../model/file-facts.js';
import { isAssignment } from './assignment-operators.js';
import {
  forEachChild,
  isArrowFunction,
  isBlock,
  isBreakOrContinueStatement,
  isCallExpression,
  isExpressionStatement,
  isFunctionExpression,
  isNewExpression,
  isPropertyAccessExpression,
  isReturnStatement,
  isVoidExpression,
  SyntaxKind,
} from './syntax.js';
import { dotted } from './branch-labels.js';
import { unwrap } from './unwrap.js';

/** What is done for one variant: the statements, or the value, of one arm. */
export type Arm = readonly ts.Node[];

/** What a place does for its variants, over all arms that are not empty. */
export function doneBy(arms: readonly Arm[]): BranchFact['does'] {
  const told = arms.map(plain).filter((arm) => arm.length > 0);
  if (told.length > 1 && told.every(delegates)) return 'delegates';
  return told.some((arm) => arm.some((node) => acts(node))) ? 'acts' : 'yields';
}

/** Whether what is done for every other variant says that there is none: `satisfies never`, `assertNever(x)`. */
export function isNeverCheck(arm: Arm, source: ts.SourceFile): boolean {
  return arm.some((node) => node.end - node.pos < LONGEST_CHECK && NEVER.test(source.text.slice(node.pos, node.end)));
}

const LONGEST_CHECK = 400;
const NEVER = /(?::|\bsatisfies|\bas)\s+never\b|\b(?:assert|check|is|ensure)?(?:Never|Unreachable|Exhaustive)\w*\s*\(|\b(?:unreachable|exhaustive)\w*\s*\(/;

/** The statements inside blocks, without `break`. */
function plain(arm: Arm): readonly ts.Node[] {
  return arm.flatMap((node) => (isBlock(node) ? plain(node.statements) : isBreakOrContinueStatement(node) ? [] : [node]));
}

/** One call, awaited and returned or not, of something else than a method of the own class; or the name of a class or function. */
function delegates(arm: Arm): boolean {
  const [only, ...others] = arm.filter((node) => !(isReturnStatement(node) && node.expression === undefined));
  if (only === undefined || others.length > 0) return false;
  const value = unwrap(isExpressionStatement(only) || isReturnStatement(only) ? (only.expression ?? only) : only);
  if (isVoidExpression(value)) return delegates([value.expression]);
  if (isNewExpression(value)) return !calls(value.arguments ?? []);
  if (!isCallExpression(value)) return isNamedWorker(value);
  const { expression: callee } = value;
  if (isPropertyAccessExpression(callee) && callee.expression.kind === SyntaxKind.ThisKeyword) return false;
  return (dotted(callee) !== null || isMadeInPlace(callee)) && !calls(value.arguments);
}

/** `new Gateway().pay(…)` */
function isMadeInPlace(callee: ts.Node): boolean {
  return isPropertyAccessExpression(callee) && isNewExpression(unwrap(callee.expression));
}

/** `PaypalGateway`, `this.paypal` in a table: who does it. A constant in capitals is a value. */
function isNamedWorker(node: ts.Node): boolean {
  const name = dotted(node);
  if (name === null) return false;
  return name.kind === 'name' ? /[a-z]/.test(name.name) && name.name !== 'undefined' : name.kind === 'member' && name.object.kind === 'this';
}

/** What nests deeper than this says no more; it also keeps generated text from the end of the stack. */
const DEPTH_LIMIT = 60;

/** Whether anything is called in them; what a function does once it is called does not count. */
function calls(nodes: readonly ts.Node[], depth: number = DEPTH_LIMIT): boolean {
  if (depth === 0) return false;
  return nodes.some((node) => isCallExpression(node) || (!isFunction(node) && anyChild(node, (child) => calls([child], depth - 1))));
}

/** Whether anything is called, made, set or thrown. */
function acts(node: ts.Node, depth: number = DEPTH_LIMIT): boolean {
  if (isCallExpression(node) || isNewExpression(node) || isAssignment(node) || node.kind === SyntaxKind.ThrowStatement) return true;
  return depth > 0 && anyChild(node, (child) => acts(child, depth - 1));
}

function anyChild(node: ts.Node, claim: (child: ts.Node) => boolean): boolean {
  return forEachChild(node, (child) => claim(child) || undefined) === true;
}

function isFunction(node: ts.Node): boolean {
  return isArrowFunction(node) || isFunctionExpression(node);
}
