import { Router } from 'express';
import * as shiftsService from './shifts.service';
import * as service from './staff.service';
import type { NewMember, NewShift } from './staff.types';
import { addDays, dayOf } from '../shared/dates';
import { fieldsOf, readDate, readOneOf, readOptionalText, readText } from '../shared/fields';
import { handle, queryDate, queryText, sendCreated } from '../shared/http';

const ROLES = ['DOCTOR', 'NURSE', 'RECEPTION', 'ACCOUNTS'] as const;

export const staffRouter = Router();

staffRouter.get(
  '/',
  handle(async (req, res) => {
    const wanted = queryText(req, 'role');
    res.json(await service.list(ROLES.find((role) => role === wanted)));
  }),
);

staffRouter.post(
  '/',
  handle(async (req, res) => {
    const member = await service.hire(parseMember(req.body));
    sendCreated(res, `/staff/${member.id}`, member);
  }),
);

staffRouter.get(
  '/roster',
  handle(async (req, res) => {
    const { startsAt } = dayOf(queryDate(req, 'from', new Date()));
    res.json(await shiftsService.readRoster({ startsAt, endsAt: addDays(startsAt, 7) }));
  }),
);

staffRouter.get(
  '/:id',
  handle(async (req, res) => {
    res.json(await service.readMember(req.params.id));
  }),
);

staffRouter.put(
  '/:id/supervisor',
  handle(async (req, res) => {
    const supervisorId = readOptionalText(fieldsOf(req.body), 'supervisorId') ?? null;
    res.json(await service.assignSupervisor(req.params.id, supervisorId));
  }),
);

staffRouter.delete(
  '/:id',
  handle(async (req, res) => {
    res.json(await service.leave(req.params.id));
  }),
);

staffRouter.post(
  '/:id/shifts',
  handle(async (req, res) => {
    const shift = await shiftsService.planShift(req.params.id, parseShift(req.body));
    sendCreated(res, `/staff/${req.params.id}`, shift);
  }),
);

staffRouter.delete(
  '/:id/shifts/:shiftId',
  handle(async (req, res) => {
    await shiftsService.dropShift(req.params.shiftId);
    res.status(204).end();
  }),
);

function parseMember(body: unknown): NewMember {
  const fields = fieldsOf(body);
  return {
    name: readText(fields, 'name', 80),
    email: readText(fields, 'email', 120),
    role: readOneOf(fields, 'role', ROLES),
    licence: readOptionalText(fields, 'licence', 40),
    supervisorId: readOptionalText(fields, 'supervisorId', 40),
  };
}

function parseShift(body: unknown): NewShift {
  const fields = fieldsOf(body);
  return { startsAt: readDate(fields, 'startsAt'), endsAt: readDate(fields, 'endsAt'), note: readOptionalText(fields, 'note') };
}
