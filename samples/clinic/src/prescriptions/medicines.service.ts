import * as medicines from './medicines.repository';
import type { MedicineFacts, NewMedicine } from './prescriptions.types';
import { InvalidInputError, NotFoundError } from '../shared/errors';

export function search(text: string | undefined) {
  return medicines.searchMedicines(text);
}

export function add(medicine: NewMedicine) {
  return medicines.insertMedicine(medicine);
}

export async function withdraw(id: string) {
  await requireMedicines([id]);
  return medicines.withdrawMedicine(id);
}

export async function recordInteraction(id: string, otherId: string): Promise<void> {
  if (id === otherId) throw new InvalidInputError('otherId', 'is the same medicine');
  await requireMedicines([id, otherId]);
  await medicines.joinInteraction(id, otherId);
}

/** All of them, or an error that names the first that is missing. */
export async function requireMedicines(ids: string[]): Promise<MedicineFacts[]> {
  const found = await medicines.findMedicines(ids);
  const known = new Set(found.map((medicine) => medicine.id));
  for (const id of ids) {
    if (!known.has(id)) throw new NotFoundError('medicine', id);
  }
  return found;
}
