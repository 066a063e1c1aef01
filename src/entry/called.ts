import type { EntryPoint } from '../model/facts.js';
import type { CallFact, Expression, FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { canHandle, handlerOf } from './handlers.js';
import { type Origin, originOf } from './origins.js';
import { textsOf, valueAt } from './texts.js';

/** A call that hands a function to a package, to be run when something happens outside: `queue.process('mail', send)`. */
export interface CallRule {
  /** Packages that the receiver, or for `new` the class, comes from. */
  readonly modules: readonly string[];
  /** The called name; for `new`, the class. */
  readonly name: string;
  readonly made?: true;
  readonly kind: EntryPoint['kind'];
  /** Receivers that linking does not know, by their name. */
  readonly called?: RegExp;
  /** The argument that names the queue, topic, schedule or command. */
  readonly route?: number;
  /** A key of the first argument that holds the handler; otherwise it is the last argument. */
  readonly handlerKey?: string;
}

/** The entry points that calls of a file register, by a table. */
export function calledEntryPoints(program: Program, file: FileFacts, rules: readonly CallRule[]): readonly EntryPoint[] {
  return file.calls.flatMap((call, index) => {
    const name = call.callee.kind === 'member' || call.callee.kind === 'name' ? call.callee.name : '';
    const candidates = rules.filter((rule) => (rule.made === true) === (call.kind === 'new') && (rule.made === true || rule.name === name));
    if (candidates.length === 0) return [];
    const from = originOf(program, file, { call, index });
    const rule = candidates.find((candidate) => isFrom(candidate, from));
    const handler = rule && handlerIn(call, rule);
    return rule && handler ? [pointAt(program, file.path, { call, rule, handler })] : [];
  });
}

function isFrom({ modules, made, name, called }: CallRule, from: Origin): boolean {
  if (from.module === null) return called?.test(from.name) === true;
  return modules.includes(from.module) && (!made || name === from.name);
}

function handlerIn(call: CallFact, { handlerKey, route }: CallRule): Expression | undefined {
  if (handlerKey !== undefined) return valueAt(call.arguments[0], handlerKey);
  return call.arguments.slice(route === 0 ? 1 : 0).find(({ kind }) => canHandle(kind));
}

interface Registered {
  readonly call: CallFact;
  readonly rule: CallRule;
  readonly handler: Expression;
}

function pointAt(program: Program, path: string, { call, rule, handler }: Registered): EntryPoint {
  const named = rule.route === undefined ? undefined : call.arguments[rule.route];
  const [route = ''] = named ? textsOf(program, { path, scope: call.scope, expression: named }) : [];
  return { kind: rule.kind, method: '', route, at: { path, line: call.line }, ...handlerOf(program, { path, scope: call.scope, expression: handler }) };
}
