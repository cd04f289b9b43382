import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NextFunction, Request, RequestHandler, Response, Router } from 'express';
import express from 'express';
import type { AccessRule, Actor } from '../kernel/actor.ts';
import {
  bodyTooLarge,
  forbidden,
  malformed,
  mediaTypeRefused,
  methodRefused,
  unauthenticated,
} from '../kernel/errors.ts';
import type { Handlers } from './handler.ts';
import type { Contract, Operation } from './load.ts';
import { formType, readForm } from './multipart.ts';
import { judgeBody, judgeParameters, type TextPort, type WrittenText } from './validate.ts';

/** What the pipeline in front has found out about a request. */
interface RequestContext {
  actor: Actor;
  sid: string | undefined;
  device: string | undefined;
  requestId: string;
}
export interface MountOptions {
  contract: Contract;
  handlers: Handlers;
  access: readonly AccessRule[];
  secureCookies: boolean;
  text: TextPort;
  /** Finds out who asks. */
  readSession(req: Request): Promise<void>;
  contextOf(req: Request): RequestContext;
  /** Refuses a change that does not come from our own pages. */
  guardChange(req: Request): void;
  /** Answers a repeated key from memory; runs the rest once. */
  once(req: Request, actor: Actor, operation: Operation, run: () => Promise<Sent>): Promise<Sent>;
}
/** An answer as it leaves: plain enough to be kept for a repeated key. */
export interface Sent {
  status: number;
  body: unknown;
  headers: Record<string, string>;
  cookies?: { name: string; value: string; maxAgeMs: number }[];
  /** Sent as it is read; only of operations that are never repeated by a key. */
  stream?: AsyncIterable<string | Uint8Array>;
}
type AnyHandler = (request: unknown) => Promise<Partial<Sent>>;

const bodyLimit = 64 * 1024;
const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

/** Joins operation, handler and access; an orphan of any of the three refuses the start. */
export function mount(router: Router, options: MountOptions): void {
  const { operations } = options.contract;
  const rules = new Map(options.access.map((rule) => [rule.name, rule]));
  const faults: string[] = [];
  for (const operation of operations) {
    const handler = options.handlers[operation.id] as AnyHandler | undefined;
    const rule = rules.get(operation.access);
    if (!handler) faults.push(`operation ${operation.id} has no handler`);
    if (!rule) faults.push(`operation ${operation.id} names the unknown access ${operation.access}`);
    if (!handler || !rule) continue;
    router[operation.method](
      expressPath(operation.path),
      gate(rule, operation, options),
      ...parsers(operation, options),
      run(operation, handler, options),
    );
  }
  refuseOtherMethods(router, operations);
  const ids = new Set<string>(operations.map((each) => each.id));
  for (const id of Object.keys(options.handlers))
    if (!ids.has(id)) faults.push(`handler ${id} has no operation`);
  const used = new Set(operations.map((each) => each.access));
  for (const name of rules.keys()) if (!used.has(name)) faults.push(`access ${name} is used by no operation`);
  if (faults.length > 0) throw new Error(`the contract does not fit the code: ${faults.join('; ')}`);
}

/** Behind every operation: a path that is there says which methods it has. */
function refuseOtherMethods(router: Router, operations: readonly Operation[]): void {
  // a path without parameters goes first: `changes` is no key of a setting
  const parameters = (path: string) => path.split('{').length;
  const paths = [...new Set(operations.map((each) => each.path))];
  for (const path of paths.sort((one, other) => parameters(one) - parameters(other))) {
    const own = operations.filter((each) => each.path === path);
    const allowed = own.flatMap(({ method }) =>
      method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
    );
    router.all(expressPath(path), (_req, res) => {
      res.set('Allow', allowed.join(', '));
      throw methodRefused();
    });
  }
}

/** What can be judged before anything is read: a session, and whether such a person may at all. */
function gate(rule: AccessRule, { shared }: Operation, options: MountOptions): RequestHandler {
  return async (req, _res, next) => {
    if (!shared) await options.readSession(req);
    const { actor } = options.contextOf(req);
    const isIn = actor.personId !== null || (rule.session === 'begun' && actor.begun !== undefined);
    if (rule.session !== 'anyone' && !isIn) throw unauthenticated();
    if (!rule.allows(actor)) throw forbidden();
    next();
  };
}

