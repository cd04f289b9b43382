import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import {
  type Model,
  makePlainStore,
  nullable,
  type PlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { Alarm } from './alarm.ts';
import { mostRefunds, type Payment, type RefundShare } from './payment.ts';
import type { Refund, RefundState } from './refund.ts';

const subject = { type: partSchema({ kind: String, id: String, part: String }), required: true };
const share = partSchema({ key: String, refundId: String, fen: Number, reason: String });

function paymentSchema(): mongoose.Schema {
  const schema = processSchema({
    subject,
    payerId: { type: String, required: true },
    gridPath: { type: [String], required: true },
    amountFen: { type: Number, required: true },
    description: { type: String, required: true },
    outTradeNo: { type: String, required: true },
    way: { type: String, required: true },
    clientIp: nullable(String),
    expiresAt: { type: Date, required: true },
    codeUrl: String,
    h5Url: String,
    prepayId: String,
    payerOpenid: { type: String, default: null },
    linkUntil: nullable(Date),
    transactionId: String,
    paidFen: Number,
    currency: String,
    paidAt: Date,
    refundableFen: { type: Number, required: true },
    refunds: { type: [share], required: true },
    refundTurnOf: String,
    refundTurnUntil: nullable(Date),
    sharesAt: nullable(Date),
    askAt: nullable(Date),
    asks: { type: Number, required: true },
    askedAt: nullable(Date),
  });
  schema.index({ outTradeNo: 1 }, { unique: true });
  // What one transaction paid for, it cannot pay for again.
  schema.index({ transactionId: 1 }, { unique: true, sparse: true });
  schema.index({ 'subject.id': 1 });
  schema.index({ askAt: 1 });
  schema.index({ sharesAt: 1 });
  return schema;
}

function refundSchema(): mongoose.Schema {
  const schema = processSchema({
    paymentId: { type: String, required: true },
    came: { type: String, required: true },
    subject,
    payerId: { type: String, required: true },
    gridPath: { type: [String], required: true },
    amountFen: { type: Number, required: true },
    totalFen: { type: Number, required: true },
    currency: { type: String, required: true },
    outTradeNo: { type: String, required: true },
    outRefundNo: { type: String, required: true },
    numbers: { type: [String], required: true },
    reason: { type: String, required: true },
    receipt: String,
    channel: String,
    refusedCode: nullable(String),
    askAt: nullable(Date),
    asks: { type: Number, required: true },
  });
  schema.index({ numbers: 1 }, { unique: true });
  schema.index({ paymentId: 1 });
  schema.index({ 'subject.id': 1 });
  schema.index({ gridPath: 1, state: 1, _id: 1 });
  schema.index({ askAt: 1 });
  return schema;
}

/** The questions a clock asks: documents whose `askAt` has come, and the one write that takes a turn. */
interface ProviderPolling<D> {
  dueToAsk(now: Date, limit: number): Promise<D[]>;
  /** Takes this turn of asking; false where somebody else has. */
  takeTurn(doc: { _id: string; n: number; asks: number }, askAt: Date | null, now: Date): Promise<boolean>;
}

function makeProviderPolling<D>(model: Model, keepsTime: boolean): ProviderPolling<D> {
  return {
    dueToAsk: (now, limit) =>
      model
        .find({ askAt: trusted({ $lte: now }) })
        .sort({ askAt: 1 })
        .limit(limit)
        .lean<D[]>()
        .exec(),
    async takeTurn(doc, askAt, now) {
      const set = keepsTime ? { askAt, askedAt: now } : { askAt };
      const filter = { _id: doc._id, n: doc.n, asks: doc.asks };
      return (await model.updateOne(filter, { $set: set, $inc: { asks: 1 } })).matchedCount === 1;
    },
  };
}

export interface PaymentStore extends ProviderPolling<Payment> {
  processStore: ProcessStore<Payment>;
  seekByNumber(outTradeNo: string): Promise<Payment | null>;
  seekByTransaction(transactionId: string): Promise<Payment | null>;
  ofSubject(kind: string, id: string): Promise<Payment[]>;
  /** Sets a share aside to go back, where so much is left and the key is new; null otherwise. */
  reserve(id: string, share: RefundShare, now: Date): Promise<Payment | null>;
  /**
   * Lets this refund of the payment go to the provider until then, and no other: null; or until when another one
   * has the turn.
   */
  takeRefundTurn(id: string, refundId: string, until: Date, now: Date): Promise<Date | null>;
  withOpenShares(before: Date, limit: number): Promise<Payment[]>;
  /** Says that every share counted here has its refund document. */
  sharesWritten(payment: Payment): Promise<void>;
}

function refundTurnIn(model: Model): PaymentStore['takeRefundTurn'] {
  return async (id, refundId, until, now) => {
    const isFree = [
      { refundTurnUntil: null },
      { refundTurnUntil: trusted({ $lte: now }) },
      { refundTurnOf: refundId },
    ];
    const set = { $set: { refundTurnOf: refundId, refundTurnUntil: until } };
    const { matchedCount } = await model.updateOne({ _id: id, $or: isFree }, set);
    if (matchedCount === 1) return null;
    return (await model.findById(id).lean<Payment>().exec())?.refundTurnUntil ?? until;
  };
}

type Shares = Pick<PaymentStore, 'reserve' | 'takeRefundTurn' | 'withOpenShares' | 'sharesWritten'>;

/** What goes back of a payment: each change is one conditional write. */
function sharesIn(model: Model): Shares {
  return {
    reserve: (id, { key, refundId, fen, reason }, now) =>
      model
        .findOneAndUpdate(
          {
            _id: id,
            refundableFen: trusted({ $gte: fen }),
            'refunds.key': trusted({ $ne: key }),
            refunds: trusted({ $not: { $size: mostRefunds } }),
          },
          {
            $inc: { refundableFen: -fen },
            $push: { refunds: { key, refundId, fen, reason } },
            $set: { sharesAt: now },
          },
          { returnDocument: 'after' },
        )
        .lean<Payment>()
        .exec(),
    takeRefundTurn: refundTurnIn(model),
    withOpenShares: (before, limit) =>
      model
        .find({ sharesAt: trusted({ $lte: before }) })
        .limit(limit)
        .lean<Payment[]>()
        .exec(),
    async sharesWritten(payment) {
      const refunds = trusted({ $size: payment.refunds.length });
      await model.updateOne({ _id: payment._id, refunds }, { $set: { sharesAt: null } });
    },
  };
}

export function makePaymentStore(connection: mongoose.Connection): PaymentStore {
  const processStore = makeProcessStore<Payment>(connection, 'payments', paymentSchema());
  const { model } = processStore;
  return {
    processStore,
    ...makeProviderPolling<Payment>(model, true),
    seekByNumber: (outTradeNo) => model.findOne({ outTradeNo }).lean<Payment>().exec(),
    seekByTransaction: (transactionId) => model.findOne({ transactionId }).lean<Payment>().exec(),
    ofSubject: (kind, id) =>
      model
        .find({ 'subject.id': id, 'subject.kind': kind })
        .sort({ _id: 1 })
        .limit(100)
        .lean<Payment[]>()
        .exec(),
    ...sharesIn(model),
  };
}

/** A page of 50 subjects with all the refunds that each can have would be more; nobody reads so many. */
const mostOfSubjects = 1000;

export interface RefundStore extends ProviderPolling<Refund> {
  processStore: ProcessStore<Refund>;
  seekByNumber(outRefundNo: string): Promise<Refund | null>;
  /** Notes why it waits, while it waits. */
  noteRefusal(refund: Refund, code: string): Promise<void>;
  /** Has it sent later, without counting a try. */
  putOff(refund: Refund, askAt: Date): Promise<void>;
  ofPayment(paymentId: string): Promise<Refund[]>;
  /** Of some subjects of one kind, in the order of their ids. */
  ofSubjects(kind: string, ids: readonly string[]): Promise<Refund[]>;
  /** Up to `limit + 1` refunds in a state whose subject is within one of the grids, by id. */
  inState(
    state: RefundState,
    grids: readonly string[],
    position: CursorPosition | null,
    limit: number,
  ): Promise<Refund[]>;
}

export function makeRefundStore(connection: mongoose.Connection): RefundStore {
  const processStore = makeProcessStore<Refund>(connection, 'refunds', refundSchema());
  const { model } = processStore;
  return {
    processStore,
    ...makeProviderPolling<Refund>(model, false),
    seekByNumber: (outRefundNo) => model.findOne({ numbers: outRefundNo }).lean<Refund>().exec(),
    async noteRefusal({ _id, n }, code) {
      await model.updateOne({ _id, n }, { $set: { refusedCode: code } });
    },
    async putOff({ _id, n }, askAt) {
      await model.updateOne({ _id, n }, { $set: { askAt } });
    },
    ofPayment: (paymentId) => model.find({ paymentId }).sort({ _id: 1 }).limit(100).lean<Refund[]>().exec(),
    ofSubjects: (kind, ids) =>
      model
        .find({ 'subject.id': trusted({ $in: [...ids] }), 'subject.kind': kind })
        .sort({ _id: 1 })
        .limit(mostOfSubjects)
        .lean<Refund[]>()
        .exec(),
    inState: (state, grids, position, limit) =>
      model
        .find({
          gridPath: trusted({ $in: [...grids] }),
          state,
          ...(position ? { _id: trusted({ $gt: position.id }) } : {}),
        })
        .sort({ _id: 1 })
        .limit(limit + 1)
        .lean<Refund[]>()
        .exec(),
  };
}

export interface AlarmStore extends PlainStore<Alarm> {
  /** Up to `limit + 1` of these grids and what is below them, newest first. */
  list(grids: readonly string[], position: CursorPosition | null, limit: number): Promise<Alarm[]>;
}

export function makeAlarmStore(connection: mongoose.Connection): AlarmStore {
  const schema = plainSchema({ kind: String, at: Date, gridPath: [String], facts: Object });
  schema.index({ gridPath: 1, at: -1, _id: -1 });
  const store = makePlainStore<Alarm>(connection, 'alarms', schema);
  return {
    ...store,
    list: (grids, position, limit) =>
      store.model
        .find({ gridPath: trusted({ $in: [...grids] }), ...afterCursor('at', -1, position) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<Alarm[]>()
        .exec(),
  };
}
