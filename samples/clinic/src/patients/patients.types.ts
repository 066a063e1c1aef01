import type { AllergySeverity } from '@prisma/client';

export interface NewPatient {
  givenName: string;
  familyName: string;
  bornOn: Date;
  phone?: string;
  email?: string;
  street: string;
  postcode: string;
  city: string;
}

export type PatientChanges = Partial<Omit<NewPatient, 'bornOn'>>;

export interface NewContact {
  name: string;
  phone: string;
  relationship: string;
}

export interface NewAllergy {
  substance: string;
  severity: AllergySeverity;
}

/** As much of a patient as another module gets to see. */
export interface PatientSummary {
  id: string;
  number: string;
  name: string;
  bornOn: Date;
}

export interface AllergyView {
  substance: string;
  severity: AllergySeverity;
}
