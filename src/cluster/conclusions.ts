import type { FolderTrust } from './folders.js';
import type { WeightedGraph } from './louvain.js';
import type { Partition } from './partition.js';

export interface Grounds {
  /** Where the files stand: see `FactFile`. */
  readonly places: readonly string[];
  readonly folders: readonly FolderTrust[];
  /** The graph of references and data alone. */
  readonly structure: WeightedGraph;
  readonly communities: Partition;
  /** Pairs of files tied by alike words. */
  readonly words: number;
}

/** The file share that trusted folders must hold before folders count as domains (judgement). */
const DOMAIN_SHARE = 0.5;

/** What was concluded about this code base, in sentences a reader can check. */
export function concludeFrom({ places, folders, structure, communities, words }: Grounds): readonly string[] {
  if (places.length === 0) return [];
  const trusted = new Set(folders.flatMap((folder) => folder.files));
  const share = trusted.size / places.length;
  const percent = Math.round(share * 100);
  const said =
    share >= DOMAIN_SHARE
      ? `Folders are domains here: ${folders.length} of them, with ${percent} % of the files, keep more of their references inside than chance would; they were followed.`
      : folders.length > 0
        ? `Folders say little here: ${folders.length} of them, with ${percent} % of the files, keep more of their references inside than chance would; only these were followed.`
        : places.some((place) => place.includes('/'))
          ? 'Folders are layers here: none keeps more of its references inside than chance would; they were not followed.'
          : 'There are no folders here to go by.';
  const crossing = structure.edges.filter(({ a, b }) => communities.get(a) !== communities.get(b)).length;
  const ties =
    structure.edges.length === 0
      ? []
      : [`${structure.edges.length - crossing} of ${structure.edges.length} ties by reference or data lie inside the proposed services.`];
  return [
    said,
    ...ties,
    `${words} ${words === 1 ? 'pair' : 'pairs'} of files with alike names ${words === 1 ? 'was' : 'were'} taken as a hint, at about a third of a call's weight.`,
  ];
}
