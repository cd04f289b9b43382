import type { ErrorRequestHandler, RequestHandler } from 'express';
import { problemOf } from '../contract/problem.ts';
import { AppError, notFound, unavailable } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { foundOf } from './session.ts';

export const noSuchPath: RequestHandler = () => {
  throw notFound();
};

/** Turns whatever was thrown into problem+json; a bug is logged once and says nothing to the outside. */
export function problems(log: Log, isAway: (thrown: unknown) => boolean): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => {
    const { requestId } = foundOf(req);
    const error = isAway(thrown) ? unavailable() : thrown;
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
