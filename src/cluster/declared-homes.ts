import { type ConfigEntry, ConfigEntryError } from '../model/errors.js';
import type { Constraints } from './constraints.js';

/**
 * Node to declared service, for what constraints put there beside the globs of the services. Throws a ConfigEntryError where they ask for a service
 * that is not declared, or hold files together of which no declared service has one: nothing is clustered, so that nothing could decide.
 */
export function declaredHomes(services: readonly string[], constraints: Constraints | undefined): ReadonlyMap<string, string> {
  const declared = new Set(services);
  const homes = new Map<string, string>();
  for (const [block, members] of constraints?.blocks ?? []) {
    const service = constraints?.labels.get(block);
    if (service === undefined)
      throw unfit(`${members.map((node) => node.slice(2)).join(', ')}: kept together, and no declared service holds any of them`, ['together']);
    if (!declared.has(service))
      throw unfit(`pin puts something in service "${service}", and "services" declares ${services.map((name) => `"${name}"`).join(', ')}`, ['pin']);
    for (const node of members) homes.set(node, service);
  }
  return homes;
}

function unfit(words: string, keys: ConfigEntry['keys']): ConfigEntryError {
  return new ConfigEntryError(
    'The configuration contradicts itself; these cannot both hold:',
    [
      { keys, words },
      { keys: ['services'], words: '"services" declares all services that there are' },
    ],
    'declare the service under "services", or remove the entry',
  );
}
