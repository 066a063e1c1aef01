import type { MedicineFacts, NewMedicine } from './prescriptions.types';
import { prisma } from '../shared/prisma';

export function searchMedicines(text: string | undefined) {
  return prisma.medicine.findMany({
    where: { withdrawn: false, ...(text === undefined ? {} : { name: { contains: text, mode: 'insensitive' as const } }) },
    orderBy: { name: 'asc' },
    take: 50,
  });
}

export function findMedicines(ids: string[]): Promise<MedicineFacts[]> {
  return prisma.medicine.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      name: true,
      substance: true,
      withdrawn: true,
      interactsWith: { select: { id: true, name: true } },
    },
    orderBy: { name: 'asc' },
  });
}

export function insertMedicine(medicine: NewMedicine) {
  return prisma.medicine.create({ data: medicine });
}

export function withdrawMedicine(id: string) {
  return prisma.medicine.update({ where: { id }, data: { withdrawn: true } });
}

/** An interaction goes both ways, so both sides are joined. */
export function joinInteraction(id: string, otherId: string) {
  return prisma.medicine.update({
    where: { id },
    data: { interactsWith: { connect: { id: otherId } }, interactedBy: { connect: { id: otherId } } },
  });
}
