import type { Snapshot, SnapshotEntity, SnapshotLink } from '../model/snapshot.js';

/** What is called otherwise in the later state: old name to new. What is not in it kept its name. */
export interface NewNames {
  readonly paths: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
}

/** The earlier state in the words of the later one. The places of references, transactions and findings stay as they were: there they stood. */
export function underNewNames(snapshot: Snapshot, { paths, services }: NewNames): Snapshot {
  const pathOf = (path: string): string => paths.get(path) ?? path;
  const serviceOf = (id: string): string => services.get(id) ?? id;
  const unitOf = (unit: string): string => {
    const hash = unit.lastIndexOf('#');
    return hash < 0 ? unit : pathOf(unit.slice(0, hash)) + unit.slice(hash);
  };
  const entityOf = (entity: SnapshotEntity): SnapshotEntity => ({
    ...entity,
    owner: entity.owner === null ? null : serviceOf(entity.owner),
    readers: entity.readers.map(serviceOf),
    writers: entity.writers.map(serviceOf),
  });
  const linkOf = ({ references, ...link }: SnapshotLink): SnapshotLink => {
    const named = references?.map((reference) => ({ ...reference, key: reference.key.split('\0').map(unitOf).join('\0') }));
    return { ...link, from: serviceOf(link.from), to: serviceOf(link.to), ...(named && { references: named }) };
  };
  return {
    ...snapshot,
    services: snapshot.services.map(({ id, name, files }) => ({ id: serviceOf(id), name, files: files.map(pathOf) })),
    outside: snapshot.outside.map(pathOf),
    entities: snapshot.entities.map(entityOf),
    links: snapshot.links.map(linkOf),
    transactions: snapshot.transactions.map((transaction) => ({ ...transaction, unit: unitOf(transaction.unit) })),
    findings: snapshot.findings.map((finding) => ({ ...finding, services: finding.services.map(serviceOf) })),
  };
}
