import { AppointmentsRepository } from './appointments.repository';
import { createAppointmentsRouter } from './appointments.router';
import { AppointmentsService } from './appointments.service';
import { AvailabilityService } from './availability.service';
import { ReminderService } from './reminder.service';
import type { CompletedVisit } from './appointments.types';
import { prisma } from '../shared/prisma';

const repository = new AppointmentsRepository(prisma);
const availability = new AvailabilityService(repository);
const service = new AppointmentsService(repository, availability);
const reminders = new ReminderService(repository);

/** What other modules may use of appointments. */
export const appointmentsRouter = createAppointmentsRouter(service, availability);

export function completedVisit(appointmentId: string): Promise<CompletedVisit> {
  return service.completedVisit(appointmentId);
}

export function startReminders(everyMinutes: number): () => void {
  return reminders.start(everyMinutes);
}

export type { CompletedVisit } from './appointments.types';
