import { type Model, trusted } from '../../kernel/store.ts';
import { gridsWithin } from '../grids/index.ts';
import type { Artisan } from './artisan.ts';

const read = {
  ...{ personId: 1, name: 1, phone: 1, grid: 1, gridPath: 1, state: 1, since: 1, skills: 1 },
  ...{ nominatedBy: 1, nominatedAt: 1, checkedBy: 1, approvedBy: 1 },
} as const;
export type Candidate = Pick<Artisan, '_id' | keyof typeof read>;

/** Whose: on or below one of the grids, where they are given, and as far as the others say. */
export interface CandidateFilter {
  within?: readonly string[] | undefined;
  community?: string | undefined;
  nominatedBy?: string | undefined;
}

/** Everybody who was ever put forward, whatever became of them; only what tells how far they came. */
export const makeCandidates =
  (artisans: Model) =>
  ({ within, community, nominatedBy }: CandidateFilter): Promise<Candidate[]> =>
    artisans
      .find(
        {
          ...(nominatedBy === undefined ? {} : { nominatedBy }),
          ...(within ? gridsWithin(within) : {}),
          ...(community === undefined ? {} : { $and: [{ gridPath: trusted({ $in: [community] }) }] }),
        },
        read,
      )
      .lean<Candidate[]>()
      .exec();
