import { startReminders } from './appointments';
import { createApp } from './app';
import { readConfig } from './shared/config';
import { disconnect } from './shared/prisma';

const config = readConfig(process.env);
const app = createApp();

const server = app.listen(config.port, () => {
  console.log(`clinic listens on port ${config.port}`);
});

const stopReminders = startReminders(config.reminderMinutes);

async function shutDown(signal: string): Promise<void> {
  console.log(`${signal}: closing`);
  stopReminders();
  server.close();
  await disconnect();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    shutDown(signal).catch((error) => {
      console.error('shutdown failed', error);
      process.exitCode = 1;
    });
  });
}
