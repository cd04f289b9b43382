import assert from 'node:assert/strict';
import { base32, codeOf, otpauthUri, stepOfCode } from '../../src/features/people/totp.ts';
import { Sealing } from '../../src/kernel/sealing.ts';

const secret = Buffer.from('12345678901234567890');

describe('codes of an authenticator', () => {
  it('are those of RFC 6238, to six digits', () => {
    const vectors: [seconds: number, code: string][] = [
      [59, '94287082'],
      [1111111109, '07081804'],
      [1111111111, '14050471'],
      [1234567890, '89005924'],
      [2000000000, '69279037'],
      [20000000000, '65353130'],
    ];
    for (const [seconds, code] of vectors) {
      assert.equal(codeOf(secret, Math.floor(seconds / 30)), code.slice(-6));
    }
  });
  it('are those of RFC 4226, step by step', () => {
    const codes = [
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ];
    assert.deepEqual(
      codes.map((_, step) => codeOf(secret, step)),
      codes,
    );
  });
  it('are good for one step before and after, and for no other', () => {
    const now = new Date(5 * 30_000 + 100);
    const stepOf = (step: number) => stepOfCode(secret, codeOf(secret, step), now);
    assert.deepEqual([3, 4, 5, 6, 7].map(stepOf), [null, 4, 5, 6, null]);
    for (const bad of ['', '25467', '2546760', 'abcdef', '25467６'])
      assert.equal(stepOfCode(secret, bad, now), null);
  });
  it('come from a key that an authenticator reads as text or picture', () => {
    assert.equal(base32(Buffer.from('foobar')), 'MZXW6YTBOI');
    assert.equal(base32(secret), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    const uri = new URL(otpauthUri(secret, '达人 超市', 'chen:jing'));
    assert.deepEqual([uri.protocol, uri.searchParams.get('issuer')], ['otpauth:', '达人 超市']);
    assert.equal(decodeURIComponent(uri.pathname).split('/').at(-1), '达人 超市:chen:jing');
    assert.doesNotMatch(uri.href, /\+/);
  });
});

describe('sealed secrets', () => {
  const [old, newer] = [1, 2].map((version) => ({ version, key: Buffer.alloc(32, version) }));
  assert.ok(old && newer);
  it('open under the key that sealed them, about what they were sealed for', () => {
    const sealed = new Sealing([old]).seal(secret, 'a');
    assert.deepEqual(new Sealing([newer, old]).open(sealed, 'a'), secret);
    assert.equal(new Sealing([newer, old]).seal(secret, 'a').keyVersion, 2);
    assert.throws(() => new Sealing([old]).open(sealed, 'b'));
    assert.throws(() => new Sealing([newer]).open(sealed, 'a'), /no data key 1/);
    const bytes = Buffer.from(sealed.text, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
    assert.throws(() => new Sealing([old]).open({ ...sealed, text: bytes.toString('base64url') }, 'a'));
    assert.doesNotMatch(sealed.text, new RegExp(secret.toString('base64url')));
  });
  it('are another text each time', () => {
    const sealing = new Sealing([old]);
    assert.notEqual(sealing.seal(secret, 'a').text, sealing.seal(secret, 'a').text);
    assert.throws(() => new Sealing([]).seal(secret, 'a'));
  });
});