function parsers(operation: Operation, options: MountOptions): RequestHandler[] {
  const type = () => true;
  if (operation.bodyType === formType) {
    // a form is as large as a file: who may not send it is refused before it is read
    const guard: RequestHandler = (req, _res, next) => {
      options.guardChange(req);
      next();
    };
    return [guard, readForm(operation.formSchema)];
  }
  if (operation.rawBody) return [readBody(express.raw({ limit: bodyLimit, type }))];
  if (operation.bodyType !== 'application/json') return [];
  const parseJson = readBody(
    express.json({ limit: bodyLimit, strict: false, type, verify: refuseOtherBytes }),
  );
  return [
    (req, _res, next) => {
      if (hasBody(req) && !req.is('application/json')) throw mediaTypeRefused();
      next();
    },
    // the parser would make an object of nothing, and what is required would not be missed
    (req, res, next) => (hasBody(req) ? parseJson(req, res, next) : next()),
  ];
}
const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Bytes that are no UTF-8 would be kept as signs of what cannot be read. */
function refuseOtherBytes(_req: unknown, _res: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes)) throw malformed();
}

/** body-parser's errors in the application's words. */
function readBody(parse: RequestHandler): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) =>
    parse(req, res, (error?: unknown) => {
      if (!error) return next();
      const { type } = error as { type?: string };
      if (type === 'entity.too.large') return next(bodyTooLarge());
      if (type === 'encoding.unsupported' || type === 'charset.unsupported') return next(mediaTypeRefused());
      return next(malformed());
    });
}

const maxDepth = 32;
function tooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth >= maxDepth) return true;
  return Object.values(value).some((each) => tooDeep(each, depth + 1));
}

function run(operation: Operation, handler: AnyHandler, options: MountOptions): RequestHandler {
  return async (req, res) => {
    const { text } = options;
    const { actor, sid, device, requestId } = options.contextOf(req);
    if (operation.method !== 'get' && !operation.rawBody) options.guardChange(req);
    if (!operation.rawBody && tooDeep(req.body)) throw malformed();
    const params = judgeParameters(operation, 'path', req.params, text);
    const written: WrittenText[] = [];
    const query = judgeParameters(operation, 'query', req.query, text, written);
    judgeParameters(operation, 'header', req.headers, text);
    if (!operation.rawBody) judgeBody(operation, req.body, text, written);
    const keepDoubtful = text.judge(written);
    const given = req.get('idempotency-key');
    const key = given ? `${actor.personId ?? 'nobody'}:${operation.id}:${given}` : undefined;
    const request = {
      actor,
      params,
      query,
      headers: req.headers,
      body: req.body as unknown,
      key,
      sid,
      device,
      requestId,
    };
    const raw = { rawBody: bytesOf(operation, req) };
    const id = typeof params['id'] === 'string' ? params['id'] : undefined;
    const sent = await options.once(req, actor, operation, async () => {
      const answer = await handler({ ...request, ...raw, ip: req.ip ?? '' });
      await keepDoubtful({ actor, path: operation.path, id, answer: answer.body });
      return { status: operation.successStatus, body: undefined, headers: {}, ...answer };
    });
    if (operation.shared) sendShared(req, res, sent);
    else await send(res, sent, options.secureCookies);
  };
}

/** The bytes as they came, or of the file in a form. */
function bytesOf({ rawBody }: Operation, req: Request): Buffer {
  if (rawBody && Buffer.isBuffer(req.body)) return req.body;
  return req.file?.buffer ?? Buffer.alloc(0);
}

/** What is the same for everybody may be kept, and is sent again only where its tag is another one. */
function sendShared(req: Request, res: Response, { status, headers, body }: Sent): void {
  const text = headers['ETag'] === undefined ? JSON.stringify(body) : undefined;
  const etag =
    text === undefined ? {} : { ETag: `W/"${createHash('sha1').update(text).digest('base64url')}"` };
  res.status(status).set({ 'Cache-Control': 'no-cache', ...etag, ...headers });
  if (req.fresh) res.status(304).end();
  else res.type('json').send(text ?? JSON.stringify(body));
}

async function send(res: Response, sent: Sent, secure: boolean): Promise<void> {
  res.status(sent.status).set(sent.headers);
  for (const cookie of sent.cookies ?? []) {
    res.cookie(cookie.name, cookie.value, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path: '/',
      maxAge: cookie.maxAgeMs,
    });
  }
  if (sent.stream) await sendStream(res, sent.stream);
  else if (sent.body === undefined || Buffer.isBuffer(sent.body)) res.end(sent.body);
  else res.json(sent.body);
}

/** As fast as it is taken. Whoever goes away in the middle is no error of ours. */
async function sendStream(res: Response, stream: AsyncIterable<string | Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(stream, { objectMode: true, highWaterMark: 1 }), res);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw thrown;
  }
}
