import type { NewLine } from './billing.types';
import type { CompletedVisit } from '../appointments';

/** Price list of the clinic, in cents. */
const VISIT_PRICE: Record<CompletedVisit['kind'], { description: string; unitCents: number }> = {
  CONSULTATION: { description: 'Consultation', unitCents: 6_500 },
  FOLLOW_UP: { description: 'Follow-up visit', unitCents: 4_000 },
  VACCINATION: { description: 'Vaccination', unitCents: 2_800 },
  MINOR_SURGERY: { description: 'Minor surgery', unitCents: 24_000 },
};

const EVENING_HOUR = 17;
const EVENING_SURCHARGE_CENTS = 1_500;
const STERILE_SET_CENTS = 3_200;

/** The lines of the invoice for a visit: the visit, then what comes on top. */
export function linesFor(visit: CompletedVisit): NewLine[] {
  const lines: NewLine[] = [{ ...VISIT_PRICE[visit.kind], quantity: 1 }];
  if (visit.kind === 'MINOR_SURGERY') {
    lines.push({ description: 'Sterile instrument set', quantity: 1, unitCents: STERILE_SET_CENTS });
  }
  if (visit.endedAt.getUTCHours() >= EVENING_HOUR) {
    lines.push({ description: 'Evening surcharge', quantity: 1, unitCents: EVENING_SURCHARGE_CENTS });
  }
  return lines;
}

export function totalOf(lines: readonly NewLine[]): number {
  let total = 0;
  for (const line of lines) total += line.quantity * line.unitCents;
  return total;
}
