/** What other modules may use of patients. */
export { patientsRouter } from './patients.router';
export { allergiesOf, billingAddressOf, requireActivePatient } from './patients.service';
export type { AllergyView, PatientSummary } from './patients.types';
