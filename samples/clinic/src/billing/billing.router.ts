import { Router } from 'express';
import { type NewPayment, PAYMENT_METHODS } from './billing.types';
import type { InvoicesService } from './invoices.service';
import type { PaymentsService } from './payments.service';
import type { StatementsRepository } from './statements.repository';
import { addDays, dayOf, type Period } from '../shared/dates';
import { fieldsOf, readOneOf, readText, readWholeNumber } from '../shared/fields';
import { handle, pageOf, queryDate, queryText, sendCreated } from '../shared/http';
import type { Request } from 'express';

const STATUSES = ['OPEN', 'PARTLY_PAID', 'PAID', 'VOID'] as const;
const LARGEST_PAYMENT = 10_000_000;

export function createBillingRouter(
  invoices: InvoicesService,
  payments: PaymentsService,
  statements: StatementsRepository,
): Router {
  const router = Router();

  router.get(
    '/invoices',
    handle(async (req, res) => {
      const wanted = queryText(req, 'status');
      res.json(
        await invoices.list(
          STATUSES.find((status) => status === wanted),
          pageOf(req),
        ),
      );
    }),
  );

  router.post(
    '/invoices',
    handle(async (req, res) => {
      const invoice = await invoices.issueFor(readText(fieldsOf(req.body), 'appointmentId', 40));
      sendCreated(res, `/billing/invoices/${invoice.id}`, invoice);
    }),
  );

  router.get(
    '/invoices/:id',
    handle(async (req, res) => {
      res.json(await invoices.read(req.params.id));
    }),
  );

  router.post(
    '/invoices/:id/payments',
    handle(async (req, res) => {
      res.json(await payments.pay(req.params.id, parsePayment(req.body)));
    }),
  );

  router.delete(
    '/invoices/:id',
    handle(async (req, res) => {
      res.json(await payments.voidInvoice(req.params.id));
    }),
  );

  router.get(
    '/statements/takings',
    handle(async (req, res) => {
      res.json(await statements.takings(monthFrom(req)));
    }),
  );

  router.get(
    '/statements/overdue',
    handle(async (_req, res) => {
      res.json(await statements.overdue(new Date()));
    }),
  );

  router.get(
    '/statements/by-description',
    handle(async (req, res) => {
      const rows = await statements.billedByDescription(monthFrom(req));
      res.json(rows.map((row) => ({ description: row.description, cents: Number(row.cents) })));
    }),
  );

  return router;
}

function parsePayment(body: unknown): NewPayment {
  const fields = fieldsOf(body);
  return {
    amountCents: readWholeNumber(fields, 'amountCents', 1, LARGEST_PAYMENT),
    method: readOneOf(fields, 'method', PAYMENT_METHODS),
  };
}

/** Thirty days from `?from=`; without it, the last thirty. */
function monthFrom(req: Request): Period {
  const { startsAt } = dayOf(queryDate(req, 'from', addDays(new Date(), -29)));
  return { startsAt, endsAt: addDays(startsAt, 30) };
}
