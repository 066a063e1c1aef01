import type { NewPayment } from './billing.types';
import type { InvoicesService } from './invoices.service';
import type { PaymentsRepository } from './payments.repository';
import { ConflictError } from '../shared/errors';

export class PaymentsService {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly invoices: InvoicesService,
  ) {}

  async pay(invoiceId: string, payment: NewPayment) {
    const open = await this.openCents(invoiceId);
    if (payment.amountCents > open) throw new ConflictError(`Only ${open} cents are still open.`);
    await this.payments.record(invoiceId, payment);
    return this.invoices.read(invoiceId);
  }

  /** Voids the invoice; the result says how many payments go back to the patient. */
  async voidInvoice(invoiceId: string): Promise<{ reversedPayments: number }> {
    const invoice = await this.invoices.read(invoiceId);
    if (invoice.status === 'VOID') throw new ConflictError(`Invoice ${invoice.number} is void already.`);
    return { reversedPayments: await this.payments.voidInvoice(invoiceId, new Date()) };
  }

  private async openCents(invoiceId: string): Promise<number> {
    const invoice = await this.invoices.read(invoiceId);
    if (invoice.status === 'VOID') throw new ConflictError(`Invoice ${invoice.number} is void.`);
    let open = invoice.totalCents;
    for (const payment of invoice.payments) open -= payment.amountCents;
    return open;
  }
}
