/** The page on which a person takes money in WeChat, and back to the shop. */
import { type Html, html, page, yuan } from '../base/page.ts';
import { type IncomingRequest, type Reply, type Route, redirect } from '../base/web.ts';
import type { Transfer, TransferState } from './books.ts';
import { safeBack } from './phone.page.ts';
import { offered } from './transfer.control.ts';
import { confirmTransfer } from './transfer.ts';
import type { World } from './world.ts';

const bar = '微信 · 本地演示手机';

export function transferPageRoutes(world: World): Route[] {
  const path = '/phone/transfer/{no}';
  return [
    { method: 'GET', path: '/phone/transfer', handle: (incoming) => byBridge(world, incoming) },
    { method: 'GET', path, handle: (incoming) => transferPage(world, incoming) },
    { method: 'POST', path, handle: (incoming) => takeChoice(world, incoming) },
  ];
}

/** What a page inside WeChat hands to `requestMerchantTransfer`. */
function byBridge(world: World, incoming: IncomingRequest): Reply {
  const transfer = offered(world, Object.fromEntries(incoming.query));
  return transfer ? redirect(pathOf(transfer, incoming.query.get('redirect_url'))) : unknownPage();
}

function pathOf({ outBillNo }: Transfer, back: string | null): string {
  const query = back ? `?${new URLSearchParams({ redirect_url: back })}` : '';
  return `/phone/transfer/${encodeURIComponent(outBillNo)}${query}`;
}

function unknownPage(): Reply {
  const body = html`<section class="card center"><h1>没有找到这笔转账</h1></section>`;
  return page({ title: '没有找到这笔转账', bar, body, status: 404 });
}

const sentences: Readonly<Record<TransferState, string>> = {
  ACCEPTED: '商家的转账正在受理',
  PROCESSING: '商家的转账正在处理',
  WAIT_USER_CONFIRM: '确认收款',
  TRANSFERING: '正在存入零钱',
  SUCCESS: '已存入零钱',
  FAIL: '转账没有成功',
  CANCELING: '商家正在撤回这笔转账',
  CANCELLED: '商家已撤回这笔转账',
};

function transferPage(world: World, incoming: IncomingRequest): Reply {
  const transfer = world.books.transfers.get(incoming.params.no ?? '');
  if (!transfer) return unknownPage();
  const back = safeBack(incoming.query.get('redirect_url'));
  const sentence = sentences[transfer.state];
  const body = html`<section class="card center" role="status"><h1>${sentence}</h1>
    <p class="soft">${world.merchantName} 转给您</p><p class="amount">¥ ${yuan(transfer.fen)}</p><p>${transfer.remark}</p>
    ${transfer.state === 'WAIT_USER_CONFIRM' ? html`<p class="soft">24 小时内未确认，会退还给商家</p>` : undefined}</section>
    ${transfer.state === 'WAIT_USER_CONFIRM' ? choices(transfer, back) : onwards(back)}`;
  return page({ title: sentence, bar, body });
}

function choices(transfer: Transfer, back: string | undefined): Html {
  return html`<form method="post" action="${pathOf(transfer, back ?? null)}">
    <button name="choice" value="confirm">收款</button><button class="quiet" name="choice" value="cancel">以后再说</button></form>`;
}

function onwards(back: string | undefined): Html {
  return html`<a class="button" href="${back ?? '/phone'}">${back === undefined ? '完成' : '返回商户'}</a>`;
}

/** Pressing twice takes it once. Who does not want it now goes back to where they came from. */
function takeChoice(world: World, incoming: IncomingRequest): Reply {
  const transfer = world.books.transfers.get(incoming.params.no ?? '');
  if (!transfer) return unknownPage();
  const back = safeBack(incoming.query.get('redirect_url'));
  const choice = new URLSearchParams(incoming.body.toString('utf8')).get('choice');
  if (choice === 'confirm') confirmTransfer(world, transfer);
  else if (back !== undefined) return redirect(back);
  return redirect(pathOf(transfer, back ?? null));
}
