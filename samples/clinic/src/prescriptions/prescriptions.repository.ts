import type { NewPrescription } from './prescriptions.types';
import { prisma } from '../shared/prisma';

export function findPrescription(id: string) {
  return prisma.prescription.findUnique({
    where: { id },
    include: { items: { include: { medicine: { select: { id: true, name: true, form: true } } } } },
  });
}

export function listForPatient(patientId: string) {
  return prisma.prescription.findMany({
    where: { patientId },
    include: { items: { select: { dose: true, medicine: { select: { name: true } } } } },
    orderBy: { issuedAt: 'desc' },
  });
}

/** Ids of the medicines that the patient takes at the moment. */
export async function findMedicinesTaken(patientId: string, now: Date): Promise<string[]> {
  const items = await prisma.prescriptionItem.findMany({
    where: { prescription: { is: { patientId, cancelledAt: null, validUntil: { gte: now } } } },
    select: { medicineId: true },
    distinct: ['medicineId'],
  });
  return items.map((item) => item.medicineId);
}

export function insertPrescription({ items, ...prescription }: NewPrescription, validUntil: Date) {
  return prisma.prescription.create({
    data: { ...prescription, validUntil, items: { create: items } },
    include: { items: true },
  });
}

export function cancelPrescription(id: string, cancelledAt: Date) {
  return prisma.prescription.update({ where: { id }, data: { cancelledAt } });
}

/** Uses up one repeat; false where none was left. */
export async function takeRepeat(itemId: string): Promise<boolean> {
  const used = await prisma.prescriptionItem.updateMany({
    where: { id: itemId, repeatsLeft: { gt: 0 } },
    data: { repeatsLeft: { decrement: 1 } },
  });
  return used.count > 0;
}
