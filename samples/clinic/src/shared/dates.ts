const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Period {
  startsAt: Date;
  endsAt: Date;
}

export function addMinutes(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * MINUTE);
}

export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

/** The whole day, in UTC, that the date lies in; the end is exclusive. */
export function dayOf(date: Date): Period {
  const startsAt = new Date(date);
  startsAt.setUTCHours(0, 0, 0, 0);
  return { startsAt, endsAt: addDays(startsAt, 1) };
}

/** Two periods that only touch do not overlap. */
export function overlaps(one: Period, other: Period): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

export function covers(outer: Period, inner: Period): boolean {
  return outer.startsAt <= inner.startsAt && inner.endsAt <= outer.endsAt;
}
