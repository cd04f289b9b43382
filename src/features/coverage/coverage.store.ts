import type mongoose from 'mongoose';
import { type Model, makePlainStore, nullable, plainSchema, trusted } from '../../kernel/store.ts';
import { gridsWithin } from '../grids/index.ts';
import type { CoveredGrid, Sweep } from './coverage.ts';

export interface CoverageStore {
  models: readonly Model[];
  seekSweep(district: string): Promise<Sweep | null>;
  /** All that are kept; one a district. */
  sweeps(): Promise<Sweep[]>;
  /** Sets these of a sweep, and makes it where there is none. */
  setSweep(district: string, said: Partial<Omit<Sweep, '_id'>>): Promise<void>;
  /** Writes those that are new or have changed. */
  put(grids: readonly CoveredGrid[]): Promise<void>;
  /** On or below these grids. */
  within(grids: readonly string[]): Promise<CoveredGrid[]>;
  seek(grid: string): Promise<CoveredGrid | null>;
  /** Forgets what of a district is none of these. */
  keepOnly(district: string, grids: ReadonlySet<string>): Promise<void>;
}

function schemas() {
  const grid = plainSchema({
    gridPath: { type: [String], required: true },
    residents: { type: Number, required: true },
    lacks: { type: String, default: '' },
  });
  grid.index({ gridPath: 1 });
  const sweep = plainSchema({
    leaves: [String],
    done: { type: Number, default: 0 },
    total: { type: Number, default: 0 },
    startedAt: nullable(Date),
    computedAt: nullable(Date),
    askedAt: nullable(Date),
    endedAt: nullable(Date),
  });
  return { grid, sweep };
}

const same = (one: CoveredGrid, other: CoveredGrid | undefined): boolean =>
  other !== undefined &&
  one.lacks === other.lacks &&
  one.residents === other.residents &&
  one.gridPath.join(' ') === other.gridPath.join(' ');

async function putChanged(model: Model, grids: readonly CoveredGrid[]): Promise<void> {
  const ids = grids.map(({ _id }) => _id);
  const standing = await model
    .find({ _id: trusted({ $in: ids }) })
    .lean<CoveredGrid[]>()
    .exec();
  const known = new Map(standing.map((each) => [each._id, each]));
  const fresh = grids.filter(({ _id }) => !known.has(_id));
  if (fresh.length > 0)
    await model.insertMany(
      fresh.map((each) => ({ ...each })),
      { lean: true },
    );
  for (const each of grids) {
    const before = known.get(each._id);
    if (!before || same(each, before)) continue;
    const { _id, ...said } = each;
    await model.updateOne({ _id }, { $set: said });
  }
}

export function makeCoverageStore(connection: mongoose.Connection): CoverageStore {
  const { grid, sweep } = schemas();
  const grids = makePlainStore<CoveredGrid>(connection, 'coverage', grid);
  const sweeps = makePlainStore<Sweep>(connection, 'coverage_sweeps', sweep);
  return {
    models: [grids.model, sweeps.model],
    seekSweep: sweeps.seek,
    sweeps: () => sweeps.model.find({}).lean<Sweep[]>().exec(),
    async setSweep(district, said) {
      await sweeps.model.updateOne({ _id: district }, { $set: said }, { upsert: true });
    },
    put: (all) => putChanged(grids.model, all),
    within: (codes) => grids.model.find(gridsWithin(codes)).lean<CoveredGrid[]>().exec(),
    seek: grids.seek,
    async keepOnly(district, kept) {
      const standing = await grids.model
        .find({ gridPath: district }, { _id: 1 })
        .lean<{ _id: string }[]>()
        .exec();
      const gone = standing.map(({ _id }) => _id).filter((code) => !kept.has(code));
      if (gone.length > 0) await grids.model.deleteMany({ _id: trusted({ $in: gone }) });
    },
  };
}
