/** What `getBrandWCPayRequest` is handed: whether the merchant signed it, and which prepay it is of. */
import { createVerify } from 'node:crypto';
import type { Transaction } from './books.ts';
import { findLink, isBound } from './transaction.ts';
import type { World } from './world.ts';

/** Six texts, as a page hands them over. */
export type BridgeCall = Partial<
  Record<'appId' | 'timeStamp' | 'nonceStr' | 'package' | 'signType' | 'paySign', string>
>;

/** The prepay that may be paid with this, or the sentence with which WeChat refuses. */
export function handedOver(world: World, call: BridgeCall): Transaction | string {
  const { appId, timeStamp = '', nonceStr = '', package: named = '', signType, paySign = '' } = call;
  const { keys } = world.merchant;
  if (!isBound(world, appId)) return '商家参数格式有误，请联系商家解决。';
  if (signType !== 'RSA' || !/^\d{10}$/.test(timeStamp) || !/^\w{1,32}$/.test(nonceStr))
    return '商家参数格式有误，请联系商家解决。';
  const signed = createVerify('RSA-SHA256').update(`${appId}\n${timeStamp}\n${nonceStr}\n${named}\n`);
  if (!signed.verify(keys.merchantPublicKeyPem, paySign, 'base64')) return '支付验证签名失败。';
  const [, prepayId = ''] = /^prepay_id=(\w+)$/.exec(named) ?? [];
  const found = [...world.books.transactions.values()].find((each) => each.prepayId === prepayId);
  if (found?.tradeType !== 'JSAPI' || found.appid !== appId) return '没有找到这笔付款，请重新发起支付。';
  return findLink(world, found.codeToken)?.alive ? found : '支付请求已失效，请重新发起支付。';
}
