import { appendFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { CLINIC } from './clinic-schema.js';
import { accessesIn, entitiesIn, gapsIn, read, relationsIn, transactionsIn } from './reading.js';
import * as T from './typeorm-shop.js';
import { ITEMS } from './zz-items.js';
it('probes', () => {
  writeFileSync('/tmp/probe.txt', '');
  for (const [label, files, schemas] of ITEMS) {
    const out = [`## ${label}`];
    try {
      const f = typeof files === 'string' ? { 'a.ts': files } : files;
      const data = read(f as any, (schemas ?? {}) as any);
      out.push('A ' + accessesIn(data).map((t, i) => t + (data.accesses[i]!.outsideOf.length ? ` !${data.accesses[i]!.outsideOf}` : '')).join(' | '));
      if (gapsIn(data).length) out.push('G ' + gapsIn(data).join(' | '));
      if (transactionsIn(data).length) out.push('T ' + transactionsIn(data).join(' | '));
      if (label.includes('E:')) out.push('E ' + entitiesIn(data).join(' | ') + ' // ' + relationsIn(data).join(' | '));
    } catch (e) { out.push('ERR ' + (e as Error).stack?.slice(0, 300)); }
    appendFileSync('/tmp/probe.txt', out.join('\n') + '\n');
  }
});
