'use strict';

const { createApp } = require('./app');
const { prisma } = require('./db');

const port = Number(process.env.PORT || 3000);

const server = createApp().listen(port, () => {
  console.log(`notes listens on port ${port}`);
});

process.once('SIGTERM', async () => {
  server.close();
  await prisma.$disconnect();
});
