import { requireMedicines } from './medicines.service';
import * as prescriptions from './prescriptions.repository';
import type { NewItem, NewPrescription, Warning } from './prescriptions.types';
import { findWarnings } from './safety';
import { allergiesOf, requireActivePatient } from '../patients';
import { addDays } from '../shared/dates';
import { ConflictError, NotFoundError } from '../shared/errors';
import { requireDoctor } from '../staff';

export async function read(id: string) {
  const prescription = await prescriptions.findPrescription(id);
  if (prescription === null) throw new NotFoundError('prescription', id);
  return prescription;
}

export function listFor(patientId: string) {
  return prescriptions.listForPatient(patientId);
}

/** What speaks against a prescription, without writing it. */
export async function check(request: NewPrescription): Promise<Warning[]> {
  const chosen = await requireMedicines(request.items.map((item) => item.medicineId));
  const taken = await requireMedicines(await prescriptions.findMedicinesTaken(request.patientId, new Date()));
  return findWarnings(chosen, taken, await allergiesOf(request.patientId));
}

export async function prescribe(request: NewPrescription) {
  await requireActivePatient(request.patientId);
  await requireDoctor(request.prescriberId);
  const warnings = await check(request);
  const severe = warnings.find((warning) => warning.severe);
  if (severe !== undefined) throw new ConflictError(severe.message);
  const prescription = await prescriptions.insertPrescription(request, addDays(new Date(), longestCourse(request.items)));
  return { prescription, warnings };
}

export async function repeat(id: string, itemId: string) {
  const prescription = await read(id);
  if (prescription.cancelledAt !== null) throw new ConflictError('The prescription was cancelled.');
  if (!prescription.items.some((item) => item.id === itemId)) throw new NotFoundError('item', itemId);
  const used = await prescriptions.takeRepeat(itemId);
  if (!used) throw new ConflictError('No repeat is left; the patient needs a new prescription.');
  return read(id);
}

export async function cancel(id: string) {
  await read(id);
  return prescriptions.cancelPrescription(id, new Date());
}

/** Days until the last course, with its repeats, has been taken. */
function longestCourse(items: NewItem[]): number {
  return Math.max(...items.map((item) => item.days * (item.repeatsLeft + 1)));
}
