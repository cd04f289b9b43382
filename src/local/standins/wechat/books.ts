/** What the stand-in took and gave back: plain facts, and the one place that turns facts into what is so now. */

/** What an order can be before anything was paid; in the last two nobody can pay it any more. */
type UnpaidState = 'NOTPAY' | 'USERPAYING' | 'PAYERROR' | 'CLOSED' | 'REVOKED';

export type Transaction = {
  outTradeNo: string;
  tradeType: 'NATIVE' | 'MWEB' | 'JSAPI';
  /** Says whether a repeated prepay is the same one. */
  digest: string;
  appid: string;
  mchid: string;
  description: string;
  attach: string;
  notifyUrl: string;
  totalFen: number;
  /** What the books say is paid; differs from the total under the altered-amount fault. */
  paidFen: number;
  /** How much of it a coupon of WeChat's paid. */
  couponFen?: number;
  /** What WeChat keeps of it. */
  feeFen?: number;
  currency: string;
  createdAt: number;
  expireAt: number;
  /** The latest address: a repeated prepay gives another one. */
  codeToken: string;
  prepayId: string;
  state: UnpaidState | 'SUCCESS' | 'REFUND';
  transactionId?: string;
  /** Who alone can pay it: of a prepay inside WeChat. */
  payerOpenid?: string;
  openid?: string;
  paidAt?: number;
};
export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
export type Refund = {
  outRefundNo: string;
  outTradeNo: string;
  refundId: string;
  digest: string;
  notifyUrl: string;
  fen: number;
  /** What WeChat gives back of its fee. */
  feeBackFen?: number;
  status: RefundStatus;
  createdAt: number;
  /** When it ends by itself and how; absent: it waits to be told. */
  ends?: { at: number; status: RefundStatus };
  endedAt?: number;
};
export type TransferState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED';
/** Money to a person. */
export type Transfer = {
  outBillNo: string;
  billNo: string;
  appid: string;
  mchid: string;
  openid: string;
  fen: number;
  remark: string;
  sceneId: string;
  notifyUrl: string;
  userName?: string;
  digest: string;
  /** What the person's WeChat is opened with. */
  packageInfo: string;
  state: TransferState;
  /** Decided when it is taken on: whether it fails after all once it is confirmed. */
  willFail: boolean;
  failReason?: string;
  createdAt: number;
  changedAt: number;
  /** What becomes of it by itself, and when. */
  next?: { at: number; state: TransferState; reason?: string };
};
export type Notice = {
  id: string;
  event: string;
  notifyUrl: string;
  /** What faults aim at: of a transfer its bill's number. */
  outTradeNo: string;
  outRefundNo?: string;
  createdAt: number;
  originalType: 'transaction' | 'refund' | 'mch_payment';
  plaintext: Record<string, unknown>;
  tries: number;
  state: 'waiting' | 'accepted' | 'given_up' | 'lost';
  /** HTTP status of the last try; 0 where nothing came back. */
  lastStatus?: number;
};
/** How answers that name no key, and callbacks, are signed; and whether certificates can be downloaded. */
export type Settings = {
  signWith: 'publicKey' | 'certificate';
  certificates: 'served' | 'missing';
  /** How far apart the refunds of one payment must be. */
  refundGapSeconds: number;
  /** What WeChat keeps of each payment, in thousandths. */
  feePermille: number;
  /** Bills tell of what was asked for with a notify_url that begins so. */
  billsOf: string;
};
/** What was done in WeChat's console beside payments: money put in or taken out. */
type ConsoleMove = {
  no: string;
  at: number;
  type: string;
  fen: number;
  /** Of whose bills it is, where several servers share a stand-in. */
  notifyUrl: string;
};
type Sms = { phone: string; text: string; purpose?: string; at: number };

export type BookFact =
  | { is: 'prepaid'; transaction: Transaction }
  | {
      is: 'paid';
      outTradeNo: string;
      transactionId: string;
      openid: string;
      fen: number;
      couponFen?: number;
      feeFen?: number;
      currency: string;
      at: number;
    }
  | { is: 'linked'; outTradeNo: string; codeToken: string; at: number }
  | { is: 'closed'; outTradeNo: string }
  | { is: 'stated'; outTradeNo: string; state: UnpaidState }
  | { is: 'refundAsked'; refund: Refund }
  | { is: 'refundEnded'; outRefundNo: string; status: RefundStatus; at: number; feeBackFen?: number }
  | { is: 'movedInConsole'; move: ConsoleMove }
  | { is: 'transferAsked'; transfer: Transfer }
  | {
      is: 'transferMoved';
      outBillNo: string;
      state: TransferState;
      at: number;
      failReason?: string;
      next?: NonNullable<Transfer['next']>;
    }
  | { is: 'noticed'; notice: Notice }
  | { is: 'tried'; id: string; state: Notice['state']; status: number }
  | { is: 'clockMoved'; offsetMs: number }
  | { is: 'set'; settings: Settings }
  | { is: 'texted'; sms: Sms };

