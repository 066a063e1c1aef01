import { operationNames, readData } from '../../src/data/index.js';
import type { Data } from '../../src/data/read-data.js';
import type { Wrapper } from '../../src/model/wrappers.js';
import { programOf } from '../support/program.js';

/** Reads the data of source texts by path, and of Prisma schemas by path. */
export function read(files: Readonly<Record<string, string>>, schemas: Readonly<Record<string, string>> = {}, wrappers: readonly Wrapper[] = []): Data {
  return readData(programOf(files, { argumentsOf: operationNames, wrappers }), {
    schemas: Object.entries(schemas).map(([path, text]) => ({ path, text })),
    wrappers,
  });
}

/** Accesses as short text, in order of place: `read order.find`; `?` marks inferred, `??` low, `@t1` the transaction, `sql` what SQL said. */
export function accessesIn(data: Data): string[] {
  const sure = { certain: '', inferred: '?', low: '??' };
  return data.accesses.map(({ mode, entity, operation, confidence, transaction, via }) => {
    const said = via === 'sql' ? ' sql' : '';
    return `${mode} ${entity}.${operation}${sure[confidence]}${said}${transaction === null ? '' : ` @${transaction}`}`;
  });
}

/** Entities as short text: `order orders (typeorm)`. */
export function entitiesIn(data: Data): string[] {
  return data.entities.map(({ id, table, via }) => `${id} ${table} (${via})`);
}

/** Relations as short text: `orderline many-to-one order`. */
export function relationsIn(data: Data): string[] {
  return data.relations.map(({ from, kind, to }) => `${from} ${kind} ${to}`);
}

/** Gaps as short text: `dynamic-query manager.save()`. */
export function gapsIn(data: Data): string[] {
  return data.gaps.map(({ reason, detail }) => `${reason} ${detail}`);
}

/** Transactions as short text: `t1 callback 3-5 Checkout.place`. */
export function transactionsIn(data: Data): string[] {
  return data.transactions.map(
    ({ id, kind, line, endLine, by, member }) => `${id} ${kind} ${line}-${endLine} ${by.slice(by.indexOf('#') + 1)}${member === null ? '' : `.${member}`}`,
  );
}
