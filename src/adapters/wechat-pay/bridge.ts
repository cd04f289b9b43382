import { createSign, randomBytes } from 'node:crypto';
import type { BridgeCall } from '../../features/payments/payment.provider.ts';
import type { WechatPayConfig } from './config.ts';

/**
 * What WeChat's own page takes for a prepay: signed with the merchant's key over appId, timeStamp, nonceStr and package,
 * each with a newline behind it.
 * @param at real time in milliseconds
 */
export function bridgeCall(
  { merchantPrivateKeyPem }: WechatPayConfig,
  { appid: appId, prepayId }: { appid: string; prepayId: string },
  at: number,
): BridgeCall {
  const timeStamp = String(Math.floor(at / 1000));
  const nonceStr = randomBytes(16).toString('hex');
  const named = `prepay_id=${prepayId}`;
  const text = `${appId}\n${timeStamp}\n${nonceStr}\n${named}\n`;
  const paySign = createSign('RSA-SHA256').update(text).sign(merchantPrivateKeyPem, 'base64');
  return { appId, timeStamp, nonceStr, package: named, signType: 'RSA', paySign };
}
