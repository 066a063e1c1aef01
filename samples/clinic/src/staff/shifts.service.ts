import * as shifts from './shifts.repository';
import { findMember } from './staff.repository';
import type { NewShift } from './staff.types';
import { covers, type Period } from '../shared/dates';
import { ConflictError, InvalidInputError, NotFoundError } from '../shared/errors';

const LONGEST_SHIFT_HOURS = 12;

export function readRoster(period: Period) {
  return shifts.findRoster(period);
}

export async function planShift(memberId: string, shift: NewShift) {
  const member = await findMember(memberId);
  if (member === null || member.leftOn !== null) throw new NotFoundError('staff member', memberId);
  refuseOddLength(shift);
  const planned = await shifts.findShiftsWithin(memberId, shift);
  if (planned.length > 0) throw new ConflictError(`${member.name} has a shift at that time already.`);
  return shifts.insertShift(memberId, shift);
}

export async function dropShift(id: string): Promise<void> {
  const removed = await shifts.deleteShift(id);
  if (!removed) throw new NotFoundError('shift', id);
}

export async function removeShiftsFrom(memberId: string, from: Date): Promise<void> {
  await shifts.deleteShiftsFrom(memberId, from);
}

/** For other modules: whether one shift of the member covers the whole period. */
export async function isOnDuty(memberId: string, period: Period): Promise<boolean> {
  const planned = await shifts.findShiftsWithin(memberId, period);
  return planned.some((shift) => covers(shift, period));
}

function refuseOddLength(shift: NewShift): void {
  const hours = (shift.endsAt.getTime() - shift.startsAt.getTime()) / 3_600_000;
  if (hours <= 0) throw new InvalidInputError('endsAt', 'must be after startsAt');
  if (hours > LONGEST_SHIFT_HOURS) {
    throw new InvalidInputError('endsAt', `makes the shift longer than ${LONGEST_SHIFT_HOURS} hours`);
  }
}
