import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../../kernel/page.ts';
import { type ProcessStore, processSchema, processStoreOf } from '../../../kernel/process-store.ts';
import { type Model, mergedFields, nullable, partSchema, trusted } from '../../../kernel/store.ts';
import { gridsWithin } from '../../grids/index.ts';
import { mostCodeTries } from './check-in.ts';
import type { OrderKind } from './kind.ts';
import {
  fromCursor,
  isShort,
  type KindStates,
  type ListFilter,
  ownerOf,
  startOf,
  statesOf,
  type Whose,
} from './order.filter.ts';
import { searchKeysOf } from './order.search.ts';
import { type ListOrder, naturalOrder, positionIn, sortValue } from './order.sort.ts';
import type { Order } from './order.ts';

type Answered = Pick<Order, 'provider' | 'providerPersonId' | 'providerName' | 'grid'> & { at: Date };

const common = {
  kind: { type: String, required: true },
  number: String,
  searchKeys: [String],
  residentId: String,
  orderedBy: nullable(partSchema({ personId: String, name: String, as: String, way: String, at: Date })),
  provider: partSchema({ kind: String, id: String }),
  providerPersonId: String,
  providerName: String,
  providerPhone: String,
  listingId: String,
  title: String,
  category: String,
  categoryName: String,
  priceKind: String,
  grid: String,
  gridPath: [String],
  escalationPath: [partSchema({ level: String, grid: String })],
  escalationLevel: nullable(Number),
  place: String,
  placeName: String,
  contact: partSchema({ name: String, phone: String, address: nullable(String) }),
  note: nullable(String),
  startAt: Date,
  endAt: Date,
  policy: partSchema({
    name: String,
    rules: [partSchema({ hoursBefore: Number, percentBack: Number })],
    freeMinutes: Number,
    freeHoursBefore: Number,
  }),
  terms: partSchema({ answerHours: Number, answerBeforeMinutes: Number }),
  shares: [partSchema({ account: String, points: Number, of: String })],
  bookedAt: Date,
  paidAt: nullable(Date),
  advanceFen: Number,
  payRequest: partSchema({ way: String, ip: String }),
  due: nullable(partSchema({ id: String, part: String, amountFen: Number, expiresAt: Date })),
  paid: [partSchema({ paymentId: String, part: String, fen: Number })],
  cashFen: Number,
  refundFen: Number,
  payableFen: Number,
  recordedRefundFen: nullable(Number),
  /** Since when the provider of what is agreed is not at work; null or missing: they are. */
  providerStoppedAt: nullable(Date),
  entryId: nullable(String),
  checkInCode: nullable(String),
  codeTries: Number,
};

/** By what the lists of grids are sorted. */
const deskFields = ['bookedAt', 'startAt', 'advanceFen'] as const satisfies readonly ListOrder['field'][];

function orderSchema(kinds: readonly OrderKind[]): mongoose.Schema {
  const schema = processSchema(mergedFields(common, ...kinds.map(({ fields }) => fields)), 'kind');
  schema.index({ residentId: 1, bookedAt: -1, _id: -1 });
  schema.index({ 'orderedBy.personId': 1, bookedAt: -1, _id: -1 });
  schema.index({ providerPersonId: 1, startAt: 1, _id: 1 });
  schema.index({ endAt: 1, _id: 1 });
  for (const field of deskFields) {
    schema.index({ gridPath: 1, [field]: -1, _id: -1 });
    schema.index({ gridPath: 1, state: 1, [field]: -1, _id: -1 });
    schema.index({ gridPath: 1, kind: 1, [field]: -1, _id: -1 });
  }
  schema.index({ gridPath: 1, providerStoppedAt: 1 });
  schema.index({ searchKeys: 1, bookedAt: -1, _id: -1 });
  return schema;
}

