import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { refuse } from '../language/errors.ts';
import { bool, type Doc, int, T, type Val } from '../language/value.ts';
import type { Fields } from './wire.ts';

const ITERATIONS = 15_000;
/** What a client may ask before it is known. */
const OPEN_COMMANDS = new Set(['hello', 'isMaster', 'ismaster', 'ping', 'buildInfo', 'endSessions']);

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The keys of SCRAM-SHA-256 (RFC 5802, 7677) for the one password of this process. */
export class Secret {
  readonly salt = randomBytes(16);
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;

  constructor(password: string) {
    const salted = pbkdf2Sync(password, this.salt, ITERATIONS, 32, 'sha256');
    this.storedKey = sha256(hmac(salted, 'Client Key'));
    this.serverKey = hmac(salted, 'Server Key');
  }
}

/** Stands before one connection on a port until its client has shown that it knows the password. */
export class Gate {
  private readonly secret: Secret;
  private open = false;
  private nonce = '';
  private soFar = '';

  constructor(secret: Secret) {
    this.secret = secret;
  }

  /** The answer to a step of the proof; undefined where the command may go on; code 13 where it may not. */
  pass(body: Doc): Fields | undefined {
    const name = body.keys().next().value ?? '';
    if (name === 'saslStart') return this.challenge(textOf(body.get('payload')));
    if (name === 'saslContinue') return this.judge(textOf(body.get('payload')));
    if (this.open || OPEN_COMMANDS.has(name)) return undefined;
    return refuse('Unauthorized', `command ${name} requires authentication`);
  }

  private challenge(first: string): Fields {
    const bare = first.slice('n,,'.length);
    const theirs = /(?:^|,)r=([^,]+)/.exec(bare)?.[1];
    if (theirs === undefined) refuse('AuthenticationFailed', 'Authentication failed.');
    this.nonce = theirs + randomBytes(18).toString('base64');
    const answer = `r=${this.nonce},s=${this.secret.salt.toString('base64')},i=${ITERATIONS}`;
    this.soFar = `${bare},${answer}`;
    return conversation(answer, false);
  }

  private judge(last: string): Fields {
    const [, plain, nonce, proof] = /^(c=[^,]+,r=([^,]+)),p=(.+)$/.exec(last) ?? [];
    const whole = `${this.soFar},${plain}`;
    const signature = hmac(this.secret.storedKey, whole);
    const given = Buffer.from(proof ?? '', 'base64');
    if (this.nonce === '' || nonce !== this.nonce || given.length !== signature.length) {
      refuse('AuthenticationFailed', 'Authentication failed.');
    }
    const clientKey = given.map((byte, i) => byte ^ signature[i]!);
    this.open = timingSafeEqual(sha256(Buffer.from(clientKey)), this.secret.storedKey);
    this.nonce = '';
    if (!this.open) refuse('AuthenticationFailed', 'Authentication failed.');
    return conversation(`v=${hmac(this.secret.serverKey, whole).toString('base64')}`, true);
  }
}

function textOf(payload: Val | undefined): string {
  return payload?.t === T.binary ? payload.v.toString('utf8') : refuse('BadValue', 'payload must be binary');
}

const conversation = (text: string, done: boolean): Fields => [
  ['conversationId', int(1)],
  ['done', bool(done)],
  ['payload', { t: T.binary, sub: 0, v: Buffer.from(text) }],
];
