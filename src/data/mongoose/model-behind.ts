import type { CallFact } from '../../model/file-facts.js';
import type { KnownEntity } from '../catalogue.js';
import { ownMember, setTo } from '../set-to.js';
import type { Site } from '../site.js';
import type { Written } from '../written-place.js';
import { injectedName } from './injected-models.js';
import { modelNamed } from './model-names.js';

/** Documents made of models that are set to models are followed this far. */
const MAX_FOLLOWED = 3;

/**
 * The model that a call is on, where the written type does not say which: by the name that it is injected under (`@InjectModel('Order') orders:
 * Model<any>`), by what it is set to, or by what a document was made of (`new this.orders({ … })`). For `HandleRule.otherwise`.
 */
export function modelBehind(site: Site): readonly KnownEntity[] {
  const { path, call } = site;
  return call.callee.kind === 'member' ? modelOf(site, { path, scope: call.scope, expression: call.callee.object }, 0) : [];
}

function modelOf(site: Site, written: Written, depth: number): readonly KnownEntity[] {
  const injected = injectedInto(site, written);
  if (injected.length > 0 || depth > MAX_FOLLOWED) return injected;
  const value = setTo(site.program, written);
  const made = value && madeBy(site, value);
  const source = made && value ? { path: value.path, scope: made.scope, expression: made.callee } : value;
  const meaning = source && site.program.meaningOf(source.path, source.scope, source.expression);
  const found = meaning ? site.entitiesOf(meaning) : [];
  return found.length > 0 || !made || !source ? found : modelOf(site, source, depth + 1);
}

function injectedInto({ program, catalogue, via }: Site, written: Written): readonly KnownEntity[] {
  const member = ownMember(program, written);
  const name = member && injectedName(program, member.path, member.fact);
  const model = name && modelNamed(program, name);
  if (!model) return [];
  const entity = 'unit' in model ? catalogue.byUnit(model.unit) : catalogue.byName(via, model.name);
  return entity ? [entity] : [];
}

function madeBy({ program }: Site, { path, expression }: Written): CallFact | null {
  const call = expression.kind === 'call' ? program.file(path)?.calls[expression.call] : undefined;
  return call?.kind === 'new' ? call : null;
}
