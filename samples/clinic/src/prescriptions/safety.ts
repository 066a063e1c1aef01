import type { MedicineFacts, Warning } from './prescriptions.types';
import type { AllergyView } from '../patients';

/** What speaks against giving these medicines, beside those already taken, to a patient with these allergies. */
export function findWarnings(chosen: MedicineFacts[], taken: MedicineFacts[], allergies: AllergyView[]): Warning[] {
  return [...withdrawnAmong(chosen), ...allergiesAgainst(chosen, allergies), ...interactionsOf(chosen, taken)];
}

function withdrawnAmong(chosen: MedicineFacts[]): Warning[] {
  return chosen
    .filter((medicine) => medicine.withdrawn)
    .map((medicine) => ({ kind: 'withdrawn', severe: true, message: `${medicine.name} was withdrawn.` }));
}

function allergiesAgainst(chosen: MedicineFacts[], allergies: AllergyView[]): Warning[] {
  const warnings: Warning[] = [];
  for (const medicine of chosen) {
    const allergy = allergies.find((candidate) => candidate.substance === medicine.substance.toLowerCase());
    if (allergy === undefined) continue;
    warnings.push({
      kind: 'allergy',
      severe: allergy.severity !== 'MILD',
      message: `The patient is allergic to ${allergy.substance}, which is in ${medicine.name}.`,
    });
  }
  return warnings;
}

function interactionsOf(chosen: MedicineFacts[], taken: MedicineFacts[]): Warning[] {
  const present = new Set([...chosen, ...taken].map((medicine) => medicine.id));
  const warnings: Warning[] = [];
  for (const medicine of chosen) {
    for (const other of medicine.interactsWith) {
      if (!present.has(other.id)) continue;
      warnings.push({ kind: 'interaction', severe: false, message: `${medicine.name} interacts with ${other.name}.` });
    }
  }
  return warnings;
}
