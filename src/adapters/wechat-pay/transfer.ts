import { ProviderUnknown } from '../../features/payments/payment.provider.ts';
import type {
  ProviderTransfer,
  TransferNotification,
  TransferProvider,
  TransferRequest,
} from '../../features/transfers/transfer.provider.ts';
import { isRefusal, stateIn, understood } from './answer.ts';
import type { Now, WechatPayConfig } from './config.ts';
import { connectWechat } from './connect.ts';
import { asObject, type Fields, fieldFen, fieldObject, fieldText, optionalText } from './field.ts';
import type { WechatHttp } from './http.service.ts';
import { openResource, readSigned } from './notification.ts';

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';
const BILL_NO = /^[0-9A-Za-z]{1,32}$/;

const states: ReadonlyMap<string, ProviderTransfer['state']> = new Map([
  ['ACCEPTED', 'accepted'],
  ['PROCESSING', 'processing'],
  ['WAIT_USER_CONFIRM', 'wait_user_confirm'],
  ['TRANSFERING', 'transfering'],
  ['SUCCESS', 'success'],
  ['FAIL', 'fail'],
  ['CANCELING', 'canceling'],
  ['CANCELLED', 'cancelled'],
]);

/** WeChat's transfers to people behind the port: none of these calls is in the library, so all are signed here. */
export function makeWechatTransfers(config: WechatPayConfig, now: Now = Date.now): TransferProvider {
  const { http, trust } = connectWechat(config, now);
  return {
    mchid: config.mchid,
    appid: config.appid,
    transfer: (request) => transfer(config, http, request),
    query: (outBillNo) => query(config, http, outBillNo),
    cancel: (outBillNo) => cancel(http, outBillNo),
    readNotification: (headers, rawBody) =>
      readSigned({ headers, rawBody }, trust.keyOf, now, (event) => readEvent(config, event)),
  };
}

async function transfer(config: WechatPayConfig, http: WechatHttp, request: TransferRequest) {
  const { outBillNo, openid, fen, remark, report } = request;
  const data = await http.call('POST', BILLS, {
    appid: request.appid ?? config.appid,
    out_bill_no: billNo(outBillNo),
    transfer_scene_id: report.scene,
    openid,
    transfer_amount: fen,
    transfer_remark: remark,
    notify_url: config.notifyUrl,
    transfer_scene_report_infos: report.infos.map(({ type, content }) => ({
      info_type: type,
      info_content: content,
    })),
  });
  const seen = understood(() => readAsked(asObject(data)));
  if (seen.outBillNo !== outBillNo) throw new ProviderUnknown('answer about another transfer');
  return seen;
}

async function query(config: WechatPayConfig, http: WechatHttp, outBillNo: string) {
  try {
    const data = asObject(await http.call('GET', `${BILLS}/out-bill-no/${billNo(outBillNo)}`));
    const seen = understood(() => readTransfer(data));
    if (seen.outBillNo !== outBillNo) throw new ProviderUnknown('answer about another transfer');
    const isOurs = understood(() => fieldText(data, 'mch_id')) === config.mchid;
    if (!isOurs) throw new ProviderUnknown('answer about another merchant');
    return seen;
  } catch (failure) {
    if (isRefusal(failure, 404, 'NOT_FOUND', 'RESOURCE_NOT_EXISTS')) return 'missing' as const;
    throw failure;
  }
}

async function cancel(http: WechatHttp, outBillNo: string) {
  try {
    const data = await http.call('POST', `${BILLS}/out-bill-no/${billNo(outBillNo)}/cancel`);
    const seen = understood(() => readAsked(asObject(data)));
    if (seen.outBillNo !== outBillNo) throw new ProviderUnknown('answer about another transfer');
    return seen;
  } catch (failure) {
    // too late, or over: what has become of it says the query
    if (isRefusal(failure, 400, 'INVALID_REQUEST')) return 'refused' as const;
    throw failure;
  }
}

function billNo(number: string): string {
  if (!BILL_NO.test(number)) throw new Error('a number WeChat would not take');
  return number;
}

function readAsked(fields: Fields): ProviderTransfer {
  const packageInfo = optionalText(fields, 'package_info');
  const failReason = optionalText(fields, 'fail_reason');
  return {
    state: stateIn(states, fieldText(fields, 'state')),
    outBillNo: fieldText(fields, 'out_bill_no'),
    ...(packageInfo === undefined ? {} : { packageInfo }),
    ...(failReason === undefined ? {} : { failReason }),
  };
}

function readTransfer(fields: Fields): ProviderTransfer {
  return { ...readAsked(fields), fen: fieldFen(fields, 'transfer_amount') };
}

function readEvent(config: WechatPayConfig, event: Fields): TransferNotification {
  const id = fieldText(event, 'id');
  if (fieldText(event, 'event_type') !== 'MCHTRANSFER.BILL.FINISHED') return { id, transfer: null };
  const content = asObject(JSON.parse(openResource(config, fieldObject(event, 'resource'))));
  if (fieldText(content, 'mch_id') !== config.mchid) throw new Error('for another merchant');
  return { id, transfer: readTransfer(content) };
}
