/** One callback over the wire: sealed, signed, sent; says which status came back. */
import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';

export type Parcel = { headers: Record<string, string>; body: string };

const waitMs = 5000;

/** `*.localhost` is this machine by RFC 6761, which not every resolver knows. */
const lookup: LookupFunction = (hostname, options, done) => {
  dnsLookup(hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, options, done);
};

/** The HTTP status, or 0 where nothing came back within five seconds. Throws never. */
export function deliver(url: string, { headers, body }: Parcel): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const nothing = () => resolve({ status: 0, body: '' });
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const length = { 'Content-Length': String(Buffer.byteLength(body)) };
    const sent = send(
      url,
      { method: 'POST', headers: { ...headers, ...length }, lookup, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
        answer.on('error', nothing);
      },
    );
    const timer = setTimeout(() => sent.destroy(new Error('no answer in time')), waitMs);
    sent.on('error', nothing);
    sent.on('close', () => {
      clearTimeout(timer);
      nothing();
    });
    sent.end(body);
  });
}
