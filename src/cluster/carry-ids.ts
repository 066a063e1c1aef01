import { compareText } from '../model/location.js';
import type { EarlierService } from '../model/options.js';

/** An earlier service that a service of now continues. */
export interface Carried {
  readonly earlier: EarlierService;
  /** Files of both / files of either (Jaccard index), 1/3 to 1. */
  readonly overlap: number;
}

/**
 * A service continues an earlier one where a third of their files are of both: then the shared files are half of what the two have on average
 * (Dice index 1/2), and a service that grew threefold or was cut to a third is still known. Greene, Doyle & Cunningham 2010 ("Tracking the
 * evolution of communities in dynamic social networks", ASONAM), who follow communities over time, take .3.
 */
const LEAST_OVERLAP = 1 / 3;

/**
 * Which earlier service each service of now continues: index of the service to what is carried over; one to one. Pairs are taken by overlap, the
 * most alike first, then by shared files, id and first file. That is the stable matching: nobody is left with a pair less alike than one that both sides
 * of another would have preferred. A greatest sum of overlaps (Kuhn 1955) would give the id of the most alike pair away where two mediocre pairs
 * add up to more. At this threshold a service can have three candidates at most, as each holds a third of its files. O(files + pairs log pairs).
 */
export function carriedOver(services: readonly { readonly files: readonly string[] }[], earlier: readonly EarlierService[]): ReadonlyMap<number, Carried> {
  const pairs = pairsOf(services, earlier).sort(
    (a, b) => b.overlap - a.overlap || b.shared - a.shared || compareText(a.earlier.id, b.earlier.id) || compareText(a.first, b.first),
  );
  const carried = new Map<number, Carried>();
  const gone = new Set<EarlierService>();
  for (const { index, earlier: candidate, overlap } of pairs) {
    if (carried.has(index) || gone.has(candidate)) continue;
    carried.set(index, { earlier: candidate, overlap });
    gone.add(candidate);
  }
  return carried;
}

interface Pair extends Carried {
  readonly index: number;
  readonly shared: number;
  readonly first: string;
}

function pairsOf(services: readonly { readonly files: readonly string[] }[], earlier: readonly EarlierService[]): Pair[] {
  const homes = new Map(services.flatMap(({ files }, index) => files.map((path) => [path, index] as const)));
  return earlier.flatMap((candidate) => {
    const files = new Set(candidate.files);
    const counts = new Map<number, number>();
    for (const path of files) {
      const index = homes.get(path);
      if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    return [...counts].flatMap(([index, shared]) => {
      const own = services[index]?.files ?? [];
      const overlap = shared / (own.length + files.size - shared);
      return overlap >= LEAST_OVERLAP ? [{ index, earlier: candidate, overlap, shared, first: own[0] ?? '' }] : [];
    });
  });
}
