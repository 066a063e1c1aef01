import type { AppointmentStatus } from '@prisma/client';
import type { AppointmentsRepository } from './appointments.repository';
import { type BookingRequest, type CompletedVisit, NEXT_STATUS, VISIT_MINUTES } from './appointments.types';
import type { AvailabilityService } from './availability.service';
import { requireActivePatient } from '../patients';
import { addDays, addMinutes, dayOf } from '../shared/dates';
import { ConflictError, NotFoundError } from '../shared/errors';
import { requireDoctor } from '../staff';

const MISSED_LIMIT = 3;
const MISSED_DAYS = 180;

export class AppointmentsService {
  constructor(
    private readonly appointments: AppointmentsRepository,
    private readonly availability: AvailabilityService,
  ) {}

  daybook(date: Date) {
    return this.appointments.findDaybook(dayOf(date));
  }

  async read(id: string) {
    const appointment = await this.appointments.findById(id);
    if (appointment === null) throw new NotFoundError('appointment', id);
    return appointment;
  }

  async book(request: BookingRequest) {
    const patient = await requireActivePatient(request.patientId);
    const doctor = await requireDoctor(request.doctorId);
    await this.refuseUnreliable(patient.id);
    const endsAt = addMinutes(request.startsAt, VISIT_MINUTES[request.kind]);
    await this.availability.requireFree(doctor.id, { startsAt: request.startsAt, endsAt });
    return this.appointments.insert({ ...request, endsAt });
  }

  async reschedule(id: string, startsAt: Date) {
    const appointment = await this.read(id);
    if (appointment.status !== 'BOOKED') throw new ConflictError('Only a booked appointment can be moved.');
    const period = { startsAt, endsAt: addMinutes(startsAt, VISIT_MINUTES[appointment.kind]) };
    await this.availability.requireFree(appointment.doctorId, period, appointment.id);
    return this.appointments.move(id, period);
  }

  async cancel(id: string, reason: string) {
    await this.requireStep(id, 'CANCELLED');
    return this.appointments.setStatus(id, 'CANCELLED', reason);
  }

  async advance(id: string, status: AppointmentStatus) {
    await this.requireStep(id, status);
    return this.appointments.setStatus(id, status);
  }

  /** For other modules: a visit that took place. */
  async completedVisit(id: string): Promise<CompletedVisit> {
    const appointment = await this.read(id);
    if (appointment.status !== 'COMPLETED') throw new ConflictError(`Appointment ${id} has not taken place.`);
    return {
      appointmentId: appointment.id,
      patientId: appointment.patientId,
      doctorId: appointment.doctorId,
      kind: appointment.kind,
      minutes: VISIT_MINUTES[appointment.kind],
      endedAt: appointment.endsAt,
    };
  }

  private async requireStep(id: string, status: AppointmentStatus): Promise<void> {
    const appointment = await this.read(id);
    if (!NEXT_STATUS[appointment.status].includes(status)) {
      throw new ConflictError(`An appointment that is ${appointment.status} cannot become ${status}.`);
    }
  }

  private async refuseUnreliable(patientId: string): Promise<void> {
    const missed = await this.appointments.countMissed(patientId, addDays(new Date(), -MISSED_DAYS));
    if (missed >= MISSED_LIMIT) throw new ConflictError(`The patient missed ${missed} appointments; book by telephone.`);
  }
}
