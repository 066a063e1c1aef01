import type { PaymentMethod } from '@prisma/client';

export interface NewLine {
  description: string;
  quantity: number;
  unitCents: number;
}

export interface NewInvoice {
  number: string;
  patientId: string;
  appointmentId: string;
  billTo: string;
  dueAt: Date;
  totalCents: number;
  lines: NewLine[];
}

export interface NewPayment {
  amountCents: number;
  method: PaymentMethod;
}

export const PAYMENT_METHODS = ['CASH', 'CARD', 'TRANSFER', 'INSURANCE'] as const;
