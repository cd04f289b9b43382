import type { ErrorKind } from '../kernel/errors.ts';

/** The HTTP status of each kind of refusal; nothing else in the server knows one. */
export const statusOf: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  method: 405,
  conflict: 409,
  stale: 412,
  toolarge: 413,
  mediatype: 415,
  invalid: 422,
  refused: 422,
  precondition: 428,
  limited: 429,
  unavailable: 503,
};
