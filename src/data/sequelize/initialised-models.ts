import type { CallFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import { propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import type { DeclaredModel } from './declared-model.js';
import { modelOptions } from './model-options.js';
import { extendsModel } from './packages.js';
import { referringColumns } from './referring-columns.js';

/** Classes that extend `Model` and are initialised: `Order.init(attributes, options)`, also as `this.init` or `super.init` in a method of theirs. */
export function initialisedModels(program: Program, shared: readonly WrittenProperty[]): readonly DeclaredModel[] {
  return program.files.flatMap(({ path, calls }) =>
    calls.flatMap((call) => {
      const unit = initialised(program, path, call);
      const declared = unit && program.declaration(unit);
      return unit && declared ? [modelOf(program, shared, { unit, declared, path, call })] : [];
    }),
  );
}

/** The class whose `init` a call is. */
function initialised(program: Program, path: string, { kind, callee, scope }: CallFact): UnitId | null {
  if (kind !== 'call' || callee.kind !== 'member' || callee.name !== 'init') return null;
  const owner = callee.object.kind === 'super' ? ({ kind: 'this' } as const) : callee.object;
  const meaning = program.meaningOf(path, scope, owner);
  return meaning?.kind === 'declared' && extendsModel(program, meaning.unit) ? meaning.unit : null;
}

interface Initialised {
  readonly unit: UnitId;
  readonly declared: { readonly path: string; readonly fact: { readonly name: string; readonly line: number } };
  readonly path: string;
  readonly call: CallFact;
}

function modelOf(program: Program, shared: readonly WrittenProperty[], { unit, declared, path, call }: Initialised): DeclaredModel {
  const [attributes, own] = call.arguments.map((expression): Written => ({ path, scope: call.scope, expression }));
  const { name, line } = declared.fact;
  return {
    key: unit,
    name,
    path: declared.path,
    at: { path: declared.path, line },
    units: [unit],
    options: modelOptions(program, shared, own),
    defaultScope: (own && propertiesOf(program, own).find(({ key }) => key === 'defaultScope')?.value) ?? null,
    relations: [],
    foreignKeys: referringColumns(program, attributes),
  };
}
