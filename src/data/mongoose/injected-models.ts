import type { FileFacts, MemberFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { Written } from '../written-place.js';
import { type Registered, registered } from './registered.js';
import { isMongooseModule } from './schemas.js';

/** A model that a class is handed by the name it is registered under: `@InjectModel('Order') private orders: Model<OrderDocument>`. */
export interface Injected {
  readonly model: Registered;
  /** What the written type makes of its documents: `OrderDocument`. */
  readonly typed: UnitId | null;
}

/** The models injected into the classes of a file. */
export function injectedModels(program: Program, { path, declarations }: FileFacts): readonly Injected[] {
  return declarations.flatMap(({ members }) => members.flatMap((member) => injectedInto(program, path, member)));
}

/** What a member's `@InjectModel` names; null where it has none. */
export function injectedName(program: Program, path: string, { decorators }: MemberFact): Written | null {
  for (const { name, arguments: given } of decorators) {
    const from = program.externalName(path, name);
    const [expression] = given;
    if (expression && from?.name === 'InjectModel' && isMongooseModule(from.module)) return { path, scope: 0, expression };
  }
  return null;
}

function injectedInto(program: Program, path: string, member: MemberFact): readonly Injected[] {
  const name = injectedName(program, path, member);
  if (!name) return [];
  const models = registered(program, { name, schema: null, collection: null, parent: null, at: { path, line: member.line } });
  return models.map((model) => ({ model, typed: documentOf(program, path, member) }));
}

function documentOf(program: Program, path: string, { type }: MemberFact): UnitId | null {
  const meaning = type ? program.meaningOfType(path, type) : null;
  const held = meaning?.kind === 'external' && isMongooseModule(meaning.trail.module) ? meaning.trail.args[0] : undefined;
  return held?.kind === 'instance' ? held.unit : null;
}
