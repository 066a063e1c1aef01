import { Router } from 'express';
import type { AppointmentsService } from './appointments.service';
import type { BookingRequest } from './appointments.types';
import type { AvailabilityService } from './availability.service';
import { CLOSING_HOUR, OPENING_HOUR } from '../shared/config';
import { InvalidInputError } from '../shared/errors';
import { type Fields, fieldsOf, readDate, readOneOf, readOptionalText, readText } from '../shared/fields';
import { handle, queryDate, sendCreated } from '../shared/http';

const KINDS = ['CONSULTATION', 'FOLLOW_UP', 'VACCINATION', 'MINOR_SURGERY'] as const;
const LONGEST_VISIT = 60;

export function createAppointmentsRouter(service: AppointmentsService, availability: AvailabilityService): Router {
  const router = Router();

  router.get(
    '/',
    handle(async (req, res) => {
      res.json(await service.daybook(queryDate(req, 'date', new Date())));
    }),
  );

  router.get(
    '/free/:doctorId',
    handle(async (req, res) => {
      const date = queryDate(req, 'date', new Date());
      res.json(await availability.freeStarts(req.params.doctorId, date, LONGEST_VISIT));
    }),
  );

  router.post(
    '/',
    handle(async (req, res) => {
      const appointment = await service.book(parseBooking(req.body));
      sendCreated(res, `/appointments/${appointment.id}`, appointment);
    }),
  );

  router.get(
    '/:id',
    handle(async (req, res) => {
      res.json(await service.read(req.params.id));
    }),
  );

  router.put(
    '/:id/start',
    handle(async (req, res) => {
      res.json(await service.reschedule(req.params.id, parseNewStart(req.body)));
    }),
  );

  router.put(
    '/:id/status',
    handle(async (req, res) => {
      const status = readOneOf(fieldsOf(req.body), 'status', ['ARRIVED', 'COMPLETED', 'MISSED'] as const);
      res.json(await service.advance(req.params.id, status));
    }),
  );

  router.delete(
    '/:id',
    handle(async (req, res) => {
      res.json(await service.cancel(req.params.id, parseCancelReason(req.body)));
    }),
  );

  return router;
}

function parseBooking(body: unknown): BookingRequest {
  const fields = fieldsOf(body);
  return {
    patientId: readText(fields, 'patientId', 40),
    doctorId: readText(fields, 'doctorId', 40),
    startsAt: readStart(fields),
    kind: readOneOf(fields, 'kind', KINDS),
    reason: readOptionalText(fields, 'reason', 500),
  };
}

function parseNewStart(body: unknown): Date {
  return readStart(fieldsOf(body));
}

function parseCancelReason(body: unknown): string {
  return readText(fieldsOf(body), 'reason', 500);
}

/** A start in the future, within opening hours, on a multiple of five minutes. */
function readStart(fields: Fields): Date {
  const startsAt = readDate(fields, 'startsAt');
  if (startsAt <= new Date()) throw new InvalidInputError('startsAt', 'lies in the past');
  const hour = startsAt.getUTCHours();
  if (hour < OPENING_HOUR || hour >= CLOSING_HOUR) {
    throw new InvalidInputError('startsAt', `must lie between ${OPENING_HOUR}:00 and ${CLOSING_HOUR}:00`);
  }
  if (startsAt.getUTCMinutes() % 5 !== 0) throw new InvalidInputError('startsAt', 'must be a multiple of five minutes');
  return startsAt;
}
