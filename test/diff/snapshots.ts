import type { Snapshot, SnapshotFinding, SnapshotLink, SnapshotTransaction } from '../../src/model/snapshot.js';

/** A shop of two services and a kernel file. */
export const shop = (change: Partial<Snapshot> = {}): Snapshot => ({
  version: '1.0.0',
  figures: new Map([['files', 5]]),
  services: [
    { id: 'orders', name: 'orders', files: ['src/orders/cart.ts', 'src/orders/order.ts'] },
    { id: 'billing', name: 'billing', files: ['src/billing/bill.ts', 'src/billing/tax.ts'] },
  ],
  outside: ['src/money.ts'],
  entities: [],
  links: [],
  transactions: [],
  findings: [],
  failedRules: [],
  ...change,
});

export const link = (change: Partial<SnapshotLink> = {}): SnapshotLink => ({ from: 'orders', to: 'billing', calls: 1, events: 0, uses: 0, ...change });

/** A call between two units of these files, at a line. */
export const call = (from: string, to: string, line = 1) => ({
  key: ['call', from, '', to, ''].join('\0'),
  path: from.slice(0, from.indexOf('#')),
  line,
  note: `${from} calls ${to}`,
});

export const transaction = (change: Partial<SnapshotTransaction> = {}): SnapshotTransaction => ({
  unit: 'src/orders/order.ts#Orders',
  member: 'place',
  kind: 'callback',
  path: 'src/orders/order.ts',
  line: 10,
  writes: ['order', 'bill'],
  ...change,
});

export const finding = (fingerprint: string, change: Partial<SnapshotFinding> = {}): SnapshotFinding => ({
  ruleId: 'contested-entity',
  severity: 'error',
  message: `${fingerprint} is wrong.`,
  path: `src/orders/${fingerprint}.ts`,
  line: 3,
  fingerprint,
  remedy: 'Mend it.',
  services: ['orders'],
  entities: [],
  evidence: [],
  ...change,
});
