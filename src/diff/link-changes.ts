import type { LinkChange, LinkCounts } from '../model/difference.js';
import { byLocation, compareText } from '../model/location.js';
import type { SnapshotLink, SnapshotReference } from '../model/snapshot.js';

/** Links that came, went, or have other counts; with the references that make the difference. By services. */
export function linkChanges(earlier: readonly SnapshotLink[], later: readonly SnapshotLink[]): readonly LinkChange[] {
  const [old, now] = [byEnds(earlier), byEnds(later)];
  const ends = [...new Set([...old.keys(), ...now.keys()])];
  return ends.flatMap((key) => changeOf(old.get(key), now.get(key))).sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

function byEnds(links: readonly SnapshotLink[]): ReadonlyMap<string, SnapshotLink> {
  return new Map(links.map((link) => [`${link.from}\0${link.to}`, link]));
}

function changeOf(before: SnapshotLink | undefined, after: SnapshotLink | undefined): readonly LinkChange[] {
  const link = after ?? before;
  if (!link) return [];
  const { from, to } = link;
  const counts = { before: countsOf(before), after: countsOf(after) };
  if (counts.before && counts.after && sameCounts(counts.before, counts.after)) return [];
  const change = before === undefined ? 'appeared' : after === undefined ? 'gone' : 'changed';
  const [came, went] = [beyond(after, before), beyond(before, after)];
  return [{ from, to, change, ...counts, places: (came.length > 0 ? came : went).map(({ path, line, note }) => ({ path, line, note })) }];
}

function countsOf(link: SnapshotLink | undefined): LinkCounts | null {
  return link ? { calls: link.calls, events: link.events, uses: link.uses } : null;
}

function sameCounts(a: LinkCounts, b: LinkCounts): boolean {
  return a.calls === b.calls && a.events === b.events && a.uses === b.uses;
}

/** The references of one link that the other does not have, or not as often: of several alike the last ones, by place. */
function beyond(one: SnapshotLink | undefined, other: SnapshotLink | undefined): readonly SnapshotReference[] {
  const left = new Map<string, number>();
  for (const { key } of other?.references ?? []) left.set(key, (left.get(key) ?? 0) + 1);
  return (one?.references ?? []).toSorted(byLocation).filter(({ key }) => {
    const number = left.get(key) ?? 0;
    left.set(key, number - 1);
    return number <= 0;
  });
}
