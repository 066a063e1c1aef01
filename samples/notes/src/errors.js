'use strict';

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Lets a route be an async function. */
function handle(work) {
  return (req, res, next) => {
    Promise.resolve(work(req, res)).catch(next);
  };
}

// Express tells an error handler by its four parameters.
function errorHandler(error, _req, res, _next) {
  if (!(error instanceof HttpError)) console.error(error);
  res.status(error.status || 500).json({ message: error.status ? error.message : 'Something went wrong.' });
}

module.exports = { HttpError, errorHandler, handle };
