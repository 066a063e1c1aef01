'use strict';

const express = require('express');
const { errorHandler } = require('./errors');
const { notesRouter } = require('./notes-router');
const { tagsRouter } = require('./tags-router');

function createApp() {
  const app = express();
  app.use(express.json());
  app.use('/notes', notesRouter);
  app.use('/tags', tagsRouter);
  app.use(errorHandler);
  return app;
}

module.exports = { createApp };
