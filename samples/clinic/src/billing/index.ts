import { createBillingRouter } from './billing.router';
import { InvoicesRepository } from './invoices.repository';
import { InvoicesService } from './invoices.service';
import { PaymentsRepository } from './payments.repository';
import { PaymentsService } from './payments.service';
import { StatementsRepository } from './statements.repository';
import { prisma } from '../shared/prisma';

const invoices = new InvoicesService(new InvoicesRepository(prisma));
const payments = new PaymentsService(new PaymentsRepository(prisma), invoices);

/** What other modules may use of billing: its routes, nothing else. */
export const billingRouter = createBillingRouter(invoices, payments, new StatementsRepository(prisma));
