import { Router } from 'express';
import * as medicines from './medicines.service';
import * as service from './prescriptions.service';
import type { NewItem, NewPrescription } from './prescriptions.types';
import { type Fields, fieldsOf, readList, readText, readWholeNumber } from '../shared/fields';
import { handle, queryText, sendCreated } from '../shared/http';

export const prescriptionsRouter = Router();

prescriptionsRouter
  .route('/medicines')
  .get(
    handle(async (req, res) => {
      res.json(await medicines.search(queryText(req, 'q')));
    }),
  )
  .post(
    handle(async (req, res) => {
      const fields = fieldsOf(req.body);
      const medicine = await medicines.add({
        name: readText(fields, 'name', 120),
        substance: readText(fields, 'substance', 80),
        form: readText(fields, 'form', 40),
      });
      sendCreated(res, `/prescriptions/medicines/${medicine.id}`, medicine);
    }),
  );

prescriptionsRouter.delete(
  '/medicines/:id',
  handle(async (req, res) => {
    res.json(await medicines.withdraw(req.params.id));
  }),
);

prescriptionsRouter.put(
  '/medicines/:id/interactions/:otherId',
  handle(async (req, res) => {
    await medicines.recordInteraction(req.params.id, req.params.otherId);
    res.status(204).end();
  }),
);

prescriptionsRouter.get(
  '/for/:patientId',
  handle(async (req, res) => {
    res.json(await service.listFor(req.params.patientId));
  }),
);

prescriptionsRouter.post(
  '/check',
  handle(async (req, res) => {
    res.json(await service.check(parsePrescription(req.body)));
  }),
);

prescriptionsRouter.post(
  '/',
  handle(async (req, res) => {
    const { prescription, warnings } = await service.prescribe(parsePrescription(req.body));
    sendCreated(res, `/prescriptions/${prescription.id}`, { ...prescription, warnings });
  }),
);

prescriptionsRouter.get(
  '/:id',
  handle(async (req, res) => {
    res.json(await service.read(req.params.id));
  }),
);

prescriptionsRouter.post(
  '/:id/items/:itemId/repeat',
  handle(async (req, res) => {
    res.json(await service.repeat(req.params.id, req.params.itemId));
  }),
);

prescriptionsRouter.delete(
  '/:id',
  handle(async (req, res) => {
    res.json(await service.cancel(req.params.id));
  }),
);

function parsePrescription(body: unknown): NewPrescription {
  const fields = fieldsOf(body);
  return {
    patientId: readText(fields, 'patientId', 40),
    prescriberId: readText(fields, 'prescriberId', 40),
    items: readList(fields, 'items').map(parseItem),
  };
}

function parseItem(fields: Fields): NewItem {
  return {
    medicineId: readText(fields, 'medicineId', 40),
    dose: readText(fields, 'dose', 60),
    perDay: readWholeNumber(fields, 'perDay', 1, 24),
    days: readWholeNumber(fields, 'days', 1, 365),
    repeatsLeft: readWholeNumber(fields, 'repeatsLeft', 0, 12),
  };
}
