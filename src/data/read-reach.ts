import type { CallFact } from '../model/file-facts.js';
import type { Reach } from '../model/facts.js';
import type { Program } from '../model/program.js';
import { calledName, chainAround } from './call-chain.js';
import type { StepRule } from './data-layer.js';
import type { CallPlace } from './site.js';
import { branchesOf } from './written.js';
import type { Written } from './written-place.js';

const BY_ID: ReadonlySet<string> = new Set(['findUnique', 'findUniqueOrThrow', 'findByPk', 'findById', 'findOneById', 'findByPrimary']);
/** Reads of many records that take all there are unless told otherwise; '' stands for `db('orders')` and what else is called a select. */
const MANY: ReadonlySet<string> = new Set(
  '  find findMany findBy findAll findAndCount findAndCountAll from table selectFrom query knexQuery getMany getRawMany getManyAndCount'.split(' '),
);
/** Steps of a chain that leave out records or make one figure of all. */
const NARROWING =
  /where|having|limit|take|skip|first|one$|byid|offset|page|range|filter|count|sum|max|min|avg|exists|innerjoin|^(?:join|in|eq|\$if|\$call|modify|cursor|slice|apply)$/i;
/** Steps that begin a query being built, and those that run one. */
const BEGINS: ReadonlySet<string> = new Set(['createQueryBuilder', 'qb']);
const GETS = /^get(?:Raw)?Many/;
const RUNS: ReadonlySet<string> = new Set(['exec', 'execute', 'toArray', 'lean', 'all']);
/** Options that say what is read along or in which order, not which records. */
const NEUTRAL: ReadonlySet<string> = new Set(
  'select include relations orderBy order attributes populate fields transaction session cache raw nest sort lean loadEagerRelations columns with paranoid'.split(
    ' ',
  ),
);
const IDS: ReadonlySet<string> = new Set(['id', '_id']);

/** How many records a call that reads can give, as far as it says so itself; undefined where it does not. */
export function reachOf(program: Program, rule: StepRule<string>, { path, index, call }: CallPlace): Reach | undefined {
  const operation = calledName(call);
  if (BY_ID.has(operation)) return 'by-id';
  const file = program.file(path);
  const chain = file ? chainAround(file, index) : [call];
  const options = optionsOf(program, rule, { path, index, call });
  if (options?.some(isById)) return 'by-id';
  if (!MANY.has(rule.as === undefined ? operation : '')) return undefined;
  if (chain.some((one) => one !== call && NARROWING.test(calledName(one)))) return 'filtered';
  if (options === null) return undefined;
  if (options.some(({ keys }) => keys.some((key) => !NEUTRAL.has(key)))) return 'filtered';
  return isComplete(rule, chain) ? 'whole' : undefined;
}

/** Whether nothing can be added to the query elsewhere: it is run in the chain that begins it. */
function isComplete(rule: StepRule<string>, chain: readonly CallFact[]): boolean {
  const names = chain.map(calledName);
  if (names.some((name) => GETS.test(name))) return names.some((name) => BEGINS.has(name));
  const isBuilt = rule.marks === true || rule.gives === 'query';
  return !isBuilt || chain.at(-1)?.awaited === true || RUNS.has(names.at(-1) ?? '');
}

/** An object among the arguments: its keys, and those of the condition that it is or holds. */
interface Options {
  readonly keys: readonly string[];
  readonly conditions: readonly string[];
}

/** The arguments beside the one that names the entity; null where one is neither an object written out nor a plain value. */
function optionsOf(program: Program, rule: StepRule<string>, { path, call }: CallPlace): readonly Options[] | null {
  const naming = rule.entity?.from === 'argument' ? rule.entity.index : namesTable(rule) ? 0 : -1;
  const given = call.arguments.flatMap((expression, index) => (index === naming ? [] : branchesOf(program, { path, scope: call.scope, expression })));
  const options = given.map((value) => (value.expression.kind === 'literal' ? NO_OPTIONS : readOptions(program, value)));
  return options.includes(null) ? null : options.flatMap((one) => one ?? []);
}

function namesTable(rule: StepRule<string>): boolean {
  return rule.entity?.from === 'code';
}

const NO_OPTIONS: Options = { keys: [], conditions: [] };

function readOptions(program: Program, value: Written): Options | null {
  const { expression } = value;
  if (expression.kind !== 'object' || expression.spreads.length > 0) return null;
  const keys = expression.properties.map(({ key }) => key);
  const where = expression.properties.find(({ key }) => key === 'where' || key === 'filter');
  if (!where) return { keys, conditions: keys };
  const conditions = branchesOf(program, { ...value, expression: where.value }).flatMap(({ expression: inner }) =>
    inner.kind === 'object' && inner.spreads.length === 0 ? inner.properties.map(({ key }) => key) : ['*'],
  );
  return { keys, conditions };
}

function isById({ conditions }: Options): boolean {
  return conditions.length === 1 && IDS.has(conditions[0] ?? '');
}
