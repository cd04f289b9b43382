import {
  type NotificationHeaders,
  notificationForged,
  type ProviderNotification,
} from '../../features/payments/payment.provider.ts';
import { readPayment, readRefund } from './answer.ts';
import type { Now, WechatPayConfig } from './config.ts';
import { asObject, type Fields, fieldObject, fieldText, optionalText } from './field.ts';
import { unseal } from './sealed.ts';
import { type KeyOfSerial, signatureFault, signedMessage } from './signature.ts';

const BODY_BYTES_MAX = 65_536;

/**
 * Reads a notification: signature over the raw bytes first, then the sealed part, then every field.
 * @throws notification_forged
 */
export async function readNotification(
  config: WechatPayConfig,
  received: Received,
  keyOf: KeyOfSerial,
  now: Now,
): Promise<ProviderNotification> {
  return readSigned(received, keyOf, now, (event) => readEvent(config, event));
}

interface Received {
  headers: NotificationHeaders;
  rawBody: Buffer;
}

/** @throws notification_forged */
export async function readSigned<T>(
  { headers, rawBody }: Received,
  keyOf: KeyOfSerial,
  now: Now,
  read: (event: Fields) => T,
): Promise<T> {
  if (rawBody.length > BODY_BYTES_MAX) throw notificationForged({ reason: 'too long' });
  const message = signedMessage((name) => headers[name], rawBody);
  const fault = await signatureFault(message, keyOf, now);
  if (fault) throw notificationForged({ reason: fault });
  try {
    return read(asObject(JSON.parse(rawBody.toString('utf8'))));
  } catch (failure) {
    throw notificationForged({
      reason: failure instanceof Error ? failure.message.slice(0, 100) : 'unreadable',
    });
  }
}

function readEvent(config: WechatPayConfig, event: Fields): ProviderNotification {
  const id = fieldText(event, 'id');
  const type = fieldText(event, 'event_type');
  const isPayment = type === 'TRANSACTION.SUCCESS';
  const isRefund = type.startsWith('REFUND.');
  if (!isPayment && !isRefund) return { id, kind: 'other' };
  const content = asObject(JSON.parse(openResource(config, fieldObject(event, 'resource'))));
  if (fieldText(content, 'mchid') !== config.mchid) throw new Error('for another merchant');
  return isPayment
    ? { id, kind: 'payment', payment: readPayment(content) }
    : { id, kind: 'refund', refund: readRefund(content, 'refund_status') };
}

export function openResource(config: WechatPayConfig, resource: Fields): string {
  if (fieldText(resource, 'algorithm') !== 'AEAD_AES_256_GCM') throw new Error('unknown algorithm');
  return unseal(
    {
      ciphertext: fieldText(resource, 'ciphertext'),
      nonce: fieldText(resource, 'nonce'),
      associatedData: optionalText(resource, 'associated_data') ?? '',
    },
    config.apiV3Key,
  );
}
