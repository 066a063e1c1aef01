import type { Expression } from '../model/file-facts.js';
import type { KnownEntity } from './catalogue.js';
import type { EntitySource, StepRule } from './data-layer.js';
import { entitiesOfMeaning, entitiesOfSource } from './entities-of.js';
import { handedIn } from './handed-in.js';
import { relatedRule } from './related-steps.js';
import { callKey, type Site } from './site.js';
import { freshHandle, type Handle, type Step, type World } from './world.js';
import { stringsOf } from './written.js';
import type { Written } from './written-place.js';

/** What a layer says about a step from a handle. */
export interface Taken {
  readonly rule: StepRule<string>;
  readonly step: Step;
  /** What the step is about. */
  readonly entities: readonly KnownEntity[];
  /** Whether it starts or ends a transaction. */
  readonly transaction: 'opens' | 'begins' | 'ends' | 'flushes' | 'leaves' | null;
  /** What holds of it and of the handles that come out of it, whatever their kind. */
  readonly after: Handle;
  /** The handle it was taken from. */
  readonly before: Handle;
}

/** What a step from a handle does, by the layer's tables; null where they say nothing. Names that the step gives to entities are remembered. */
export function takeStep(world: World, handle: Handle, step: Step): Taken | null {
  const rule = ruleOf(handle, step);
  if (!rule) return null;
  const entities = entitiesAt(world, handle, { rule, step });
  // A name that is no entity's and no relation's is an ordinary property or method.
  if (entities.length === 0 && rule.entity && !mayBeUnknown(rule.entity)) return null;
  const key = step.call && callKey(step.call.path, step.call.index);
  const transaction = boundaryOf(world, rule, step);
  const handed = rule.within && step.call ? handedIn(world, step.call, rule.within) : null;
  const after: Handle = {
    layer: layerAfter(world, handle, rule),
    kind: handle.kind,
    entities: rule.beside ? handle.entities : entities,
    transaction: handle.transaction ?? handed?.transaction ?? (transaction === 'opens' ? key : null),
    marks: [...handle.marks, ...(handed?.marks ?? []), ...(rule.marks && key ? [key] : [])],
    within: handed ? [...handle.within, ...handed.within] : handle.within,
    hosted: handle.hosted || handed?.hosted === true,
    prepared: preparedBy(world, handle, { rule, step }),
    named: rule.names ? step.name : handle.named,
  };
  const taken = { rule, step, entities, transaction, after, before: handle };
  rememberAlias(world, taken, step);
  return taken;
}

function entitiesAt(world: World, handle: Handle, { rule, step }: Pick<Taken, 'rule' | 'step'>): readonly KnownEntity[] {
  return rule.entity ? entitiesOfSource(world, handle, { source: rule.entity, step }) : ownEntities(world, handle, step);
}

/** What the handle is about; asked of its layer where neither its type nor the steps to it say. */
function ownEntities(world: World, handle: Handle, { name, call }: Step): readonly KnownEntity[] {
  const otherwise = handle.kind === null ? undefined : handle.layer.handles[handle.kind]?.otherwise;
  const fact = call && world.program.file(call.path)?.calls[call.index];
  const asked = call && `otherwise ${callKey(call.path, call.index)}`;
  if (handle.entities.length > 0 || !otherwise || !fact || !asked || world.open.has(asked)) return handle.entities;
  const { program, catalogue } = world;
  world.open.add(asked);
  const entitiesOf: Site['entitiesOf'] = (meaning) => entitiesOfMeaning(world, meaning);
  const found = otherwise({ program, catalogue, path: call.path, call: fact, operation: name, entities: [], via: handle.layer.id, entitiesOf });
  world.open.delete(asked);
  return found;
}

/** Another layer, where the step leads into one that is used. */
function layerAfter({ layers }: World, { layer }: Handle, { into }: StepRule<string>): Handle['layer'] {
  return (into && layers.find(({ id }) => id === into.layer)) ?? layer;
}

/** The handle that a step gives; null for nothing of the layer's, or what a callback gives. */
export function resultOf(world: World, { rule, step, after, before, transaction }: Taken): Handle | null {
  if (rule.into) return rule.into.layer === after.layer.id ? { ...after, kind: rule.into.kind } : null;
  if (rule.gives === undefined || (rule.transaction === 'either' && transaction === 'opens')) return null;
  const given = { ...after, kind: rule.gives };
  const rows = isAwaited(world, step) ? after.layer.handles[rule.gives]?.awaited : undefined;
  if (rows !== undefined) return rows === null ? null : freshHandle(after.layer, rows, after.entities);
  return rule.within?.alone ? { ...given, transaction: before.transaction, marks: before.marks, within: before.within } : given;
}

function isAwaited({ program }: World, { call }: Step): boolean {
  return call !== null && program.file(call.path)?.calls[call.index]?.awaited === true;
}

function boundaryOf({ program }: World, { transaction }: StepRule<string>, { call }: Step): Taken['transaction'] {
  if (transaction !== 'either') return transaction ?? null;
  const fact = call && program.file(call.path)?.calls[call.index];
  const isFunction = (expression: Expression): boolean => {
    const meaning = expression.kind === 'object' ? null : program.meaningOf(call?.path ?? '', fact?.scope ?? 0, expression);
    // `run(work: (trx: Transaction) => Promise<void>)`
    return meaning?.kind === 'function' || (meaning?.kind === 'shape' && meaning.type.name === '=>');
  };
  return fact?.arguments.some(isFunction) ? 'opens' : 'begins';
}

function preparedBy({ program }: World, { prepared }: Handle, { rule: { prepares }, step: { call } }: Pick<Taken, 'rule' | 'step'>): Written | null {
  const fact = call && program.file(call.path)?.calls[call.index];
  const expression = prepares === undefined ? undefined : fact?.arguments[prepares];
  return call && fact && expression ? { path: call.path, scope: fact.scope, expression } : prepared;
}

/** What a function handed to the step's call receives as that parameter. */
export function callbackOf(world: World, { rule, step, entities, after }: Taken, parameter?: number): Handle | null {
  if (rule.callback === undefined || (parameter !== undefined && parameter !== (rule.handed ?? 0) && !rule.each)) return null;
  const own = rule.each ? entitiesOfSource(world, after, { source: { from: 'argument', index: parameter ?? 0 }, step }) : entities;
  return { ...after, entities: own, kind: rule.callback };
}

function mayBeUnknown(source: EntitySource): boolean {
  if (source.from === 'relation') return source.argument !== undefined;
  return source.from === 'argument' || source.from === 'code' || (source.from === 'name' && source.always === true);
}

function ruleOf({ layer, kind, entities }: Handle, step: Step): StepRule<string> | undefined {
  if (kind === null) return layer.exports.get(step.name);
  const rules = layer.handles[kind];
  const made = step.call && rules?.related ? relatedRule(rules.related, entities, step.name) : undefined;
  return rules?.steps.get(step.name) ?? made ?? (step.call ? rules?.calls : rules?.members);
}

function rememberAlias(world: World, { rule, entities, after }: Taken, step: Step): void {
  const mark = after.marks.at(-1);
  const [entity] = entities;
  if (rule.alias === undefined || !mark || !entity || !step.call) return;
  const call = world.program.file(step.call.path)?.calls[step.call.index];
  const argument = call?.arguments[rule.alias];
  if (!call || !argument) return;
  const aliases = world.aliases.get(mark) ?? new Map<string, KnownEntity>();
  for (const name of stringsOf(world.program, { path: step.call.path, scope: call.scope, expression: argument })) aliases.set(name, entity);
  world.aliases.set(mark, aliases);
}
