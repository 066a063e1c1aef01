'use strict';

const express = require('express');
const { HttpError, handle } = require('./errors');
const { noteFields } = require('./note-fields');
const store = require('./notes-store');
const { splitTags } = require('./tag-text');

const notesRouter = express.Router();

notesRouter.get(
  '/',
  handle(async (req, res) => {
    const notes = await store.listNotes(req.query.tag);
    res.json(notes.map(present));
  }),
);

notesRouter.post(
  '/',
  handle(async (req, res) => {
    res.status(201).json(present(await store.createNote(noteFields(req.body))));
  }),
);

notesRouter.get(
  '/:id',
  handle(async (req, res) => {
    res.json(present(await requireNote(req.params.id)));
  }),
);

notesRouter.put(
  '/:id',
  handle(async (req, res) => {
    const note = await requireNote(req.params.id);
    res.json(present(await store.updateNote(note.id, noteFields(req.body))));
  }),
);

notesRouter.delete(
  '/:id',
  handle(async (req, res) => {
    const removed = await store.deleteNote(Number(req.params.id));
    if (!removed) throw new HttpError(404, 'There is no such note.');
    res.status(204).end();
  }),
);

async function requireNote(id) {
  const note = await store.findNote(Number(id));
  if (note === null) throw new HttpError(404, 'There is no such note.');
  return note;
}

function present(note) {
  return { ...note, tags: splitTags(note.tags) };
}

module.exports = { notesRouter };
