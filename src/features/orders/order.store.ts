import mongoose from 'mongoose';
import type { CursorPosition } from '../../kernel/page.ts';
import {
  type Model,
  makeProcessStore,
  type ProcessStore,
  plainSchema,
  processSchema,
  schemaOptions,
  trusted,
} from '../../kernel/process-store.ts';
import { mostCodeTries } from './kinds/service/rules.ts';
import type { ServiceOrder, ServiceState } from './kinds/service/service.ts';
import type { DuePayment } from './order.ts';

const inner = { _id: false, id: false, ...schemaOptions } as const;
const part = (fields: mongoose.SchemaDefinition) => new mongoose.Schema(fields, inner);
const maybe = (type: unknown) => ({ type, default: null }) as mongoose.SchemaTypeOptions<unknown>;

const shared = {
  kind: String,
  residentId: String,
  artisanId: String,
  artisanPersonId: String,
  artisanName: String,
  artisanPhone: String,
  listingId: String,
  title: String,
  category: String,
  categoryName: String,
  way: String,
  shopAddress: maybe(String),
  grid: String,
  gridPath: [String],
  escalationPath: [part({ level: String, grid: String })],
  place: String,
  placeName: String,
  contact: part({ name: String, phone: String, address: maybe(String) }),
  note: maybe(String),
  startAt: Date,
  endAt: Date,
  durationMinutes: Number,
  priceKind: String,
  instant: Boolean,
  policy: part({ name: String, rules: [part({ hoursBefore: Number, percentBack: Number })] }),
  bookedAt: Date,
  advanceFen: Number,
  payRequest: part({ way: String, ip: String }),
  due: maybe(part({ id: String, part: String, amountFen: Number, expiresAt: Date })),
  paid: [part({ paymentId: String, part: String, fen: Number })],
  cashFen: Number,
  refundFen: Number,
  payableFen: Number,
};
const ofService = {
  paidAt: maybe(Date),
  checkInCode: maybe(String),
  codeTries: Number,
  quote: maybe(part({ amountFen: Number, reason: String, at: Date })),
  balance: maybe(part({ fen: Number, state: String, agreedAt: Date, doneAt: maybe(Date) })),
  doneAt: maybe(Date),
  recordedRefundFen: maybe(Number),
  escalationLevel: maybe(Number),
};

function orderSchema(): mongoose.Schema {
  const schema = processSchema({ ...shared, ...ofService });
  schema.index({ residentId: 1, bookedAt: -1, _id: -1 });
  schema.index({ artisanPersonId: 1, startAt: 1, _id: 1 });
  schema.index({ endAt: 1, _id: 1 });
  schema.index({ gridPath: 1, bookedAt: -1, _id: -1 });
  schema.index({ gridPath: 1, state: 1, bookedAt: -1, _id: -1 });
  return schema;
}

/** Who looked at a contact, and why. */
export interface ContactLook {
  _id: string;
  orderId: string;
  personId: string;
  reason: string;
  at: Date;
}
export interface ListFilter {
  states?: readonly ServiceState[] | undefined;
  /** Only orders whose appointed time ends after `from` and starts before `to`. */
  from?: Date | undefined;
  to?: Date | undefined;
}
export type Whose = { residentId: string } | { artisanPersonId: string } | { grids: readonly string[] };

/** The orders. Takes and gives plain objects. */
export class OrderStore {
  readonly processStore: ProcessStore<ServiceOrder>;
  readonly models: readonly Model[];
  readonly #looks: Model;

  constructor(connection: mongoose.Connection) {
    this.processStore = makeProcessStore<ServiceOrder>(connection, 'orders', orderSchema());
    const look = plainSchema({ orderId: String, personId: String, reason: String, at: Date });
    look.index({ orderId: 1, at: 1 });
    this.#looks = connection.model('order_contact_looks', look, 'order_contact_looks') as unknown as Model;
    this.models = [this.processStore.model, this.#looks];
  }

  /** One page of somebody's orders: of an artisan by their start, of others the last booked first. */
  list(
    whose: Whose,
    filter: ListFilter,
    position: CursorPosition | null,
    limit: number,
  ): Promise<ServiceOrder[]> {
    const isArtisan = 'artisanPersonId' in whose;
    const field = isArtisan ? 'startAt' : 'bookedAt';
    const direction = isArtisan ? 1 : -1;
    const owner = 'grids' in whose ? { gridPath: trusted({ $in: [...whose.grids] }) } : whose;
    const behind = position && { $or: behindCursor(field, isArtisan ? '$gt' : '$lt', position) };
    return this.processStore.model
      .find({
        ...owner,
        ...(filter.states ? { state: trusted({ $in: [...filter.states] }) } : {}),
        ...(filter.from ? { endAt: trusted({ $gt: filter.from }) } : {}),
        ...(filter.to ? { startAt: trusted({ $lt: filter.to }) } : {}),
        ...behind,
      })
      .sort({ [field]: direction, _id: direction })
      .limit(limit)
      .lean<ServiceOrder[]>()
      .exec();
  }

  /** Which payment is open now; beside the process, no step. */
  async noteDue(id: string, due: DuePayment): Promise<void> {
    await this.processStore.model.updateOne({ _id: id }, { $set: { due } });
  }

  /** Counts one try of the check-in code before it is compared; null where none is left or the order has moved. */
  countTry(id: string, n: number): Promise<ServiceOrder | null> {
    return this.processStore.model
      .findOneAndUpdate(
        { _id: id, n, codeTries: trusted({ $lt: mostCodeTries }) },
        { $inc: { codeTries: 1 } },
        { returnDocument: 'after' },
      )
      .lean<ServiceOrder>()
      .exec();
  }

  async recordLook(look: ContactLook): Promise<void> {
    await this.#looks.create([{ ...look }]);
  }

  /** Orders in some states by their end, from behind a cursor, a page at a time. */
  pageByEnd(
    states: readonly ServiceState[],
    position: CursorPosition,
    limit: number,
  ): Promise<ServiceOrder[]> {
    return this.processStore.model
      .find({ state: trusted({ $in: [...states] }), $or: behindCursor('endAt', '$gt', position) })
      .sort({ endAt: 1, _id: 1 })
      .limit(limit)
      .lean<ServiceOrder[]>()
      .exec();
  }
}

function behindCursor(field: string, operator: '$gt' | '$lt', position: CursorPosition) {
  const at = new Date(position.key);
  return [
    { [field]: trusted({ [operator]: at }) },
    { [field]: at, _id: trusted({ [operator]: position.id }) },
  ];
}
