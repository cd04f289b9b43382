import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type ErrorRequestHandler, type RequestHandler, type Response, Router } from 'express';
import { malformed, methodRefused, notFound } from '../kernel/errors.ts';

/** The paths of the application's pages, `/orders/:id`, as its build wrote them down. */
function pathsOf(webDir: string): string[] {
  const file = join(webDir, 'pages.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

function sendIndex(res: Response, index: string): void {
  res.set('Cache-Control', 'no-cache').sendFile(index);
}

/** A hashed file that is not there, or cannot be, is what was asked wrongly. */
const noSuchFile: ErrorRequestHandler = (thrown: Error & { status?: number }, _req, _res, next) => {
  if (thrown.status === 404) next(notFound());
  else next(thrown.status !== undefined && thrown.status < 500 ? malformed() : thrown);
};

/**
 * The built pages: hashed files are kept for ever, the paths of pages open the application, and so does any other
 * path, which the application says it does not have: with the status that says so.
 */
export function pages(webDir: string): RequestHandler {
  const router = Router();
  const index = join(webDir, 'index.html');
  router.use(compression());
  router.use(
    '/assets',
    express.static(join(webDir, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
    noSuchFile,
  );
  router.use(express.static(webDir, { index: false, maxAge: 0 }));
  const paths = pathsOf(webDir);
  if (paths.length > 0) {
    router
      .route(paths)
      .get((_req, res) => sendIndex(res, index))
      .all((_req, res) => {
        res.set('Allow', 'GET, HEAD');
        throw methodRefused();
      });
  }
  router.get(/^\/(?!api(\/|$))/, (_req, res, next) => {
    if (!existsSync(index)) return next();
    sendIndex(res.status(404), index);
  });
  return router;
}
