/** An error that the caller of the API can understand and mend. */
export class AppError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class NotFoundError extends AppError {
  constructor(what: string, id: string) {
    super(404, 'not-found', `There is no ${what} ${id}.`);
  }
}

/** The request is well formed, but the present state does not allow it. */
export class ConflictError extends AppError {
  constructor(message: string) {
    super(409, 'conflict', message);
  }
}

export class InvalidInputError extends AppError {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(422, 'invalid-input', `${field}: ${message}`);
  }
}
