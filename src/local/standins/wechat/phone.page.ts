/** The page that plays WeChat on the phone: what is open, pay or cancel, and back to the shop. */
import { type Html, html, page, spokenTime, yuan } from '../base/page.ts';
import { type IncomingRequest, type Reply, type Route, redirect } from '../base/web.ts';
import type { Transaction } from './books.ts';
import { handedOver } from './bridge.ts';
import { findLink, type PayRefusal, pay, payRefusal } from './transaction.ts';
import type { World } from './world.ts';

const bar = '微信支付 · 本地演示手机';

export function phoneRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/phone', handle: () => listPage(world) },
    {
      method: 'GET',
      path: '/phone/code',
      handle: (incoming) => byCode(world, incoming.query.get('url') ?? ''),
    },
    { method: 'GET', path: '/phone/h5', handle: (incoming) => byH5(world, incoming) },
    { method: 'GET', path: '/phone/bridge', handle: (incoming) => byBridge(world, incoming) },
    { method: 'GET', path: '/phone/pay/{no}', handle: (incoming) => payPage(world, incoming) },
    { method: 'POST', path: '/phone/pay/{no}', handle: (incoming) => takeChoice(world, incoming) },
  ];
}

function listPage(world: World): Reply {
  const open = [...world.books.transactions.values()]
    .filter((transaction) => !payRefusal(world, transaction))
    .reverse();
  const rows = open.map(
    ({ outTradeNo, description, totalFen }) => html`<li class="card"><a class="row"
      href="/phone/pay/${encodeURIComponent(outTradeNo)}"><span>${description}</span><strong>¥ ${yuan(totalFen)}</strong></a></li>`,
  );
  const list =
    rows.length > 0
      ? html`<ul>${rows}</ul>`
      : html`<p class="card soft">现在没有等待付款的订单。在达人超市下单后，会出现在这里。</p>`;
  const body = html`<h1>等待付款</h1><div data-live aria-live="polite">${list}</div>
    <a class="button quiet" href="/phone/messages">微信消息</a>
    <p class="soft">这里代替真实的微信，只用于本机演示，不会动用真钱。</p>`;
  return page({ title: '等待付款', bar, body, live: true });
}

/** The code of a QR is looked up by its whole address, as a camera would read it. */
function byCode(world: World, codeUrl: string): Reply {
  const [, token = ''] = /^weixin:\/\/wxpay\/bizpayurl\?pr=([\w-]+)$/.exec(codeUrl) ?? [];
  const link = findLink(world, token);
  if (!link) return unknownPage();
  return link.alive
    ? redirect(payPath(link.transaction.outTradeNo))
    : linkPage('支付请求已失效，请重新发起支付。');
}

/** As WeChat's own page: it lets in who comes from a page of the merchant, within the life of the address. */
function byH5(world: World, incoming: IncomingRequest): Reply {
  const link = findLink(world, incoming.query.get('package') ?? '');
  if (!link || link.transaction.prepayId !== incoming.query.get('prepay_id')) return unknownPage();
  const { referer = '' } = incoming.headers;
  if (!URL.canParse(referer)) return linkPage('商家参数格式有误，请联系商家解决。');
  if (!link.alive) return linkPage('支付请求已失效，请重新发起支付。');
  return redirect(payPath(link.transaction.outTradeNo, incoming.query.get('redirect_url')));
}

/** What a page inside WeChat hands to the bridge, opened here by a browser that plays WeChat. */
function byBridge(world: World, incoming: IncomingRequest): Reply {
  const found = handedOver(world, Object.fromEntries(incoming.query));
  if (typeof found === 'string') return linkPage(found);
  return redirect(payPath(found.outTradeNo, incoming.query.get('redirect_url')));
}

function linkPage(sentence: string): Reply {
  const body = html`<section class="card center" role="status"><h1 class="refused">不能付款</h1><p>${sentence}</p></section>`;
  return page({ title: '不能付款', bar, body, status: 403 });
}

function payPath(outTradeNo: string, redirectUrl: string | null = null, result?: string): string {
  const query = new URLSearchParams();
  if (redirectUrl) query.set('redirect_url', redirectUrl);
  if (result) query.set('result', result);
  return `/phone/pay/${encodeURIComponent(outTradeNo)}${query.size > 0 ? `?${query}` : ''}`;
}

