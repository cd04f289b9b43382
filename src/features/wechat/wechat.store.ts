import type mongoose from 'mongoose';
import {
  isDuplicate,
  type Model,
  makePlainStore,
  nullable,
  type PlainStore,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { StoredTicket, WechatAccount, WechatArrival } from './wechat.ts';

function accountSchema() {
  const schema = plainSchema({ appid: String, openid: String, personId: String, at: Date });
  // one WeChat a person and official account: what a payment is opened for is never a question
  schema.index({ personId: 1, appid: 1 }, { unique: true });
  return schema;
}
function arrivalSchema() {
  const schema = plainSchema({ appid: String, openid: String, expiresAt: Date });
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return schema;
}

function ticketSchema() {
  const taken = { ticket: nullable(String), fetchedAt: nullable(Date) };
  return plainSchema({ ...taken, expiresAt: Date, claimedUntil: Date });
}

/** Which WeChat opens which account, and who is on the way. Takes and gives plain objects. */
export class WechatStore {
  readonly models: readonly Model[];
  readonly #accounts: PlainStore<WechatAccount>;
  readonly #arrivals: PlainStore<WechatArrival>;
  readonly #tickets: PlainStore<StoredTicket>;

  constructor(connection: mongoose.Connection) {
    this.#accounts = makePlainStore<WechatAccount>(connection, 'wechat_accounts', accountSchema());
    this.#arrivals = makePlainStore<WechatArrival>(connection, 'wechat_arrivals', arrivalSchema());
    this.#tickets = makePlainStore<StoredTicket>(connection, 'wechat_tickets', ticketSchema());
    this.models = [this.#accounts.model, this.#arrivals.model, this.#tickets.model];
  }

  seek(id: string): Promise<WechatAccount | null> {
    return this.#accounts.seek(id);
  }
  ofPerson(personId: string, appid: string): Promise<WechatAccount | null> {
    return this.#accounts.model.findOne({ personId, appid }).lean<WechatAccount>().exec();
  }
  /** False where this WeChat opens an account, or this person's is opened by another. */
  bind(account: WechatAccount): Promise<boolean> {
    return this.#accounts.insert(account);
  }
  /** Ties a WeChat to another person, on the condition that it is still this one's; false where it is not. */
  async move(id: string, from: string, to: Pick<WechatAccount, 'personId' | 'at'>): Promise<boolean> {
    try {
      return (
        (await this.#accounts.model.updateOne({ _id: id, personId: from }, { $set: to })).matchedCount === 1
      );
    } catch (thrown) {
      if (isDuplicate(thrown)) return false;
      throw thrown;
    }
  }
  /** Every WeChat of a person, or that of one appid. Again, nothing happens. */
  async unbind(personId: string, appid?: string): Promise<boolean> {
    const which = appid === undefined ? { personId } : { personId, appid };
    return (await this.#accounts.model.deleteMany(which)).deletedCount > 0;
  }
  allOf(personId: string): Promise<WechatAccount[]> {
    return this.#accounts.model.find({ personId }).lean<WechatAccount[]>().exec();
  }

  async arrive({ _id, ...rest }: WechatArrival): Promise<void> {
    await this.#arrivals.model.updateOne({ _id }, { $set: rest }, { upsert: true });
  }
  /** Who came on this device, not too long ago; real time. */
  async arrived(id: string, now: Date): Promise<WechatArrival | null> {
    const found = await this.#arrivals.seek(id);
    return found && found.expiresAt > now ? found : null;
  }
  async leave(id: string): Promise<void> {
    await this.#arrivals.model.deleteOne({ _id: id });
  }

  ticketOf(appid: string): Promise<StoredTicket | null> {
    return this.#tickets.seek(appid);
  }
  /** Whether this server is the one that asks WeChat until then. */
  async claimTicket(appid: string, now: Date, until: Date): Promise<boolean> {
    const first = { _id: appid, ticket: null, fetchedAt: null, expiresAt: now, claimedUntil: until };
    if ((await this.#tickets.seek(appid)) === null && (await this.#tickets.insert(first))) return true;
    const { matchedCount } = await this.#tickets.model.updateOne(
      { _id: appid, claimedUntil: trusted({ $lte: now }) },
      { $set: { claimedUntil: until } },
    );
    return matchedCount === 1;
  }
  /** What WeChat gave; the claim ends with it. */
  async keepTicket(appid: string, given: Omit<StoredTicket, '_id'>): Promise<void> {
    await this.#tickets.model.updateOne({ _id: appid }, { $set: given });
  }
  async releaseTicket(appid: string, now: Date): Promise<void> {
    await this.#tickets.model.updateOne({ _id: appid }, { $set: { claimedUntil: now } });
  }
}