/** The orders of every kind. Takes and gives plain objects. */
export class OrderStore {
  readonly models: readonly Model[];
  readonly #orders: Model;
  readonly #all: ProcessStore<Order>;

  constructor(connection: mongoose.Connection, kinds: readonly OrderKind[]) {
    this.#orders = connection.model('orders', orderSchema(kinds), 'orders') as unknown as Model;
    this.#all = processStoreOf<Order>(this.#orders);
    this.models = [this.#orders];
  }

  /** The orders of one kind, for its runner. */
  ofKind(kind: string): ProcessStore<Order> {
    return processStoreOf<Order>(this.#orders, { kind });
  }
  /** Throws `not_found`. */
  find(id: string): Promise<Order> {
    return this.#all.find(id);
  }
  seek(id: string): Promise<Order | null> {
    return this.#all.seek(id);
  }

  /** What was answered by this step since then: of grids, or of some providers. */
  async answered(
    whose: { within: readonly string[] } | { people: readonly string[] },
    step: string,
    since: Date,
  ): Promise<Answered[]> {
    const found = await this.#orders
      .find(
        {
          ...('within' in whose
            ? gridsWithin(whose.within)
            : { providerPersonId: trusted({ $in: [...whose.people] }) }),
          bookedAt: trusted({ $gte: since }),
          'timeline.step': step,
        },
        { provider: 1, providerPersonId: 1, providerName: 1, grid: 1, timeline: 1 },
      )
      .lean<Order[]>()
      .exec();
    return found.map((order) => ({
      ...order,
      at: order.timeline.find((row) => row.step === step)?.at ?? since,
    }));
  }

  /** When each of these providers was ordered from last; what was never paid for does not count. */
  async lastOrders(personIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await this.#orders.aggregate<{ _id: string; at: Date }>([
      {
        $match: {
          providerPersonId: { $in: [...personIds] },
          $or: [{ paidAt: { $gt: new Date(0) } }, { advanceFen: 0 }],
        },
      },
      { $group: { _id: '$provider.id', at: { $max: '$bookedAt' } } },
    ]);
    return new Map(rows.map(({ _id, at }) => [_id, at]));
  }

  /** One page of somebody's orders; without another order of a provider by their start, of others the last booked first. */
  list(
    whose: Whose,
    filter: ListFilter,
    position: CursorPosition | null,
    limit: number,
    { field, direction }: ListOrder = naturalOrder(whose),
  ): Promise<Order[]> {
    // each may come with alternatives of its own
    const $and = [
      ...ownerOf(whose, filter),
      ...fromCursor({ field, direction }, position),
      afterCursor(field, direction, position, (key) => sortValue(field, key)),
    ];
    return this.#orders
      .find({
        ...(filter.kind ? { kind: filter.kind } : {}),
        ...statesOf(filter),
        ...(filter.stopped ? { providerStoppedAt: trusted({ $gt: new Date(0) }) } : {}),
        ...(filter.from ? { endAt: trusted({ $gt: filter.from }) } : {}),
        ...startOf(filter),
        $and,
      })
      .sort({ [field]: direction, _id: direction, ...(isShort(filter) && { number: direction }) })
      .limit(limit)
      .lean<Order[]>()
      .exec();
  }

