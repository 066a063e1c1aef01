import type { StaffRole } from '@prisma/client';
import { removeShiftsFrom } from './shifts.service';
import * as members from './staff.repository';
import type { DoctorSummary, NewMember } from './staff.types';
import { ConflictError, InvalidInputError, NotFoundError } from '../shared/errors';

export function list(role: StaffRole | undefined) {
  return members.listMembers(role);
}

export async function readMember(id: string) {
  const member = await members.findMemberInTeam(id, new Date());
  if (member === null) throw new NotFoundError('staff member', id);
  return member;
}

export async function hire(member: NewMember) {
  if (member.role === 'DOCTOR' && member.licence === undefined) {
    throw new InvalidInputError('licence', 'is needed for a doctor');
  }
  if (member.supervisorId !== undefined) await requireMember(member.supervisorId);
  return members.insertMember(member);
}

export async function assignSupervisor(id: string, supervisorId: string | null) {
  await requireMember(id);
  if (supervisorId !== null) await refuseCircle(id, supervisorId);
  return members.setSupervisor(id, supervisorId);
}

/** Nobody leaves while others report to them. */
export async function leave(id: string) {
  await requireMember(id);
  const supervised = await members.countSupervised(id);
  if (supervised > 0) throw new ConflictError(`${supervised} colleagues still report to this member.`);
  const now = new Date();
  await removeShiftsFrom(id, now);
  return members.markAsLeft(id, now);
}

/** For other modules: a doctor who works here and holds a licence. */
export async function requireDoctor(id: string): Promise<DoctorSummary> {
  const member = await requireMember(id);
  if (member.role !== 'DOCTOR' || member.licence === null) {
    throw new ConflictError(`${member.name} is no licensed doctor.`);
  }
  return { id: member.id, name: member.name, licence: member.licence };
}

async function requireMember(id: string) {
  const member = await members.findMember(id);
  if (member === null || member.leftOn !== null) throw new NotFoundError('staff member', id);
  return member;
}

async function refuseCircle(id: string, supervisorId: string): Promise<void> {
  let above: string | null = supervisorId;
  while (above !== null) {
    if (above === id) throw new ConflictError('Nobody can supervise themselves, not even through others.');
    const member = await requireMember(above);
    above = member.supervisorId;
  }
}
