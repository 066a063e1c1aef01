import type { InvoiceStatus } from '@prisma/client';
import type { InvoicesRepository } from './invoices.repository';
import { linesFor, totalOf } from './pricing';
import { completedVisit } from '../appointments';
import { billingAddressOf } from '../patients';
import { addDays } from '../shared/dates';
import { ConflictError, NotFoundError } from '../shared/errors';
import type { Page } from '../shared/http';

const DUE_DAYS = 30;

export class InvoicesService {
  constructor(private readonly invoices: InvoicesRepository) {}

  list(status: InvoiceStatus | undefined, page: Page) {
    return this.invoices.list(status, page);
  }

  async read(id: string) {
    const invoice = await this.invoices.findWhole(id);
    if (invoice === null) throw new NotFoundError('invoice', id);
    return invoice;
  }

  /** One invoice for one visit that took place. */
  async issueFor(appointmentId: string) {
    const earlier = await this.invoices.findForAppointment(appointmentId);
    if (earlier !== null) throw new ConflictError(`The visit was billed already, as ${earlier.number}.`);
    const visit = await completedVisit(appointmentId);
    const billTo = await billingAddressOf(visit.patientId);
    const now = new Date();
    const lines = linesFor(visit);
    return this.invoices.insert({
      number: await this.nextNumber(now),
      patientId: visit.patientId,
      appointmentId,
      billTo,
      dueAt: addDays(now, DUE_DAYS),
      totalCents: totalOf(lines),
      lines,
    });
  }

  /** `2026-0042` for the forty-second invoice of the year. */
  private async nextNumber(now: Date): Promise<string> {
    const year = now.getUTCFullYear();
    const issued = await this.invoices.countSince(new Date(Date.UTC(year, 0, 1)));
    return `${year}-${String(issued + 1).padStart(4, '0')}`;
  }
}
