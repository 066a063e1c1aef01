import type { ts } from 'ts-morph';
import type { BranchFact, Expression, TypeFact } from '../model/file-facts.js';
import { type Arm, doneBy, isNeverCheck } from './branch-arms.js';
import { dotted, equality, labelOf, type Question, questionOf, subjectText } from './branch-labels.js';
import { NONE } from './compact.js';
import type { FileDraft, Place } from './draft.js';
import { endLine, startLine } from './lines.js';
import { isBinaryExpression, isConditionalExpression, SyntaxKind } from './syntax.js';
import { unwrap } from './unwrap.js';

/** Notes the branches that a statement, or a list of statements, makes; those of other nodes are noted where the node is read. */
export function noteBranches(node: ts.Node, place: Place): void {
  switch (node.kind) {
    case SyntaxKind.Block:
    case SyntaxKind.CaseClause:
    case SyntaxKind.DefaultClause:
      noteIfs((node as ts.Block | ts.CaseOrDefaultClause).statements, place); // the kinds above are of these types
      break;
    case SyntaxKind.IfStatement:
      noteIfs([node as ts.IfStatement], place); // the kind says so
      break;
    case SyntaxKind.SwitchStatement:
      noteSwitch(node as ts.SwitchStatement, place); // the kind says so
  }
}

/** A ternary chain; its inner links are part of the outermost. */
export function noteTernary(node: ts.ConditionalExpression, place: Place): void {
  const { file } = place;
  if (file.counted.has(node)) return;
  const links: Link[] = [];
  let current: ts.Node = node;
  while (isConditionalExpression(current)) {
    file.counted.add(current);
    const question = questionOf(current.condition, file.source);
    if (question === null || !asksTheSame(links, question, file)) break;
    links.push({ question, condition: current.condition, arm: [current.whenTrue] });
    current = unwrap(current.whenFalse);
  }
  note(node, node, { links, rest: [current], kind: 'ternary' }, place);
}

/** `x === A || x === B` and `[A, B].includes(x)` outside a chain. */
export function noteQuestion(node: ts.Node, place: Place): void {
  const { counted, source } = place.file;
  if (counted.has(node)) return;
  const question = questionOf(node, source);
  if (question === null) return;
  consume(node, place.file);
  if (question.labels.length > 1) note(node, node, { links: [{ question, condition: node, arm: NONE }], rest: NONE, kind: 'list' }, place);
}

/** A question for one named variant, by itself; literals are too common to say anything alone. */
export function noteCompare(node: ts.BinaryExpression, place: Place): void {
  const question = place.file.counted.has(node) ? null : equality(node, true);
  if (question === null || question.labels.some((label) => labelOf(label)?.kind !== 'member')) return;
  note(node, node, { links: [{ question, condition: node, arm: NONE }], rest: NONE, kind: 'compare' }, place);
}

/** `order.status = Status.PAID` */
export function noteSet(left: ts.Node, right: ts.Node, place: Place): void {
  const [subject, label] = [dotted(left), labelOf(right)];
  if (subject?.kind !== 'member' || label?.kind !== 'member' || !/^[A-Z]/.test(headName(label))) return;
  add({ kind: 'set', subject, labels: [label], does: 'yields', exhaustive: false }, left, right, place);
}

/** A table: what its entries are keyed by, and what they hold. */
export interface Table {
  readonly node: ts.Node;
  readonly labels: readonly (Expression | null)[];
  readonly values: readonly Arm[];
  readonly keys: TypeFact | null;
  readonly exhaustive: boolean;
}

/** Notes a table with two known labels or more. */
export function noteTable({ node, labels, values, keys, exhaustive }: Table, place: Place): void {
  const distinct = distinctLabels(labels);
  if (distinct.length < 2) return;
  add({ kind: 'table', subject: null, ...(keys && { keys }), labels: distinct, does: doneBy(values), exhaustive }, node, node, place);
}

/** One question of a chain with what is done where it is answered yes. */
interface Link {
  readonly question: Question;
  readonly condition: ts.Node;
  readonly arm: Arm;
}

interface Chain {
  readonly links: readonly Link[];
  /** What is done for all others. */
  readonly rest: Arm;
  readonly kind: BranchFact['kind'];
}

function noteSwitch(node: ts.SwitchStatement, place: Place): void {
  const { source } = place.file;
  const labels: (Expression | null)[] = [];
  const arms: Arm[] = [];
  let exhaustive = false;
  for (const clause of node.caseBlock.clauses) {
    if (clause.kind === SyntaxKind.CaseClause) {
      labels.push(labelOf(clause.expression));
      arms.push(clause.statements);
    } else exhaustive = isNeverCheck(clause.statements, source);
  }
  const distinct = distinctLabels(labels);
  if (distinct.length < 2) return;
  add({ kind: 'switch', subject: dotted(node.expression), labels: distinct, does: doneBy(arms), exhaustive }, node, node, place);
}

