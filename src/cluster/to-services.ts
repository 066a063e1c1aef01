import type { Service } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { FolderTrust } from './folders.js';
import { nameGroups } from './naming.js';

export interface Context {
  readonly facts: Facts;
  readonly folders: readonly FolderTrust[];
}

/** Named services from groups of nodes, largest first. */
export function toServices(found: readonly (readonly string[])[], { facts, folders }: Context): Omit<Service, 'confidence' | 'modules'>[] {
  const groups = found
    .map((members) => ({
      files: members.filter((node) => node.startsWith('f:')).map((node) => node.slice(2)),
      entities: members.filter((node) => node.startsWith('e:')).map((node) => node.slice(2) as EntityId), // the node of an entity is its id behind `e:`
    }))
    .sort((a, b) => b.files.length - a.files.length || compareText(a.files[0] ?? '', b.files[0] ?? ''));
  const names = nameGroups(groups, facts, folders);
  return groups.map((group, index) => {
    const named = names[index];
    return { id: named?.id ?? ('' as never), name: named?.name ?? '', ...group };
  });
}
