import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import type { Handlers } from './contract/handler.ts';
import type { Contract } from './contract/load.ts';
import { mount } from './contract/mount.ts';
import type { TextPort } from './contract/validate.ts';
import { contractCss, contractPage } from './http/contract-page.ts';
import { ownHosts } from './http/hosts.ts';
import { type KeyStore, once } from './http/idempotency.ts';
import { pages } from './http/pages.ts';
import { noSuchPath, problems } from './http/problems.ts';
import {
  type CookieNames,
  guardChange,
  makeSessionReader,
  requestIds,
  type SessionPort,
  sessionContextOf,
} from './http/session.ts';
import type { AccessRule } from './kernel/actor.ts';
import type { Log } from './kernel/log.ts';

export interface AppDeps {
  contract: Contract;
  handlers: Handlers;
  access: readonly AccessRule[];
  text: TextPort;
  sessions: SessionPort;
  cookies: CookieNames;
  keys: KeyStore;
  publicUrl: string;
  /** Number or addresses of the proxies whose word on address and scheme is believed. */
  trustProxy: number | readonly string[];
  /** Everybody may be anybody here: it answers under its own names alone. */
  demo: boolean;
  webDir: string;
  /** Whether the server takes requests and its database answers. */
  isReady(): Promise<boolean>;
  isDatabaseAway(thrown: unknown): boolean;
  log: Log;
}

const isHttps = (url: string) => url.startsWith('https:');

/** What is no page needs no policy for pages: nothing in it is run or framed. */
function ofOthers(publicUrl: string) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: isHttps(publicUrl),
    ...{ crossOriginOpenerPolicy: false, originAgentCluster: false, xDnsPrefetchControl: false },
    ...{ xDownloadOptions: false, xFrameOptions: false, xPermittedCrossDomainPolicies: false },
    xXssProtection: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

function ofPages(publicUrl: string) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps(publicUrl),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

function security(publicUrl: string): RequestHandler {
  const [page, other] = [ofPages(publicUrl), ofOthers(publicUrl)];
  return (req, res, next) => (/^\/(api|assets)\//.test(req.path) ? other : page)(req, res, next);
}

function apiRouter(deps: AppDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const publicOrigin = new URL(deps.publicUrl).origin;
  mount(router, {
    contract: deps.contract,
    handlers: deps.handlers,
    access: deps.access,
    text: deps.text,
    secureCookies: isHttps(deps.publicUrl),
    readSession: makeSessionReader(deps.sessions, deps.cookies),
    contextOf: sessionContextOf,
    guardChange: (req) => guardChange(req, publicOrigin),
    once(req, actor, operation, run) {
      const key = req.get('idempotency-key');
      if (!key || operation.method !== 'post' || operation.rawBody || operation.unkept) return run();
      const scope = JSON.stringify([actor.personId, operation.id, key]);
      const rights = actor.duties ? [actor.roles, actor.duties] : actor.roles;
      const asked = { content: [req.originalUrl, req.body], rights };
      return once(deps.keys, scope, asked, run);
    },
  });
  return router;
}

/** The whole pipeline, in order. */
export function makeApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', deps.trustProxy);

  app.get('/healthz', async (_req, res) => {
    const ready = await deps.isReady();
    res.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable' });
  });
  app.use(requestIds);
  if (deps.demo) app.use(ownHosts(deps.publicUrl, deps.log));
  app.use(security(deps.publicUrl));
  app.get('/openapi.json', (_req, res) => void res.json(deps.contract.document));
  app.get('/contract', (_req, res) => void res.type('html').send(contractPage(deps.contract, deps.access)));
  app.get('/contract.css', (_req, res) => void res.type('css').send(contractCss));

  app.use('/api', (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', compression());
  app.use(apiRouter(deps));
  app.use(pages(deps.webDir));

  app.use(noSuchPath);
  app.use(problems(deps.log, deps.isDatabaseAway));
  return app;
}
