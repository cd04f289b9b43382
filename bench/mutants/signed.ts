import { inFile } from './mutant.ts';

/** Each check of a signature, of what is sealed, and of where a request comes from. */
export const signed = [
  ...inFile(
    'adapters/wechat-pay/sealed.ts',
    ['payments/wechat-notification'],
    [
      ['the tag is checked', '\n    decipher.final(),', '', 'flipped byte'],
      [
        'one text for one sealed part',
        "if (bytes.toString('base64') !== sealed.ciphertext)",
        'if (false)',
        'other letters',
      ],
      [
        'the associated data is checked',
        "decipher.setAAD(Buffer.from(sealed.associatedData, 'utf8'));",
        "decipher.setAAD(Buffer.from('transaction', 'utf8'));",
        'flipped byte',
      ],
    ],
  ),
  ...inFile(
    'adapters/wechat-pay/signature.ts',
    ['payments/wechat-notification'],
    [
      [
        'the signature is checked',
        "verify.verify(key, signature, 'base64') ? undefined",
        'verify ? undefined',
      ],
      [
        'an old message is none',
        'if (Math.abs(Math.floor(now() / 1000) - Number(timestamp)) > WINDOW_SECONDS)',
        'if (Number(timestamp) - Math.floor(now() / 1000) > WINDOW_SECONDS)',
        '301',
      ],
      [
        'a message of the future is none',
        'if (Math.abs(Math.floor(now() / 1000) - Number(timestamp)) > WINDOW_SECONDS)',
        'if (Math.floor(now() / 1000) - Number(timestamp) > WINDOW_SECONDS)',
        '301',
      ],
      [
        'another type of signature is none',
        "if (signatureType !== undefined && signatureType !== SIGNATURE_TYPE) return 'unknown signature type';",
        '',
      ],
      [
        'a probe is named as one',
        "if (signature.startsWith(PROBE)) return 'a probe of the signature check';",
        '',
      ],
    ],
  ),
  ...inFile(
    'adapters/wechat-pay/notification.ts',
    ['payments/wechat-notification'],
    [
      [
        'what is for another merchant is refused',
        "fieldText(content, 'mchid') !== config.mchid",
        'false',
        'another merchant',
      ],
      ['one algorithm', "fieldText(resource, 'algorithm') !== 'AEAD_AES_256_GCM'", 'false'],
    ],
  ),
  ...inFile(
    'adapters/wechat-pay/platform-key.ts',
    ['payments/wechat-notification'],
    [
      ['certificates are asked for once a minute', '>= REFRESH_EVERY_MS', '>= 0', 'once a minute'],
      [
        'no question for what is no serial',
        'known || !CERTIFICATE_SERIAL.test(serial)',
        'known',
        'no certificate where',
      ],
      ['a certificate bears its own serial', "serial !== fieldText(entry, 'serial_no')", 'false'],
      ['a certificate ends', ' && this.#now() <= found.validTo', ''],
    ],
  ),
  ...inFile(
    'adapters/wechat-pay/http.service.ts',
    ['payments/wechat-calls'],
    [
      [
        'an answer that is not WeChat’s says nothing',
        'if (fault) throw new ProviderUnknown(',
        'if (false) throw new ProviderUnknown(',
        'not WeChat',
      ],
      [
        'an error of something in between is no refusal',
        'something in between.\n    throw',
        'something in between.\n    if (false) throw',
        'nothing after|refused',
      ],
    ],
  ),
  ...inFile(
    'http/session.ts',
    ['api/pipeline'],
    [
      [
        'a change carries the token',
        "csrf !== null && req.get('x-csrf-token') !== csrf",
        'false',
        'without the token',
      ],
      [
        'a change comes from our pages',
        'origin !== own && origin !== publicOrigin',
        'false',
        'without the token',
      ],
    ],
  ),
  ...inFile(
    'http/session.ts',
    ['api/edge'],
    [
      [
        'a change comes by the same scheme',
        'new URL(asked).origin : publicOrigin',
        "new URL(asked).origin.replace(/^https?/, origin.split(':')[0]) : publicOrigin",
        'scheme',
      ],
    ],
  ),
  ...inFile(
    'http/idempotency.ts',
    ['api/pipeline'],
    [
      ['a repeated key asks for the rights again', 'kept.rights !== rights || ', '', 'repeated key'],
      ['a key stands for one content', "if (state.kind === 'reused') throw keyReused();", '', 'repeated key'],
      ['a key is free again after a refusal', 'await store.abandon(id);', '', 'repeated key'],
    ],
  ),
];
