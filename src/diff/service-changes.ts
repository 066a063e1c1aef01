import type { ServiceChanges } from '../model/difference.js';
import { compareText } from '../model/location.js';
import type { EarlierService } from '../model/options.js';

/** Services that came, went, or have another name. By id. */
export function serviceChanges(earlier: readonly EarlierService[], later: readonly EarlierService[]): ServiceChanges {
  const old = new Map(earlier.map((service) => [service.id, service]));
  const now = new Map(later.map((service) => [service.id, service]));
  const sizeOf = ({ id, name, files }: EarlierService) => ({ id, name, files: files.length });
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);
  return {
    appeared: later
      .filter(({ id }) => !old.has(id))
      .map(sizeOf)
      .sort(byId),
    gone: earlier
      .filter(({ id }) => !now.has(id))
      .map(sizeOf)
      .sort(byId),
    renamed: later
      .flatMap(({ id, name }) => {
        const before = old.get(id)?.name;
        return before === undefined || before === name ? [] : [{ id, before, after: name }];
      })
      .sort(byId),
    names: new Map([...earlier, ...later].map(({ id, name }) => [id, name])),
  };
}
