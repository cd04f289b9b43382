import type mongoose from 'mongoose';
import { type Model, makePlainStore, type PlainStore, plainSchema } from '../../kernel/store.ts';

/** How somebody wants to be told, beside the inbox. */
export interface NoticeChoice {
  _id: string;
  wechat: boolean;
  /** Text messages of what neither money nor an appointment depends on. */
  sms: boolean;
  /** WeChat said that they want nothing from the account. */
  refusedAt: Date | null;
  /** What the mini-program may tell them of, until WeChat says that what was allowed is used up. */
  allowed: string[];
}

/** Where nothing was chosen: everything. */
const allWays = { wechat: true, sms: true, refusedAt: null, allowed: [] };

export class ChoiceStore {
  readonly model: Model;
  readonly #choices: PlainStore<NoticeChoice>;

  constructor(connection: mongoose.Connection) {
    const schema = plainSchema({ wechat: Boolean, sms: Boolean, refusedAt: Date, allowed: [String] });
    this.#choices = makePlainStore<NoticeChoice>(connection, 'notice_choices', schema);
    this.model = this.#choices.model;
  }
  async of(personId: string): Promise<Omit<NoticeChoice, '_id'>> {
    const found = { ...allWays, ...(await this.#choices.seek(personId)) };
    const { wechat, sms, refusedAt, allowed } = found;
    return { wechat, sms, refusedAt, allowed };
  }
  async set(personId: string, change: Partial<Omit<NoticeChoice, '_id'>>): Promise<void> {
    await this.#choices.insert({ _id: personId, ...allWays });
    await this.model.updateOne({ _id: personId }, { $set: change });
  }
  async removeOf(personId: string): Promise<void> {
    await this.model.deleteOne({ _id: personId });
  }
}
