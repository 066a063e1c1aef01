import type { StaffRole } from '@prisma/client';
import type { NewMember } from './staff.types';
import { prisma } from '../shared/prisma';

export function listMembers(role: StaffRole | undefined) {
  return prisma.staffMember.findMany({
    where: { leftOn: null, role },
    select: { id: true, name: true, email: true, role: true },
    orderBy: { name: 'asc' },
  });
}

export function findMember(id: string) {
  return prisma.staffMember.findUnique({ where: { id } });
}

/** A member with the people above and below, and the shifts to come. */
export function findMemberInTeam(id: string, from: Date) {
  return prisma.staffMember.findUnique({
    where: { id },
    include: {
      supervisor: { select: { id: true, name: true } },
      supervised: { select: { id: true, name: true, role: true }, orderBy: { name: 'asc' } },
      shifts: { where: { endsAt: { gt: from } }, orderBy: { startsAt: 'asc' } },
    },
  });
}

export function countSupervised(id: string): Promise<number> {
  return prisma.staffMember.count({ where: { supervisorId: id, leftOn: null } });
}

export function insertMember(member: NewMember) {
  return prisma.staffMember.create({ data: member });
}

export function setSupervisor(id: string, supervisorId: string | null) {
  return prisma.staffMember.update({ where: { id }, data: { supervisorId } });
}

export function markAsLeft(id: string, leftOn: Date) {
  return prisma.staffMember.update({ where: { id }, data: { leftOn } });
}
