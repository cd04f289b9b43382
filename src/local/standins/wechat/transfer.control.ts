/** The side door of transfers: play the person who takes the money, or WeChat that lets them. */
import { type IncomingRequest, json, jsonBody, Refusal, type Reply, type Route } from '../base/web.ts';
import type { Transfer } from './books.ts';
import { confirmTransfer, offerTransfer } from './transfer.ts';
import type { World } from './world.ts';

export function transferControlRoutes(world: World): Route[] {
  const act = (name: string, take: (world: World, transfer: Transfer) => boolean): Route => ({
    method: 'POST',
    path: `/standin/wechat/transfers/{no}/${name}`,
    handle: (incoming) => actOn(world, incoming, take),
  });
  return [
    act('offer', offerTransfer),
    act('confirm', confirmTransfer),
    {
      method: 'POST',
      path: '/standin/wechat/transfer-bridge',
      handle: (incoming) => confirmByBridge(world, incoming),
    },
  ];
}

function actOn(
  world: World,
  incoming: IncomingRequest,
  take: (world: World, transfer: Transfer) => boolean,
): Reply {
  const transfer = world.books.transfers.get(incoming.params.no ?? '');
  if (!transfer) throw new Refusal(404, 'NOT_FOUND', 'No such transfer.');
  if (!take(world, transfer)) throw new Refusal(409, 'WRONG_STATE', `The transfer is ${transfer.state}.`);
  return json(200, showTransfer(transfer));
}

/** As `requestMerchantTransfer` answers a page inside WeChat; `choice` is what the person presses. */
function confirmByBridge(world: World, incoming: IncomingRequest): Reply {
  const { call, choice } = jsonBody(incoming);
  const transfer = offered(world, (call ?? {}) as TransferCall);
  if (!transfer) return json(200, { err_msg: 'requestMerchantTransfer:fail' });
  if (choice !== 'confirm') return json(200, { err_msg: 'requestMerchantTransfer:cancel' });
  const taken = confirmTransfer(world, transfer);
  return json(200, { err_msg: `requestMerchantTransfer:${taken ? 'ok' : 'fail'}` });
}

/** Three texts, as a page hands them over. */
export type TransferCall = Partial<Record<'mchId' | 'appId' | 'package', string>>;

/** The transfer that this opens. */
export function offered(world: World, { mchId, appId, package: named }: TransferCall): Transfer | undefined {
  const { keys } = world.merchant;
  if (mchId !== keys.mchid) return undefined;
  const transfers = [...world.books.transfers.values()];
  return transfers.find(({ packageInfo, appid }) => packageInfo === named && appid === appId);
}

export function showTransfer(transfer: Transfer): Record<string, unknown> {
  const { outBillNo, billNo, openid, fen, state, failReason, userName } = transfer;
  const more = { failReason: failReason ?? null, userName: userName ?? null };
  return { outBillNo, billNo, openid, fen, state, ...more };
}