  /** All of somebody's orders that a filter leaves, a page after the other. */
  async *each(whose: Whose, filter: ListFilter, pageSize: number): AsyncGenerator<Order> {
    const order = naturalOrder(whose);
    for (let position: CursorPosition | null = null; ; ) {
      const page: Order[] = await this.list(whose, filter, position, pageSize, order);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < pageSize) return;
      position = positionIn(order, last);
    }
  }

  /** Since when the provider of orders in some states is not at work; null where they are. */
  async markStopped(
    { providerPersonId, provider }: Pick<Order, 'providerPersonId' | 'provider'>,
    states: readonly string[],
    at: Date | null,
  ): Promise<void> {
    const theirs = { providerPersonId, 'provider.kind': provider.kind, 'provider.id': provider.id };
    const other = at === null ? { providerStoppedAt: trusted({ $gt: new Date(0) }) } : {};
    const state = trusted({ $in: [...states] });
    await this.#orders.updateMany({ ...theirs, ...other, state }, { $set: { providerStoppedAt: at } });
  }

  /** A resident's orders whose appointed time overlaps a span, or whatever their time, the last booked first. */
  ofResident(
    residentId: string,
    span: { startAt: Date; endAt: Date } | null,
    limit: number,
  ): Promise<Order[]> {
    const during = span && { startAt: trusted({ $lt: span.endAt }), endAt: trusted({ $gt: span.startAt }) };
    return this.#orders
      .find({ residentId, ...during })
      .sort({ bookedAt: -1, _id: -1 })
      .limit(limit)
      .lean<Order[]>()
      .exec();
  }

  /** An order of somebody's, of a kind and in one of these states, if there is any. */
  async seekOfResident(residentId: string, kind: string, states: readonly string[]): Promise<Order | null> {
    const found = await this.#orders
      .findOne({ residentId, kind, state: trusted({ $in: [...states] }) })
      .lean<Order>()
      .exec();
    return found ?? null;
  }

  /** Whether somebody has an order, on either side, in none of these states. */
  async hasOther(personId: string, ended: readonly KindStates[]): Promise<boolean> {
    const [booked, ordered, provided] = await Promise.all([
      this.list({ residentId: personId }, { without: ended }, null, 1),
      this.list({ 'orderedBy.personId': personId }, { without: ended }, null, 1),
      this.list({ providerPersonId: personId }, { without: ended }, null, 1),
    ]);
    return booked.length + ordered.length + provided.length > 0;
  }

  /** Orders stay for the other side and the books; who the person was is forgotten. */
  async erase(
    personId: string,
    name: string,
    own: { ofProvider: readonly string[]; ofResident: readonly string[] },
  ): Promise<void> {
    const without = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, null]));
    const contact = { name: '', phone: '', address: null };
    const said = { contact, note: null, 'payRequest.ip': '', ...without(own.ofResident) };
    await this.#orders.updateMany({ residentId: personId }, { $set: said });
    await this.#orders.updateMany({ 'orderedBy.personId': personId }, { $set: { 'orderedBy.name': name } });
    const shown = { providerName: name, providerPhone: '', ...without(own.ofProvider) };
    await this.#orders.updateMany({ providerPersonId: personId }, { $set: shown });
    await this.#findOtherwise({ $or: [{ residentId: personId }, { providerPersonId: personId }] });
  }
  /** These are found by what they still say. */
  async #findOtherwise(filter: Record<string, unknown>): Promise<void> {
    for await (const order of this.#orders.find(filter).lean<Order[]>().cursor()) {
      const searchKeys = searchKeysOf(order as Order, []);
      await this.#orders.updateOne({ _id: order._id }, { $set: { searchKeys } });
    }
  }

  /** Counts one try of the check-in code before it is compared; null where none is left or the order has moved. */
  countTry(id: string, n: number): Promise<Order | null> {
    return this.#orders
      .findOneAndUpdate(
        { _id: id, n, codeTries: trusted({ $lt: mostCodeTries }) },
        { $inc: { codeTries: 1 } },
        { returnDocument: 'after' },
      )
      .lean<Order>()
      .exec();
  }

  /** Orders of a kind in some states by their end, from behind a position, a page at a time. */
  pageByEnd(
    kind: string,
    states: readonly string[],
    position: CursorPosition,
    limit: number,
  ): Promise<Order[]> {
    return this.#orders
      .find({ kind, state: trusted({ $in: [...states] }), ...afterCursor('endAt', 1, position) })
      .sort({ endAt: 1, _id: 1 })
      .limit(limit)
      .lean<Order[]>()
      .exec();
  }
}
