import type { NewShift } from './staff.types';
import type { Period } from '../shared/dates';
import { prisma } from '../shared/prisma';

export function findShiftsWithin(memberId: string, period: Period) {
  return prisma.shift.findMany({
    where: { memberId, startsAt: { lt: period.endsAt }, endsAt: { gt: period.startsAt } },
    orderBy: { startsAt: 'asc' },
  });
}

/** Who works in the period, with names: the roster on the wall. */
export function findRoster(period: Period) {
  return prisma.shift.findMany({
    where: { startsAt: { lt: period.endsAt }, endsAt: { gt: period.startsAt } },
    select: { id: true, startsAt: true, endsAt: true, note: true, member: { select: { name: true, role: true } } },
    orderBy: [{ startsAt: 'asc' }, { member: { name: 'asc' } }],
  });
}

export function insertShift(memberId: string, shift: NewShift) {
  return prisma.shift.create({ data: { ...shift, memberId } });
}

export async function deleteShift(id: string): Promise<boolean> {
  const removed = await prisma.shift.deleteMany({ where: { id } });
  return removed.count > 0;
}

export function deleteShiftsFrom(memberId: string, from: Date) {
  return prisma.shift.deleteMany({ where: { memberId, startsAt: { gte: from } } });
}
