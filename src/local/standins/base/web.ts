/** The little of HTTP that the stand-ins need: raw requests in, exact header names out. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

export type IncomingRequest = {
  method: string;
  /** The request target as it came over the wire: what a signature covers. */
  target: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  params: Record<string, string>;
};
export type Reply = { status: number; headers: Record<string, string>; body: string | Buffer };
/** `dropped`: the connection is cut without a word. */
export type Answer = Reply | { dropped: true };
export type Handle = (incoming: IncomingRequest) => Answer | Promise<Answer>;
export type Route = { method: string; path: string; handle: Handle };

/** A refusal in plain JSON, for everything that is not WeChat's own wire. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const bodyLimitBytes = 1_000_000;

export function json(status: number, value: unknown): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: JSON.stringify(value),
  };
}

/** A path that a browser follows on whatever host it came from. */
export function redirect(location: string): Reply {
  return { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' }, body: '' };
}

/** The JSON object of a control request; an empty body is an empty object. */
export function jsonBody(incoming: IncomingRequest): Record<string, unknown> {
  if (incoming.body.length === 0) return {};
  if (!/^application\/json\b/.test(incoming.headers['content-type'] ?? ''))
    throw new Refusal(415, 'not_json', 'Send application/json.');
  try {
    const value: unknown = JSON.parse(incoming.body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Falls through to the same refusal as any other non-object.
  }
  throw new Refusal(400, 'not_json', 'The body is not a JSON object.');
}

/** `{name}` in a route's path matches one segment. */
export function findRoute(
  routes: Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } {
  const known = routes.flatMap((route) => {
    const params = matchPath(route.path, path);
    return params ? [{ route, params }] : [];
  });
  const found = known.find(({ route }) => route.method === method);
  if (found) return found;
  if (known.length > 0) throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'This path does not take this method.');
  throw new Refusal(404, 'NOT_FOUND', 'There is nothing at this path.');
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{')) {
      const decoded = decodeSegment(value);
      if (decoded === undefined || decoded === '') return undefined;
      params[segment.slice(1, -1)] = decoded;
    } else if (segment !== value) return undefined;
  }
  return params;
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** Official clients keep a connection for 7 seconds because WeChat closes after 8; we must not be earlier. */
export function createWebServer(handle: Handle): Server {
  const server = createServer({ keepAliveTimeout: 10_000 }, (request, response) => {
    void answer(handle, request, response);
  });
  return server;
}

async function answer(handle: Handle, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request);
    const target = request.url ?? '/';
    const [path = '/', search = ''] = splitOnce(target, '?');
    const query = new URLSearchParams(search);
    const incoming = {
      method: request.method ?? 'GET',
      target,
      path,
      query,
      headers: request.headers,
      body,
      params: {},
    };
    send(response, await handle(incoming));
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    if (error instanceof Refusal)
      send(response, json(error.status, { code: error.code, message: error.message }));
    else {
      console.error(error);
      send(response, json(500, { code: 'SYSTEM_ERROR', message: 'The stand-in failed; see its log.' }));
    }
  }
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimitBytes) throw new Refusal(413, 'TOO_LARGE', 'The body is over 1 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, answered: Answer): void {
  if ('dropped' in answered) {
    response.socket?.destroy();
    return;
  }
  const bodiless = answered.status === 204 || answered.status === 304;
  const length = bodiless ? {} : { 'Content-Length': String(Buffer.byteLength(answered.body)) };
  response.writeHead(answered.status, { ...answered.headers, ...length });
  response.end(bodiless ? undefined : answered.body);
}
