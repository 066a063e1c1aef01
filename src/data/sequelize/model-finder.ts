import type { Meaning, Program } from '../../model/program.js';
import { callKey } from '../site.js';
import { bindingOf } from '../written.js';
import type { Written } from '../written-place.js';
import type { DeclaredModel } from './declared-model.js';
import { importedAs } from './imported-as.js';

/** The model that an expression is; null for none. */
export type ModelFinder = (written: Written) => DeclaredModel | null;

/** Finds models by class, by the call that defines them, or by the name that they have in a registry: `models.Order`, `({ Order }) => …`, `{ Order }` of `require`. */
export function modelFinder(program: Program, models: readonly DeclaredModel[]): ModelFinder {
  const byKey = new Map<string, DeclaredModel>();
  const byName = new Map<string, DeclaredModel>();
  for (const model of models) {
    for (const key of [model.key, ...model.units]) byKey.set(key, model);
    for (const name of [model.name, model.options.modelName ?? model.name]) if (!byName.has(name)) byName.set(name, model);
  }
  return (written) => {
    const key = keyOf(program, written);
    if (key !== null) return byKey.get(key) ?? null;
    return byName.get(registeredName(program, written)) ?? null;
  };
}

/** The class or constant, or the call that defines it, also where that is held by a local name. */
function keyOf(program: Program, { path, scope, expression }: Written): string | null {
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'declared') return meaning.unit;
  const made = madeBy(meaning);
  if (made !== null) return made;
  const bound = expression.kind === 'name' ? bindingOf(program, path, scope, expression.name)?.binding : undefined;
  return bound?.initialiser?.kind === 'call' && bound.path.length === 0 ? callKey(path, bound.initialiser.call) : null;
}

function madeBy(meaning: Meaning | null): string | null {
  const last = meaning?.kind === 'external' ? meaning.trail.steps.at(-1) : undefined;
  return last?.kind === 'call' ? callKey(last.path, last.call) : null;
}

/** '' for what is no member, no part of a parameter and no import. */
function registeredName(program: Program, { path, scope, expression }: Written): string {
  if (expression.kind === 'member') return expression.name;
  if (expression.kind !== 'name') return '';
  const bound = bindingOf(program, path, scope, expression.name)?.binding;
  return bound ? (bound.path.at(-1) ?? '') : importedAs(program, path, expression.name);
}
