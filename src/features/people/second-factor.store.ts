import { type Model, partSchema, trusted } from '../../kernel/store.ts';
import type { Person } from './person.ts';
import type { SecondFactor, SecondFactorOffer } from './second-factor.ts';

const sealed = () => partSchema({ keyVersion: Number, text: String });

/** Its fields in a person's document. */
export const secondFactorFields = () => ({
  secondFactor: {
    type: partSchema({ secret: sealed(), at: Date, lastStep: Number, recovery: [String] }),
    default: undefined,
  },
  secondFactorOffer: { type: partSchema({ secret: sealed(), at: Date }), default: undefined },
});

/** Second factors. Whatever is used up is taken by one conditional write: of two who show the same, one has it. */
export interface SecondFactorStore {
  /** False where there is one already. */
  offerSecondFactor(id: string, offer: SecondFactorOffer): Promise<boolean>;
  /** Takes what was offered then; false where another offer, or a factor, came before. */
  takeSecondFactor(id: string, offer: SecondFactorOffer, factor: SecondFactor): Promise<boolean>;
  /** True for exactly one who knows the code of this step. */
  spendStep(id: string, step: number): Promise<boolean>;
  /** True for exactly one who knows this recovery code. */
  spendRecovery(id: string, digest: string): Promise<boolean>;
  removeSecondFactor(id: string): Promise<boolean>;
  /** Somebody whose secret none of these keys opens. */
  seekSealedOtherwise(versions: readonly number[]): Promise<Person | null>;
}

export function secondFactorStore(model: Model): SecondFactorStore {
  const none = trusted({ $exists: false });
  const changes = async (filter: object, update: object) =>
    (await model.updateOne(filter, update)).modifiedCount === 1;
  return {
    offerSecondFactor: (id, secondFactorOffer) =>
      changes({ _id: id, secondFactor: none }, { $set: { secondFactorOffer } }),
    takeSecondFactor: (id, offer, secondFactor) =>
      changes(
        { _id: id, secondFactor: none, 'secondFactorOffer.secret.text': offer.secret.text },
        { $set: { secondFactor }, $unset: { secondFactorOffer: 1 } },
      ),
    spendStep: (id, step) =>
      changes(
        { _id: id, 'secondFactor.lastStep': trusted({ $lt: step }) },
        { $set: { 'secondFactor.lastStep': step } },
      ),
    spendRecovery: (id, digest) =>
      changes({ _id: id, 'secondFactor.recovery': digest }, { $pull: { 'secondFactor.recovery': digest } }),
    removeSecondFactor: (id) =>
      changes(
        { _id: id, secondFactor: trusted({ $exists: true }) },
        { $unset: { secondFactor: 1, secondFactorOffer: 1 } },
      ),
    seekSealedOtherwise: (versions) =>
      model
        .findOne({
          secondFactor: trusted({ $exists: true }),
          'secondFactor.secret.keyVersion': trusted({ $nin: [...versions] }),
        })
        .lean<Person>()
        .exec(),
  };
}
