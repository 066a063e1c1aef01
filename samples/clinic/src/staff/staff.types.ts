import type { StaffRole } from '@prisma/client';
import type { Period } from '../shared/dates';

export interface NewMember {
  name: string;
  email: string;
  role: StaffRole;
  licence?: string;
  supervisorId?: string;
}

export interface NewShift extends Period {
  note?: string;
}

/** As much of a doctor as another module gets to see. */
export interface DoctorSummary {
  id: string;
  name: string;
  licence: string;
}
