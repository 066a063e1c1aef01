import type { InvoiceStatus, PrismaClient } from '@prisma/client';
import type { NewInvoice } from './billing.types';
import type { Page } from '../shared/http';

export class InvoicesRepository {
  constructor(private readonly prisma: PrismaClient) {}

  list(status: InvoiceStatus | undefined, page: Page) {
    return this.prisma.invoice.findMany({
      where: { status },
      select: { id: true, number: true, totalCents: true, status: true, dueAt: true, _count: { select: { payments: true } } },
      orderBy: { issuedAt: 'desc' },
      ...page,
    });
  }

  /** An invoice with its lines, and the payments that still stand. */
  findWhole(id: string) {
    return this.prisma.invoice.findUnique({
      where: { id },
      include: { lines: true, payments: { where: { reversedAt: null }, orderBy: { receivedAt: 'asc' } } },
    });
  }

  findForAppointment(appointmentId: string) {
    return this.prisma.invoice.findUnique({ where: { appointmentId }, select: { number: true } });
  }

  countSince(date: Date): Promise<number> {
    return this.prisma.invoice.count({ where: { issuedAt: { gte: date } } });
  }

  /** Writes the invoice and its lines at once. */
  insert({ lines, ...invoice }: NewInvoice) {
    return this.prisma.invoice.create({
      data: { ...invoice, lines: { create: lines } },
      include: { lines: true },
    });
  }
}
