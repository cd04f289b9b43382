import type { ErrorRequestHandler, RequestHandler } from 'express';
import { problemOf } from '../contract/problem.ts';
import { AppError, malformed, notFound, unavailable } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { sessionContextOf } from './session.ts';

export const noSuchPath: RequestHandler = () => {
  throw notFound();
};

/** What was thrown in the server's words: a path that cannot be decoded is the caller's mistake, not a bug. */
function inWords(thrown: unknown, isAway: (thrown: unknown) => boolean): unknown {
  if (isAway(thrown)) return unavailable();
  return thrown instanceof URIError ? malformed() : thrown;
}

/** Turns whatever was thrown into problem+json; a bug is logged once and says nothing to the outside. */
export function problems(log: Log, isAway: (thrown: unknown) => boolean): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => {
    const { requestId } = sessionContextOf(req);
    const error = inWords(thrown, isAway);
    if (!(error instanceof AppError)) {
      const stack = thrown instanceof Error ? thrown.stack : String(thrown);
      log.error({ requestId, method: req.method, path: req.path, stack }, 'a request failed');
    }
    const problem = problemOf(error, requestId);
    if (res.headersSent) return void res.destroy();
    const retry = error instanceof AppError && (error.kind === 'limited' || error.kind === 'unavailable');
    if (retry) res.set('Retry-After', error.kind === 'limited' ? '60' : '5');
    res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
