import { randomBytes } from 'node:crypto';
import { after, day, hour, minute } from '../../kernel/clock.ts';
import type { WechatPayConfig } from '../wechat-pay/config.ts';
import type { Answer, WechatHttp } from '../wechat-pay/http.service.ts';
import { isOk, refusedBy, shownCode } from './answer.ts';
import { type Finding, finding, type Product } from './finding.ts';
import { answered } from './merchant.ts';

export interface Trial {
  config: WechatPayConfig;
  http: WechatHttp;
  now: Date;
  /** The key WeChat is asked to sign with. */
  serial: string | undefined;
  /** Somebody who follows the account; without them only the form of a payment inside WeChat can be tried. */
  openid: string | undefined;
}

/** A number that nobody uses, in a form that every call takes. */
export const unusedNumber = (): string => `check${randomBytes(12).toString('hex')}`;

const beijing = (at: Date): string => after(at, 8 * hour).toISOString();
const nobody = 'oNobodyNobodyNobodyNobodyNob';

/** Refusals that come only to whom the product is open. */
const harmless: Readonly<Record<'refunds' | 'transfers' | 'bills', readonly string[]>> = {
  refunds: ['RESOURCE_NOT_EXISTS', 'ORDER_NOT_EXIST'],
  transfers: ['NOT_FOUND', 'RESOURCE_NOT_EXISTS'],
  bills: ['NO_STATEMENT_EXIST', 'STATEMENT_CREATING'],
};

/** Each product tried by a question that moves no money. Nobody ever sees the orders; they are closed at once. */
export async function tryProducts(trial: Trial): Promise<{ findings: Finding[]; answers: Answer[] }> {
  const findings: Finding[] = [];
  const answers: Answer[] = [];
  for (const product of ['native', 'h5', 'jsapi', 'refunds', 'transfers', 'bills'] as const) {
    const answer = await answered(tryProduct(trial, product));
    if (answer !== undefined) answers.push(answer);
    findings.push(answer === undefined ? finding(product, 'failed', 'unreachable') : judge(product, answer));
  }
  return { findings, answers };
}

function judge(product: Product, answer: Answer): Finding {
  if (isOk(answer)) return finding(product, 'passed', 'product_fits');
  const said = refusedBy(answer);
  if (product in harmless && harmless[product as 'refunds'].includes(said.code))
    return finding(product, 'passed', 'product_fits');
  if (said.code === 'NO_AUTH') return finding(product, 'failed', 'product_closed');
  if (said.code === 'APPID_MCHID_NOT_MATCH') return finding(product, 'failed', 'appid_unbound');
  if (product === 'jsapi' && /openid/i.test(`${said.field} ${said.message}`))
    return finding(product, 'open', 'payer_unknown');
  return finding(product, 'failed', 'unclear', { code: shownCode(said) });
}

function tryProduct(trial: Trial, product: Product): Promise<Answer> {
  const { http, serial } = trial;
  const get = (target: string) => http.probe('GET', target, undefined, serial);
  if (product === 'refunds') return tryRefund(trial);
  if (product === 'transfers')
    return get(`/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/${unusedNumber()}`);
  if (product === 'bills') {
    const date = beijing(after(trial.now, -2 * day)).slice(0, 10);
    return get(`/v3/bill/tradebill?bill_type=ALL&bill_date=${date}&tar_type=GZIP`);
  }
  return tryPrepay(trial, product);
}

/** Of an order that was never made: there is nothing that could go back. */
function tryRefund({ http, config, serial }: Trial): Promise<Answer> {
  const wanted = {
    out_trade_no: unusedNumber(),
    out_refund_no: unusedNumber(),
    reason: '上线检查',
    notify_url: config.notifyUrl,
    amount: { refund: 1, total: 1, currency: 'CNY' },
  };
  return http.probe('POST', '/v3/refund/domestic/refunds', wanted, serial);
}

/** The smallest order, which ends by itself after minutes; where the account is not told its answer, it is closed too. */
async function tryPrepay(
  { http, config, serial, now, openid = nobody }: Trial,
  way: 'native' | 'h5' | 'jsapi',
): Promise<Answer> {
  const outTradeNo = unusedNumber();
  const own = {
    native: {},
    h5: { scene_info: { payer_client_ip: '127.0.0.1', h5_info: { type: 'Wap' } } },
    jsapi: { payer: { openid } },
  };
  const order = {
    appid: config.appid,
    mchid: config.mchid,
    description: '上线检查，不会付款',
    out_trade_no: outTradeNo,
    time_expire: beijing(after(now, 5 * minute)).replace(/\.\d{3}Z$/, '+08:00'),
    notify_url: config.notifyUrl,
    amount: { total: 1, currency: 'CNY' },
    ...own[way],
  };
  const closing = () => {
    const target = `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`;
    return answered(http.probe('POST', target, { mchid: config.mchid }, serial));
  };
  try {
    const answer = await http.probe('POST', `/v3/pay/transactions/${way}`, order, serial);
    if (isOk(answer) || answer.status >= 500) await closing();
    return answer;
  } catch (failure) {
    await closing();
    throw failure;
  }
}
