import type { AppointmentStatus, PrismaClient } from '@prisma/client';
import type { Booking } from './appointments.types';
import type { Period } from '../shared/dates';

const LIVE: AppointmentStatus[] = ['BOOKED', 'ARRIVED'];

export class AppointmentsRepository {
  constructor(private readonly prisma: PrismaClient) {}

  findById(id: string) {
    return this.prisma.appointment.findUnique({ where: { id } });
  }

  /** The day as the front desk sees it: in order, with the patients' names. */
  findDaybook(day: Period) {
    return this.prisma.appointment.findMany({
      where: { startsAt: { gte: day.startsAt, lt: day.endsAt } },
      orderBy: [{ startsAt: 'asc' }, { doctorId: 'asc' }],
      include: { patient: { select: { number: true, givenName: true, familyName: true } } },
    });
  }

  /** What a doctor has in the period and has not been cancelled. */
  findBusy(doctorId: string, period: Period) {
    return this.prisma.appointment.findMany({
      where: { doctorId, status: { in: LIVE }, startsAt: { lt: period.endsAt }, endsAt: { gt: period.startsAt } },
      select: { id: true, startsAt: true, endsAt: true },
      orderBy: { startsAt: 'asc' },
    });
  }

  findToRemind(period: Period) {
    return this.prisma.appointment.findMany({
      where: { status: 'BOOKED', remindedAt: null, startsAt: { gte: period.startsAt, lt: period.endsAt } },
      orderBy: { startsAt: 'asc' },
    });
  }

  countMissed(patientId: string, since: Date): Promise<number> {
    return this.prisma.appointment.count({ where: { patientId, status: 'MISSED', startsAt: { gte: since } } });
  }

  insert(booking: Booking) {
    return this.prisma.appointment.create({ data: booking });
  }

  move(id: string, period: Period) {
    return this.prisma.appointment.update({
      where: { id },
      data: { startsAt: period.startsAt, endsAt: period.endsAt, remindedAt: null },
    });
  }

  setStatus(id: string, status: AppointmentStatus, cancelReason?: string) {
    return this.prisma.appointment.update({ where: { id }, data: { status, cancelReason } });
  }

  markReminded(ids: string[], remindedAt: Date) {
    return this.prisma.appointment.updateMany({ where: { id: { in: ids } }, data: { remindedAt } });
  }
}
