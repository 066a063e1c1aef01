import type { AppointmentStatus, VisitKind } from '@prisma/client';
import type { Period } from '../shared/dates';

export interface BookingRequest {
  patientId: string;
  doctorId: string;
  startsAt: Date;
  kind: VisitKind;
  reason?: string;
}

export interface Booking extends Period {
  patientId: string;
  doctorId: string;
  kind: VisitKind;
  reason?: string;
}

/** What billing needs to know about a visit that took place. */
export interface CompletedVisit {
  appointmentId: string;
  patientId: string;
  doctorId: string;
  kind: VisitKind;
  minutes: number;
  endedAt: Date;
}

/** Length of a visit in minutes. */
export const VISIT_MINUTES: Record<VisitKind, number> = {
  CONSULTATION: 20,
  FOLLOW_UP: 15,
  VACCINATION: 10,
  MINOR_SURGERY: 60,
};

/** Which status may follow which. */
export const NEXT_STATUS: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  BOOKED: ['ARRIVED', 'CANCELLED', 'MISSED'],
  ARRIVED: ['COMPLETED', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
  MISSED: [],
};
