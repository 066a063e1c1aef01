import type { NewAllergy, NewContact, NewPatient, PatientChanges } from './patients.types';
import type { Page } from '../shared/http';
import { prisma } from '../shared/prisma';

const SUMMARY = { id: true, number: true, givenName: true, familyName: true, bornOn: true, archivedAt: true } as const;

export function searchPatients(text: string | undefined, page: Page) {
  return prisma.patient.findMany({
    where: {
      archivedAt: null,
      ...(text === undefined
        ? {}
        : { OR: [{ familyName: { startsWith: text, mode: 'insensitive' as const } }, { number: { startsWith: text } }] }),
    },
    select: SUMMARY,
    orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }],
    ...page,
  });
}

export function findSummary(id: string) {
  return prisma.patient.findUnique({ where: { id }, select: SUMMARY });
}

/** The whole record, with everything that belongs to the patient. */
export function findRecord(id: string) {
  return prisma.patient.findUnique({
    where: { id },
    include: {
      contacts: { orderBy: { name: 'asc' } },
      allergies: { orderBy: { substance: 'asc' } },
    },
  });
}

export function findAddress(id: string) {
  return prisma.patient.findUnique({
    where: { id },
    select: { givenName: true, familyName: true, street: true, postcode: true, city: true },
  });
}

export function countPatients(): Promise<number> {
  return prisma.patient.count();
}

export function insertPatient(number: string, patient: NewPatient) {
  return prisma.patient.create({ data: { ...patient, number } });
}

export function updatePatient(id: string, changes: PatientChanges) {
  return prisma.patient.update({ where: { id }, data: changes });
}

export function archivePatient(id: string, archivedAt: Date) {
  return prisma.patient.update({ where: { id }, data: { archivedAt }, select: SUMMARY });
}

export function addContact(patientId: string, contact: NewContact) {
  return prisma.emergencyContact.create({ data: { ...contact, patientId } });
}

export async function removeContact(patientId: string, contactId: string): Promise<boolean> {
  const removed = await prisma.emergencyContact.deleteMany({ where: { id: contactId, patientId } });
  return removed.count > 0;
}

export function listAllergies(patientId: string) {
  return prisma.allergy.findMany({
    where: { patientId },
    select: { substance: true, severity: true },
    orderBy: { substance: 'asc' },
  });
}

/** Notes an allergy, or changes its severity where it is known already. */
export function noteAllergy(patientId: string, allergy: NewAllergy) {
  return prisma.allergy.upsert({
    where: { patientId_substance: { patientId, substance: allergy.substance } },
    create: { ...allergy, patientId },
    update: { severity: allergy.severity, notedAt: new Date() },
  });
}

export async function forgetAllergy(patientId: string, substance: string): Promise<boolean> {
  const removed = await prisma.allergy.deleteMany({ where: { patientId, substance } });
  return removed.count > 0;
}