function unknownPage(): Reply {
  const body = html`<section class="card center"><h1>没有找到这笔付款</h1><p class="soft">请回到商户页面重新发起支付。</p></section>
    <a class="button quiet" href="/phone">查看等待付款的订单</a>`;
  return page({ title: '没有找到这笔付款', bar, body, status: 404 });
}

function payPage(world: World, incoming: IncomingRequest): Reply {
  const transaction = world.books.transactions.get(incoming.params.no ?? '');
  if (!transaction) return unknownPage();
  const back = safeBack(incoming.query.get('redirect_url'));
  if (incoming.query.get('result') === 'cancelled' && transaction.state === 'NOTPAY')
    return cancelledPage(transaction, back);
  const refusal = payRefusal(world, transaction);
  if (refusal === 'ORDERPAID') return donePage(transaction, back);
  if (refusal) return refusedPage(refusal, back);
  return choicePage(world, transaction, back);
}

function choicePage(world: World, transaction: Transaction, back: string | undefined): Reply {
  const hidden =
    back === undefined ? undefined : html`<input type="hidden" name="redirect_url" value="${back}">`;
  const body = html`<section class="card"><h1 class="center">确认付款</h1>
    <p class="center soft">付给 ${world.merchantName}</p><p class="amount">¥ ${yuan(transaction.totalFen)}</p>
    <p>${transaction.description}</p><p class="soft">商户单号 ${transaction.outTradeNo}</p>
    <p class="soft">请在 ${spokenTime(new Date(transaction.expireAt))} 前付款</p></section>
    <form method="post" action="/phone/pay/${encodeURIComponent(transaction.outTradeNo)}">${hidden}
    <button name="choice" value="pay">立即支付</button><button class="quiet" name="choice" value="cancel">取消</button></form>`;
  return page({ title: '确认付款', bar, body });
}

function donePage({ paidFen, description, state }: Transaction, back: string | undefined): Reply {
  const body = html`<section class="card center" role="status"><p class="mark" aria-hidden="true">✓</p><h1>支付成功</h1>
    <p class="amount">¥ ${yuan(paidFen)}</p><p>${description}</p>${state === 'REFUND' ? html`<p class="soft">这笔付款有退款。</p>` : undefined}
    </section>${onwardsLink(back, '完成')}`;
  return page({ title: '支付成功', bar, body, onwards: back });
}

function cancelledPage({ outTradeNo }: Transaction, back: string | undefined): Reply {
  const body = html`<section class="card center" role="status"><h1>已取消付款</h1><p class="soft">没有扣款，订单还可以继续支付。</p></section>
    ${onwardsLink(back, '返回')}<a class="button quiet" href="${payPath(outTradeNo, back)}">继续支付</a>`;
  return page({ title: '已取消付款', bar, body });
}

const refusalSentences: Record<PayRefusal, string> = {
  ORDER_NOT_EXIST: '没有找到这笔付款。',
  ORDERPAID: '这笔订单已经支付。',
  ORDER_CLOSED: '订单已关闭，请回到商户页面重新下单。',
  ORDER_EXPIRED: '已超过付款时间，请回到商户页面重新下单。',
};

function refusedPage(refusal: PayRefusal, back: string | undefined): Reply {
  const body = html`<section class="card center" role="status"><h1 class="refused">不能付款</h1><p>${refusalSentences[refusal]}</p></section>
    ${onwardsLink(back, '返回')}`;
  return page({ title: '不能付款', bar, body, status: 409 });
}

function onwardsLink(back: string | undefined, word: string): Html {
  if (back !== undefined) return html`<a class="button" href="${back}">返回商户</a>`;
  return html`<a class="button" href="/phone">${word}</a>`;
}

/** Only a web address is followed; `javascript:` and the like are dropped. */
export function safeBack(text: string | null): string | undefined {
  return text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}

/** Pressing twice pays once: the second press finds it paid and shows that. */
function takeChoice(world: World, incoming: IncomingRequest): Reply {
  const transaction = world.books.transactions.get(incoming.params.no ?? '');
  if (!transaction) return unknownPage();
  const form = new URLSearchParams(incoming.body.toString('utf8'));
  const isPaying = form.get('choice') === 'pay';
  if (isPaying && !payRefusal(world, transaction)) pay(world, transaction, {});
  return redirect(
    payPath(transaction.outTradeNo, form.get('redirect_url'), isPaying ? undefined : 'cancelled'),
  );
}
