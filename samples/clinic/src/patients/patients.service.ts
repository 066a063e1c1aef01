import * as patients from './patients.repository';
import type { AllergyView, NewAllergy, NewContact, NewPatient, PatientChanges, PatientSummary } from './patients.types';
import { ConflictError, NotFoundError } from '../shared/errors';
import type { Page } from '../shared/http';

export function search(text: string | undefined, page: Page) {
  return patients.searchPatients(text, page);
}

export async function readRecord(id: string) {
  const record = await patients.findRecord(id);
  if (record === null) throw new NotFoundError('patient', id);
  return record;
}

export async function register(patient: NewPatient) {
  const number = patientNumber(await patients.countPatients());
  return patients.insertPatient(number, patient);
}

export async function change(id: string, changes: PatientChanges) {
  await requireActivePatient(id);
  return patients.updatePatient(id, changes);
}

export async function archive(id: string) {
  await requireActivePatient(id);
  return patients.archivePatient(id, new Date());
}

export async function addEmergencyContact(id: string, contact: NewContact) {
  await requireActivePatient(id);
  return patients.addContact(id, contact);
}

export async function removeEmergencyContact(id: string, contactId: string): Promise<void> {
  const removed = await patients.removeContact(id, contactId);
  if (!removed) throw new NotFoundError('emergency contact', contactId);
}

export async function recordAllergy(id: string, allergy: NewAllergy) {
  await requireActivePatient(id);
  return patients.noteAllergy(id, allergy);
}

export async function withdrawAllergy(id: string, substance: string): Promise<void> {
  const removed = await patients.forgetAllergy(id, substance.toLowerCase());
  if (!removed) throw new NotFoundError('allergy', substance);
}

/** For other modules: the patient, if there is one and the record is not archived. */
export async function requireActivePatient(id: string): Promise<PatientSummary> {
  const found = await patients.findSummary(id);
  if (found === null) throw new NotFoundError('patient', id);
  if (found.archivedAt !== null) throw new ConflictError(`The record of patient ${found.number} is archived.`);
  return { id: found.id, number: found.number, name: `${found.givenName} ${found.familyName}`, bornOn: found.bornOn };
}

/** For other modules: what the patient must not be given. */
export async function allergiesOf(id: string): Promise<AllergyView[]> {
  return patients.listAllergies(id);
}

/** For other modules: where to send a letter, in lines; archived patients still get theirs. */
export async function billingAddressOf(id: string): Promise<string> {
  const found = await patients.findAddress(id);
  if (found === null) throw new NotFoundError('patient', id);
  return [`${found.givenName} ${found.familyName}`, found.street, `${found.postcode} ${found.city}`].join('\n');
}

/** `P-000042` for the forty-second patient. */
function patientNumber(registered: number): string {
  return `P-${String(registered + 1).padStart(6, '0')}`;
}
