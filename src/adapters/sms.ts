import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { type Gateway, longestSendMs, type Outcome } from '../kernel/outbox-message.ts';

/** Answers that speak of the sender or the moment and not of this message: another time it may be taken. */
const passing = [401, 402, 403, 407, 408, 425, 429];
const gatewayTimeout = 504;

function judge(status: number): Outcome['kind'] {
  if (status >= 200 && status < 300) return 'taken';
  // a proxy waited in vain: what stands behind it may have the message
  if (status === gatewayTimeout) return 'unknown';
  return status >= 400 && status < 500 && !passing.includes(status) ? 'refused' : 'busy';
}

/**
 * Posts `{phone, text}` as JSON, on a connection of its own: so it is known of every failure whether anything was
 * sent before it. What the gateway says may quote the number and goes no further.
 */
export function makeSms(url: string): Gateway {
  const isSecure = new URL(url).protocol === 'https:';
  return {
    send(phone, text) {
      const body = JSON.stringify({ phone, text });
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      return new Promise((resolve) => {
        let connected = false;
        const call = (isSecure ? secure : plain)(url, { method: 'POST', headers, agent: false });
        const end = (kind: Outcome['kind'], why: string) => resolve({ kind, why });
        const fail = (why: string) => end(connected ? 'unknown' : 'busy', why);
        const timer = setTimeout(() => {
          fail('no answer in time');
          call.destroy();
        }, longestSendMs);
        call.on('socket', (socket) => {
          socket.once(isSecure ? 'secureConnect' : 'connect', () => {
            connected = true;
          });
        });
        call.on('response', (answer) => {
          const { statusCode = 0 } = answer;
          end(judge(statusCode), `status ${statusCode}`);
          answer.resume();
        });
        call.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.name));
        call.on('close', () => {
          clearTimeout(timer);
          fail('no answer');
        });
        call.end(body);
      });
    },
  };
}