export type Books = {
  transactions: Map<string, Transaction>;
  byTransactionId: Map<string, Transaction>;
  /** Every address ever given, with the time it was given. */
  links: Map<string, { transaction: Transaction; at: number }>;
  refunds: Map<string, Refund>;
  refundsOf: Map<string, Refund[]>;
  transfers: Map<string, Transfer>;
  consoleMoves: ConsoleMove[];
  notices: Map<string, Notice>;
  /** Refunds and notices that still have something to do by the clock. */
  openRefunds: Set<Refund>;
  openTransfers: Set<Transfer>;
  openNotices: Set<Notice>;
  settings: Settings;
  messages: Sms[];
};

const messagesKept = 1000;

export function emptyBooks(): Books {
  return {
    transactions: new Map(),
    byTransactionId: new Map(),
    links: new Map(),
    refunds: new Map(),
    refundsOf: new Map(),
    transfers: new Map(),
    consoleMoves: [],
    notices: new Map(),
    openRefunds: new Set(),
    openTransfers: new Set(),
    openNotices: new Set(),
    settings: {
      signWith: 'publicKey',
      certificates: 'served',
      refundGapSeconds: 60,
      feePermille: 0,
      billsOf: '',
    },
    messages: [],
  };
}

type Appliers = { [K in BookFact['is']]: (books: Books, fact: Extract<BookFact, { is: K }>) => void };

const appliers: Appliers = {
  prepaid(books, { transaction }) {
    books.transactions.set(transaction.outTradeNo, transaction);
    books.links.set(transaction.codeToken, { transaction, at: transaction.createdAt });
  },
  linked(books, { outTradeNo, codeToken, at }) {
    const transaction = books.transactions.get(outTradeNo)!;
    transaction.codeToken = codeToken;
    books.links.set(codeToken, { transaction, at });
  },
  paid(books, fact) {
    const transaction = books.transactions.get(fact.outTradeNo)!;
    transaction.state = 'SUCCESS';
    transaction.transactionId = fact.transactionId;
    transaction.openid = fact.openid;
    transaction.paidFen = fact.fen;
    transaction.couponFen = fact.couponFen ?? 0;
    transaction.feeFen = fact.feeFen ?? 0;
    transaction.currency = fact.currency;
    transaction.paidAt = fact.at;
    books.byTransactionId.set(fact.transactionId, transaction);
  },
  closed(books, { outTradeNo }) {
    books.transactions.get(outTradeNo)!.state = 'CLOSED';
  },
  stated(books, { outTradeNo, state }) {
    books.transactions.get(outTradeNo)!.state = state;
  },
  refundAsked(books, { refund }) {
    books.refunds.set(refund.outRefundNo, refund);
    books.refundsOf.set(refund.outTradeNo, [...(books.refundsOf.get(refund.outTradeNo) ?? []), refund]);
    books.transactions.get(refund.outTradeNo)!.state = 'REFUND';
    books.openRefunds.add(refund);
  },
  refundEnded(books, { outRefundNo, status, at, feeBackFen = 0 }) {
    const refund = books.refunds.get(outRefundNo)!;
    refund.feeBackFen = feeBackFen;
    refund.status = status;
    refund.endedAt = at;
    books.openRefunds.delete(refund);
  },
  movedInConsole(books, { move }) {
    books.consoleMoves.push(move);
  },
  transferAsked(books, { transfer }) {
    books.transfers.set(transfer.outBillNo, transfer);
    books.openTransfers.add(transfer);
  },
  transferMoved(books, { outBillNo, state, at, failReason, next }) {
    const transfer = books.transfers.get(outBillNo)!;
    Object.assign(transfer, {
      state,
      changedAt: at,
      next,
      ...(failReason === undefined ? {} : { failReason }),
    });
    if (next === undefined) books.openTransfers.delete(transfer);
  },
  noticed(books, { notice }) {
    books.notices.set(notice.id, notice);
    books.openNotices.add(notice);
  },
  tried(books, { id, state, status }) {
    const notice = books.notices.get(id)!;
    notice.tries += 1;
    notice.state = state;
    notice.lastStatus = status;
    if (state !== 'waiting') books.openNotices.delete(notice);
  },
  set(books, { settings }) {
    books.settings = { ...books.settings, ...settings };
  },
  texted(books, { sms }) {
    books.messages.push(sms);
    if (books.messages.length > messagesKept) books.messages.shift();
  },
  // The clock is not of the books: the world moves it.
  clockMoved: () => undefined,
};

export function applyFact<K extends BookFact['is']>(books: Books, fact: Extract<BookFact, { is: K }>): void {
  const apply = appliers[fact.is as K] as Appliers[K];
  apply(books, fact);
}
