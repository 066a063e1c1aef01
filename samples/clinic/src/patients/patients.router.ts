import { Router } from 'express';
import * as service from './patients.service';
import { parseAllergy, parseContact, parseNewPatient, parsePatientChanges } from './patients.validation';
import { handle, pageOf, queryText, sendCreated } from '../shared/http';

export const patientsRouter = Router();

patientsRouter.get(
  '/',
  handle(async (req, res) => {
    res.json(await service.search(queryText(req, 'q'), pageOf(req)));
  }),
);

patientsRouter.post(
  '/',
  handle(async (req, res) => {
    const patient = await service.register(parseNewPatient(req.body));
    sendCreated(res, `/patients/${patient.id}`, patient);
  }),
);

patientsRouter.get(
  '/:id',
  handle(async (req, res) => {
    res.json(await service.readRecord(req.params.id));
  }),
);

patientsRouter.patch(
  '/:id',
  handle(async (req, res) => {
    res.json(await service.change(req.params.id, parsePatientChanges(req.body)));
  }),
);

patientsRouter.delete(
  '/:id',
  handle(async (req, res) => {
    res.json(await service.archive(req.params.id));
  }),
);

patientsRouter.post(
  '/:id/contacts',
  handle(async (req, res) => {
    const contact = await service.addEmergencyContact(req.params.id, parseContact(req.body));
    sendCreated(res, `/patients/${req.params.id}`, contact);
  }),
);

patientsRouter.delete(
  '/:id/contacts/:contactId',
  handle(async (req, res) => {
    await service.removeEmergencyContact(req.params.id, req.params.contactId);
    res.status(204).end();
  }),
);

patientsRouter.put(
  '/:id/allergies',
  handle(async (req, res) => {
    res.json(await service.recordAllergy(req.params.id, parseAllergy(req.body)));
  }),
);

patientsRouter.delete(
  '/:id/allergies/:substance',
  handle(async (req, res) => {
    await service.withdrawAllergy(req.params.id, req.params.substance);
    res.status(204).end();
  }),
);
