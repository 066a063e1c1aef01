import { describe, expect, it } from 'vitest';
import { CLINIC } from './drizzle-clinic.js';
import { entitiesIn, gapsIn, read, relationsIn, transactionsIn } from './reading.js';

describe('a clinic on Drizzle', () => {
  const data = read(CLINIC);
  it('has its tables, relations and one transaction', () => {
    expect(entitiesIn(data)).toEqual([
      'doctorstable doctors (drizzle)',
      'invoices invoices (drizzle)',
      'patientstable patients (drizzle)',
      'visits visits (drizzle)',
    ]);
    expect(relationsIn(data)).toEqual(['patientstable many-to-one doctorstable', 'visits many-to-one patientstable', 'invoices many-to-one visits']);
    expect(transactionsIn(data)).toEqual(['t1 callback 6-13 bookVisit']);
  });

  it('does to its data what its source says, no more and no less', () => {
    const seen = data.accesses.map(({ at, mode, entity, operation, transaction }) =>
      [at.path.slice('src/'.length), at.line, mode, `${entity}.${operation}`, ...(transaction === null ? [] : [`@${transaction}`])].join(' '),
    );
    expect(seen).toEqual([
      'patients/patient-service.ts 8 read invoices.with',
      'patients/patient-service.ts 8 read patientstable.findMany',
      'patients/patient-service.ts 8 read visits.with',
      'patients/patient-service.ts 9 write doctorstable.update',
      'patients/patient-service.ts 11 write visits.update',
      'patients/patient-service.ts 12 write patientstable.delete',
      'patients/patient-service.ts 14 read patientstable.from',
      'patients/patient-service.ts 14 read visits.sql',
      'server.ts 10 read doctorstable.from',
      'server.ts 11 write doctorstable.insert',
      'visits/book-visit.ts 7 read doctorstable.with @t1',
      'visits/book-visit.ts 7 read patientstable.findFirst @t1',
      'visits/book-visit.ts 9 write visits.insert @t1',
      'visits/book-visit.ts 15 write invoices.insert @t1',
      'visits/book-visit.ts 16 write visits.update @t1',
      'visits/visit-repository.ts 9 read visits.from',
      'visits/visit-repository.ts 10 read patientstable.innerJoin',
      'visits/visit-repository.ts 15 read invoices.from',
      'visits/visit-repository.ts 16 read invoices.innerJoin',
      'visits/visit-repository.ts 16 read visits.from',
      'visits/visit-repository.ts 19 write visits.delete',
      'visits/visit-repository.ts 22 read visits.$count',
      'visits/visit-repository.ts 23 read invoices.execute',
    ]);
  });

  it('leaves nothing open', () => expect(gapsIn(data)).toEqual([]));
});
