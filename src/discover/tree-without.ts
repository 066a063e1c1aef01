import type { SourceTree } from '../model/source-tree.js';

/** The tree with these folders, by path, standing for nothing: they are seen and not entered. */
export function treeWithout(tree: SourceTree, folders: readonly string[]): SourceTree {
  const left = new Set(folders);
  return {
    ...tree,
    entries: (folder) =>
      tree.entries(folder).map((entry) => (left.has(folder === '' ? entry.name : `${folder}/${entry.name}`) ? { name: entry.name, kind: 'other' } : entry)),
  };
}
