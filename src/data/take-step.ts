import type { KnownEntity } from './catalogue.js';
import type { EntitySource, StepRule } from './data-layer.js';
import { entitiesOfSource } from './entities-of.js';
import { callKey } from './site.js';
import type { Handle, Step, World } from './world.js';
import { stringsOf } from './written.js';

/** What a layer says about a step from a handle. */
export interface Taken {
  readonly rule: StepRule<string>;
  /** What the step is about. */
  readonly entities: readonly KnownEntity[];
  /** What holds of the handles that come out of it, whatever their kind. */
  readonly after: Handle;
}

/** What a step from a handle does, by the layer's tables; null where they say nothing. Names that the step gives to entities are remembered. */
export function takeStep(world: World, handle: Handle, step: Step): Taken | null {
  const rule = ruleOf(handle, step);
  if (!rule) return null;
  const entities = rule.entity ? entitiesOfSource(world, handle, { source: rule.entity, step }) : handle.entities;
  // A name that is no entity's and no relation's is an ordinary property or method.
  if (entities.length === 0 && rule.entity && !mayBeUnknown(rule.entity)) return null;
  const key = step.call && callKey(step.call.path, step.call.index);
  const after: Handle = {
    layer: handle.layer,
    kind: handle.kind,
    entities: rule.beside ? handle.entities : entities,
    transaction: handle.transaction ?? (rule.transaction === 'opens' ? key : null),
    marks: rule.marks && key ? [...handle.marks, key] : handle.marks,
    named: rule.names ? step.name : handle.named,
  };
  const taken = { rule, entities, after };
  rememberAlias(world, taken, step);
  return taken;
}

/** The handle that a step gives; null for nothing of the layer's. */
export function resultOf({ rule, after }: Taken): Handle | null {
  return rule.gives === undefined ? null : { ...after, kind: rule.gives };
}

/** What a function handed to the step's call receives first. */
export function callbackOf({ rule, after }: Taken): Handle | null {
  return rule.callback === undefined ? null : { ...after, kind: rule.callback };
}

function mayBeUnknown(source: EntitySource): boolean {
  return source.from === 'argument' || (source.from === 'name' && source.always === true);
}

function ruleOf({ layer, kind }: Handle, step: Step): StepRule<string> | undefined {
  if (kind === null) return layer.exports.get(step.name);
  const rules = layer.handles[kind];
  return rules?.steps.get(step.name) ?? (step.call ? rules?.calls : rules?.members);
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