/** Chains and runs of ifs in a list of statements: what asks the same subject one after the other is one place. */
function noteIfs(statements: readonly ts.Statement[], place: Place): void {
  const { file } = place;
  let open: { links: Link[]; first: ts.Node; last: ts.Node; rest: Arm; ifs: number } | null = null;
  const close = (): void => {
    if (open !== null) note(open.first, open.last, { ...open, kind: kindOf(open) }, place);
    open = null;
  };
  for (const statement of statements) {
    if (statement.kind !== SyntaxKind.IfStatement || file.counted.has(statement)) {
      close();
      continue;
    }
    const { links, rest } = linksOf(statement as ts.IfStatement, file); // the kind says so
    const [first] = links;
    if (first === undefined || open === null || !asksTheSame(open.links, first.question, file)) close();
    if (first === undefined) continue;
    if (open === null) open = { links: [...links], first: statement, last: statement, rest, ifs: 1 };
    else open = { links: [...open.links, ...links], first: open.first, last: statement, rest, ifs: open.ifs + 1 };
  }
  close();
}

function kindOf({ ifs, links }: { readonly ifs: number; readonly links: readonly Link[] }): BranchFact['kind'] {
  if (ifs > 1) return 'run';
  return links.length > 1 ? 'chain' : 'list';
}

/** The questions of `if … else if …`, as far as they ask the same subject. */
function linksOf(node: ts.IfStatement, file: FileDraft): { readonly links: readonly Link[]; readonly rest: Arm } {
  const links: Link[] = [];
  let current: ts.Statement | undefined = node;
  while (current?.kind === SyntaxKind.IfStatement) {
    const link: ts.IfStatement = current as ts.IfStatement; // the kind says so
    const question = questionOf(link.expression, file.source);
    if (question === null || !asksTheSame(links, question, file)) break;
    file.counted.add(link);
    links.push({ question, condition: link.expression, arm: [link.thenStatement] });
    current = link.elseStatement;
  }
  return { links, rest: current === undefined ? NONE : [current] };
}

function asksTheSame([first]: readonly Link[], question: Question, { source }: FileDraft): boolean {
  if (first === undefined) return true;
  return first.question.ofClass === question.ofClass && subjectText(first.question.subject, source) === subjectText(question.subject, source);
}

function note(first: ts.Node, last: ts.Node, { links, rest, kind }: Chain, place: Place): void {
  const [start] = links;
  if (start === undefined) return;
  const labels = distinctLabels(links.flatMap(({ question }) => question.labels.map(labelOf)));
  if (kind !== 'compare' && labels.length < 2) return;
  for (const { condition } of links) consume(condition, place.file);
  const { ofClass, subject } = start.question;
  const asked = kind === 'list' || kind === 'compare';
  if (ofClass && asked) return;
  const does = asked ? 'yields' : doneBy(links.map(({ arm }) => arm));
  add({ kind: ofClass ? 'instances' : kind, subject: dotted(subject), labels, does, exhaustive: isNeverCheck(rest, place.file.source) }, first, last, place);
}

/** The comparisons inside a condition that is part of a place do not count again. */
function consume(condition: ts.Node, file: FileDraft): void {
  const pending = [condition];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const inner = unwrap(node);
    file.counted.add(inner);
    if (isBinaryExpression(inner) && isJunction(inner.operatorToken.kind)) pending.push(inner.left, inner.right);
  }
}

function isJunction(operator: ts.SyntaxKind): boolean {
  return operator === SyntaxKind.BarBarToken || operator === SyntaxKind.AmpersandAmpersandToken;
}

function distinctLabels(labels: readonly (Expression | null)[]): readonly Expression[] {
  const byText = new Map<string, Expression>();
  for (const label of labels) if (label !== null && !byText.has(textOf(label))) byText.set(textOf(label), label);
  return [...byText.values()];
}

function textOf(label: Expression): string {
  if (label.kind === 'member') return `${textOf(label.object)}.${label.name}`;
  return label.kind === 'name' ? label.name : label.kind === 'literal' ? JSON.stringify(label.value) : 'this';
}

function headName(label: Expression): string {
  return label.kind === 'member' ? headName(label.object) : label.kind === 'name' ? label.name : '';
}

function add(branch: Omit<BranchFact, 'scope' | 'line' | 'endLine'>, first: ts.Node, last: ts.Node, { file, scope }: Place): void {
  file.branches.push({ ...branch, scope, line: startLine(file.source, first), endLine: endLine(file.source, last) });
}
