import { type Signer, seal, signedHeaders } from './scripted-wechat.ts';

export const paidContent = {
  mchid: '1900000001',
  appid: 'wx0123456789abcdef',
  out_trade_no: 'pay_0123456789abcdefghjk',
  transaction_id: '4200000000202611250000000001',
  trade_type: 'NATIVE',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  success_time: '2026-11-25T10:00:00+08:00',
  payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  amount: { total: 8800, payer_total: 8800, currency: 'CNY', payer_currency: 'CNY' },
};

export interface EventOptions {
  content?: string;
  type?: string;
  resource?: Record<string, unknown>;
  id?: string;
}

/** The body of a notification as WeChat writes it. */
export function eventBody(options: EventOptions = {}): string {
  const content = options.content ?? JSON.stringify(paidContent);
  return JSON.stringify({
    id: options.id ?? 'EV-2026112510000000001',
    create_time: '2026-11-25T10:00:01+08:00',
    resource_type: 'encrypt-resource',
    event_type: options.type ?? 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: seal(content, 'transaction'),
      associated_data: 'transaction',
      nonce: 'abcdef123456',
      ...options.resource,
    },
  });
}

export interface Message {
  headers: Record<string, string | undefined>;
  rawBody: Buffer;
}

/** Body and lower-case headers, as Node hands them to a handler. */
export function messageOf(body: string, signer: Signer, at = Date.now()): Message {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(signedHeaders(body, signer, at)))
    headers[name.toLowerCase()] = value;
  return { headers, rawBody: Buffer.from(body) };
}
