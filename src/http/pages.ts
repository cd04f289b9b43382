import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { malformed, methodRefused, notFound } from '../kernel/errors.ts';

/** The paths of the application's pages, `/orders/:id`, as its build wrote them down. */
function pathsOf(webDir: string): string[] {
  const file = join(webDir, 'pages.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

function sendIndex(res: Response, index: string): void {
  res.set('Cache-Control', 'no-cache').sendFile(index);
}

/**
 * The first page asks for the shelf of its place once its script runs; the place is in a cookie of the page's own, so
 * that the browser can ask at once. The address is the one that the page asks for.
 */
function sendShelfAhead({ path, query, headers }: Request, res: Response): void {
  const place = /(?:^|;\s*)place=([\w-]{1,40})(?:;|$)/.exec(headers.cookie ?? '')?.[1];
  if (path !== '/' || Object.keys(query).length > 0 || place === undefined) return;
  res.set('Link', `</api/shelf?place=${place}&gathered=true>; rel=preload; as=fetch; crossorigin`);
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
      .get((req, res) => {
        sendShelfAhead(req, res);
        sendIndex(res, index);
      })
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
