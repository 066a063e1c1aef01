import type { NewAllergy, NewContact, NewPatient, PatientChanges } from './patients.types';
import { InvalidInputError } from '../shared/errors';
import { fieldsOf, readDate, readOneOf, readOptionalText, readText } from '../shared/fields';

const PHONE = /^\+?[0-9][0-9 ()/-]{4,24}$/;
const SEVERITIES = ['MILD', 'MODERATE', 'SEVERE'] as const;

export function parseNewPatient(body: unknown): NewPatient {
  const fields = fieldsOf(body);
  const bornOn = readDate(fields, 'bornOn');
  if (bornOn > new Date()) throw new InvalidInputError('bornOn', 'lies in the future');
  return {
    givenName: readText(fields, 'givenName', 80),
    familyName: readText(fields, 'familyName', 80),
    bornOn,
    phone: checkedPhone(readOptionalText(fields, 'phone', 25)),
    email: readOptionalText(fields, 'email', 120),
    street: readText(fields, 'street'),
    postcode: readText(fields, 'postcode', 12),
    city: readText(fields, 'city', 80),
  };
}

/** Only the fields that the body names; the date of birth cannot be changed. */
export function parsePatientChanges(body: unknown): PatientChanges {
  const fields = fieldsOf(body);
  if ('bornOn' in fields) throw new InvalidInputError('bornOn', 'cannot be changed; register the patient anew');
  return {
    givenName: readOptionalText(fields, 'givenName', 80),
    familyName: readOptionalText(fields, 'familyName', 80),
    phone: checkedPhone(readOptionalText(fields, 'phone', 25)),
    email: readOptionalText(fields, 'email', 120),
    street: readOptionalText(fields, 'street'),
    postcode: readOptionalText(fields, 'postcode', 12),
    city: readOptionalText(fields, 'city', 80),
  };
}

export function parseContact(body: unknown): NewContact {
  const fields = fieldsOf(body);
  const phone = readText(fields, 'phone', 25);
  checkedPhone(phone);
  return { name: readText(fields, 'name', 80), phone, relationship: readText(fields, 'relationship', 40) };
}

export function parseAllergy(body: unknown): NewAllergy {
  const fields = fieldsOf(body);
  return {
    substance: readText(fields, 'substance', 80).toLowerCase(),
    severity: readOneOf(fields, 'severity', SEVERITIES),
  };
}

function checkedPhone(phone: string | undefined): string | undefined {
  if (phone !== undefined && !PHONE.test(phone)) throw new InvalidInputError('phone', 'is not a telephone number');
  return phone;
}
