/** One callback over the wire: sealed, signed, sent; says which status came back. */
import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';

export type Parcel = { headers: Record<string, string>; body: string };

const waitMs = 5000;

/** `*.localhost` is this machine by RFC 6761, which not every resolver knows. */
const lookup: LookupFunction = (hostname, options, done) => {
  dnsLookup(hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, options, done);
};

export type Delivered = { status: number; body: string };

/** The HTTP status, or 0 where nothing came back within five seconds. Rejects only for headers that cannot be sent. */
export function deliver(url: string, { headers, body }: Parcel): Promise<Delivered> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  const length = { 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    const nothing = () => resolve({ status: 0, body: '' });
    const sent = send(url, { method: 'POST', headers: { ...headers, ...length }, lookup, agent: false });
    const timer = setTimeout(() => sent.destroy(), waitMs);
    sent.on('response', (answer) => {
      void readText(answer).then((text) => resolve({ status: answer.statusCode ?? 0, body: text }), nothing);
    });
    sent.on('error', nothing);
    sent.on('close', () => clearTimeout(timer));
    sent.end(body);
  });
}

async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
