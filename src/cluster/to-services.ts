import type { Service } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { fileNode } from './affinity.js';
import type { FolderTrust } from './folders.js';
import { nameGroups } from './naming.js';

export interface Context {
  readonly facts: Facts;
  readonly folders: readonly FolderTrust[];
  readonly confidence: ReadonlyMap<string, number>;
}

/** Named services from groups of nodes, largest first; a service's confidence is the mean of its files'. */
export function toServices(found: readonly (readonly string[])[], { facts, folders, confidence }: Context): Service[] {
  const groups = found
    .map((members) => ({
      files: members.filter((node) => node.startsWith('f:')).map((node) => node.slice(2)),
      entities: members.filter((node) => node.startsWith('e:')).map((node) => node.slice(2) as EntityId), // the node of an entity is its id behind `e:`
    }))
    .sort((a, b) => b.files.length - a.files.length || compareText(a.files[0] ?? '', b.files[0] ?? ''));
  const names = nameGroups(groups, facts, folders);
  return groups.map((group, index) => {
    const named = names[index];
    const sum = group.files.reduce((total, file) => total + (confidence.get(fileNode(file)) ?? 0), 0);
    return { id: named?.id ?? ('' as never), name: named?.name ?? '', ...group, confidence: sum / group.files.length };
  });
}
