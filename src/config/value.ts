import { createPrivateKey, createPublicKey } from 'node:crypto';

/** A setting is missing or bad. The message is one sentence for the person who starts the program. */
export class ConfigError extends Error {}

export type Env = Readonly<Record<string, string | undefined>>;
/** Text of a file; throws when there is none. */
export type ReadFile = (path: string) => string;

export function text(env: Env, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

export function readFlag(env: Env, name: string): boolean | null {
  const value = text(env, name);
  if (value === null) return null;
  if (value !== '0' && value !== '1') throw new ConfigError(`${name} must be 1 or 0, not "${value}".`);
  return value === '1';
}

export function readHttpUrl(env: Env, name: string): string | null {
  const value = text(env, name);
  if (value === null) return null;
  const url = parseUrl(value);
  const plain = url !== null && url.search === '' && url.hash === '' && url.username === '';
  if (!plain || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(`${name} must be an address like https://example.cn, not "${value}".`);
  }
  return value;
}

function parseUrl(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}

export function matching(env: Env, name: string, form: RegExp, expected: string): string {
  const value = text(env, name) ?? '';
  if (!form.test(value)) throw new ConfigError(`${name} must be ${expected}, not "${value}".`);
  return value;
}

export function secret(env: Env, name: string, length: number): string {
  const value = text(env, name) ?? '';
  if (Buffer.byteLength(value) !== length) throw new ConfigError(`${name} must be ${length} bytes long.`);
  return value;
}

const openers = { 'PRIVATE KEY': createPrivateKey, 'PUBLIC KEY': createPublicKey };

function isRsa(pem: string, kind: keyof typeof openers): boolean {
  try {
    return openers[kind](pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** An RSA key as PEM as it is, with `\n` written out, or the path of its file. It was opened once. */
export function readPem(env: Env, name: string, kind: keyof typeof openers, readFile: ReadFile): string {
  const value = text(env, name) ?? '';
  const begin = `-----BEGIN ${kind}-----`;
  let pem = value.replaceAll('\\n', '\n');
  if (!pem.startsWith('-----')) {
    try {
      pem = readFile(value).trim();
    } catch {
      throw new ConfigError(
        `${name} must be a PEM or the path of a PEM file, and no file could be read there.`,
      );
    }
  }
  if (!pem.startsWith(begin)) throw new ConfigError(`${name} must be a PEM that begins with ${begin}.`);
  if (!isRsa(pem, kind)) throw new ConfigError(`${name} must be a whole RSA key: this one does not open.`);
  return pem;
}
