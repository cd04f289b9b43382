import type mongoose from 'mongoose';
import { isDuplicate, type Model, makePlainStore, type PlainStore, plainSchema } from '../../kernel/store.ts';
import type { WechatAccount, WechatArrival } from './wechat.ts';

function accountSchema() {
  const schema = plainSchema({ appid: String, openid: String, personId: String, at: Date });
  // one WeChat a person and official account: what a payment is opened for is never a question
  schema.index({ personId: 1, appid: 1 }, { unique: true });
  return schema;
}
function arrivalSchema() {
  const schema = plainSchema({ openid: String, expiresAt: Date });
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return schema;
}

/** Which WeChat opens which account, and who is on the way. Takes and gives plain objects. */
export class WechatStore {
  readonly models: readonly Model[];
  readonly #accounts: PlainStore<WechatAccount>;
  readonly #arrivals: PlainStore<WechatArrival>;

  constructor(connection: mongoose.Connection) {
    this.#accounts = makePlainStore<WechatAccount>(connection, 'wechat_accounts', accountSchema());
    this.#arrivals = makePlainStore<WechatArrival>(connection, 'wechat_arrivals', arrivalSchema());
    this.models = [this.#accounts.model, this.#arrivals.model];
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
  /** Again, nothing happens. */
  async unbind(personId: string): Promise<boolean> {
    return (await this.#accounts.model.deleteMany({ personId })).deletedCount > 0;
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
}
