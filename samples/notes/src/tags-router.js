'use strict';

const express = require('express');
const { handle } = require('./errors');
const { listTagTexts } = require('./notes-store');
const { splitTags } = require('./tag-text');

const tagsRouter = express.Router();

/** Every tag with the number of notes that carry it, most used first. */
tagsRouter.get(
  '/',
  handle(async (_req, res) => {
    const counts = new Map();
    for (const { tags } of await listTagTexts()) {
      for (const tag of splitTags(tags)) counts.set(tag, (counts.get(tag) || 0) + 1);
    }
    const rows = [...counts].map(([tag, notes]) => ({ tag, notes }));
    res.json(rows.sort((a, b) => b.notes - a.notes || (a.tag < b.tag ? -1 : 1)));
  }),
);

module.exports = { tagsRouter };
