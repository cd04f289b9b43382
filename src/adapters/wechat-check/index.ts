import type { Now, WechatPayConfig } from '../wechat-pay/config.ts';
import { connectWechat } from '../wechat-pay/connect.ts';
import { refusesSerial } from './answer.ts';
import { type Finding, finding, type Part, parts } from './finding.ts';
import { answered, judgeClock, judgeMerchant, judgePlatform, tryCertificates } from './merchant.ts';
import { tryNotify, trySecret } from './outside.ts';
import { tryProducts, unusedNumber } from './product.ts';

export type { Finding } from './finding.ts';

export interface CheckRequest {
  pay: WechatPayConfig;
  /** Nothing where there is no official account. */
  open: { appSecret: string; apiUrl: string; mini?: { appid: string; appSecret: string } } | undefined;
  openid?: string | undefined;
}

/**
 * Tries a configuration against the host it names, and says of each part what was found. Takes no money: what cannot
 * be asked without an order is asked by an order of one fen that nobody sees and that is closed at once.
 * @param now real time in milliseconds
 */
export async function checkWechat(
  { pay, open, openid }: CheckRequest,
  now: Now = Date.now,
): Promise<Finding[]> {
  const account = open && { appid: pay.appid, ...open };
  const mini = open?.mini && { ...open.mini, apiUrl: open.apiUrl };
  const [money, ...outside] = await Promise.all([
    checkMerchant(pay, openid, now),
    trySecret('account', account),
    trySecret('mini', mini),
    tryNotify(pay.notifyUrl, pay.baseUrl),
  ]);
  const found = [...money, ...outside];
  return parts.map((part) => found.find((each) => each.part === part) ?? untried(part));
}

const untried = (part: Part): Finding => finding(part, 'open', 'not_tried');

/** What hangs on a signature that WeChat does not take is left untried: it would only be refused again. */
async function checkMerchant(pay: WechatPayConfig, openid: string | undefined, now: Now): Promise<Finding[]> {
  const { http } = connectWechat(pay, now);
  const target = `/v3/pay/transactions/out-trade-no/${unusedNumber()}?mchid=${pay.mchid}`;
  const first = await answered(http.probe('GET', target));
  if (first === undefined) return [finding('merchant', 'failed', 'unreachable')];
  const clock = judgeClock(first, now);
  if (clock.result === 'failed') return [clock];
  const merchant = judgeMerchant(first);
  if (merchant.result === 'failed') return [clock, merchant];
  const { findings, keyring } = await tryCertificates(pay, http);
  const named = pay.publicKeyId ?? [...keyring.keys()].at(-1);
  const second = await answered(http.probe('GET', target, undefined, named));
  const isNameRefused = second !== undefined && refusesSerial(second);
  const serial = isNameRefused ? undefined : named;
  const { findings: products, answers } = await tryProducts({
    ...{ config: pay, http, now: new Date(now()), serial, openid },
  });
  const platform = isNameRefused
    ? finding('platform', 'failed', 'platform_id_wrong')
    : await judgePlatform([...(second === undefined ? [] : [second]), ...answers], keyring, now);
  return [clock, merchant, ...findings, platform, ...products];
}
