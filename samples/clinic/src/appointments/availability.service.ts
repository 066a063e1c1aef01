import type { AppointmentsRepository } from './appointments.repository';
import { addMinutes, dayOf, overlaps, type Period } from '../shared/dates';
import { ConflictError } from '../shared/errors';
import { CLOSING_HOUR, OPENING_HOUR } from '../shared/config';
import { isOnDuty } from '../staff';

const STEP_MINUTES = 5;

export class AvailabilityService {
  constructor(private readonly appointments: AppointmentsRepository) {}

  /** Throws where the doctor is not there or has another patient; `ignoring` is the appointment that is being moved. */
  async requireFree(doctorId: string, period: Period, ignoring?: string): Promise<void> {
    if (!(await isOnDuty(doctorId, period))) throw new ConflictError('The doctor is not on duty at that time.');
    const busy = await this.appointments.findBusy(doctorId, period);
    if (busy.some((appointment) => appointment.id !== ignoring)) {
      throw new ConflictError('The doctor has another appointment at that time.');
    }
  }

  /** Starts at which a visit of that length fits, whether or not a shift is planned; for the calendar on the wall. */
  async freeStarts(doctorId: string, date: Date, minutes: number): Promise<Date[]> {
    const { startsAt } = dayOf(date);
    const open = { startsAt: addMinutes(startsAt, OPENING_HOUR * 60), endsAt: addMinutes(startsAt, CLOSING_HOUR * 60) };
    const busy = await this.appointments.findBusy(doctorId, open);
    const starts: Date[] = [];
    let start = open.startsAt;
    while (addMinutes(start, minutes) <= open.endsAt) {
      const visit = { startsAt: start, endsAt: addMinutes(start, minutes) };
      if (!busy.some((appointment) => overlaps(appointment, visit))) starts.push(start);
      start = addMinutes(start, STEP_MINUTES);
    }
    return starts;
  }
}
