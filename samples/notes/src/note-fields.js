'use strict';

const { HttpError } = require('./errors');
const { joinTags } = require('./tag-text');

const LONGEST_TITLE = 120;

/** The fields of a note from a request body, checked and ready to be stored. */
function noteFields(body) {
  const title = typeof body.title === 'string' ? body.title.trim() : '';
  if (title === '') throw new HttpError(422, 'A note needs a title.');
  if (title.length > LONGEST_TITLE) throw new HttpError(422, `A title has at most ${LONGEST_TITLE} letters.`);
  return {
    title,
    body: typeof body.body === 'string' ? body.body : '',
    tags: joinTags(Array.isArray(body.tags) ? body.tags : []),
    pinned: body.pinned === true,
  };
}

module.exports = { noteFields };
