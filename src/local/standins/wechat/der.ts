/** Just enough DER (X.690) to write a self-signed X.509 v3 certificate (RFC 5280) for an RSA key. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

const tag = {
  integer: 0x02,
  bitString: 0x03,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
};
const oids = { sha256WithRsa: '1.2.840.113549.1.1.11', commonName: '2.5.4.3', organization: '2.5.4.10' };

function element(tagByte: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tagByte]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...others.flatMap(base128)];
  return element(tag.oid, Buffer.from(bytes));
}

function base128(arc: number): number[] {
  const bytes = [arc & 0x7f];
  for (let rest = arc >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

function name(commonName: string): Buffer {
  const part = (id: string, text: string) =>
    element(tag.set, element(tag.sequence, oid(id), element(tag.utf8, Buffer.from(text))));
  return element(tag.sequence, part(oids.organization, 'Local stand-in'), part(oids.commonName, commonName));
}

/** UTCTime reads years to 2049, which is further than any stand-in's key lives. */
function time(at: Date): Buffer {
  const text = `${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`;
  return element(tag.utcTime, Buffer.from(text));
}

export type CertificateRequest = {
  /** Upper-case hex whose first digit is 1-7, so that it is a positive integer without a padding byte. */
  serial: string;
  commonName: string;
  privateKeyPem: string;
  effectiveAt: Date;
  expireAt: Date;
};

/** The certificate as PEM, signed by its own key with SHA-256. */
export function selfSignedCertificate(request: CertificateRequest): string {
  const privateKey = createPrivateKey(request.privateKeyPem);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const algorithm = element(tag.sequence, oid(oids.sha256WithRsa), element(tag.null));
  const explicitVersion3 = Buffer.from([0xa0, 0x03, 0x02, 0x01, 0x02]);
  const body = element(
    tag.sequence,
    explicitVersion3,
    element(tag.integer, Buffer.from(request.serial, 'hex')),
    algorithm,
    name(request.commonName),
    element(tag.sequence, time(request.effectiveAt), time(request.expireAt)),
    name(request.commonName),
    publicKey,
  );
  const signature = element(tag.bitString, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = element(tag.sequence, body, algorithm, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
