/** What other modules may use of staff. */
export { isOnDuty } from './shifts.service';
export { staffRouter } from './staff.router';
export { requireDoctor } from './staff.service';
export type { DoctorSummary } from './staff.types';
