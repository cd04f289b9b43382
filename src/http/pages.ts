import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, Router } from 'express';

/** The built pages: hashed files are kept for ever, and any path that is not a file opens the application. */
export function pages(webDir: string): RequestHandler {
  const router = Router();
  const index = join(webDir, 'index.html');
  router.use(compression());
  router.use(
    '/assets',
    express.static(join(webDir, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  router.use(express.static(webDir, { index: false, maxAge: 0 }));
  router.get(/^\/(?!api(\/|$))/, (_req, res, next) => {
    if (!existsSync(index)) return next();
    res.set('Cache-Control', 'no-cache').sendFile(index);
  });
  return router;
}
