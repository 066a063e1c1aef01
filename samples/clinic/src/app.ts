import express, { type Express } from 'express';
import { appointmentsRouter } from './appointments';
import { billingRouter } from './billing';
import { patientsRouter } from './patients';
import { prescriptionsRouter } from './prescriptions';
import { errorHandler, unknownRoute } from './shared/http';
import { isDatabaseReachable } from './shared/prisma';
import { staffRouter } from './staff';

/** Puts the modules together; nothing else knows them all. */
export function createApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '100kb' }));

  app.get('/health', async (_req, res) => {
    const database = await isDatabaseReachable();
    res.status(database ? 200 : 503).json({ database });
  });

  app.use('/patients', patientsRouter);
  app.use('/staff', staffRouter);
  app.use('/appointments', appointmentsRouter);
  app.use('/billing', billingRouter);
  app.use('/prescriptions', prescriptionsRouter);

  app.use(unknownRoute);
  app.use(errorHandler);
  return app;
}
