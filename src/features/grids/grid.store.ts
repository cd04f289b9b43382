import type mongoose from 'mongoose';
import { type Model, plainSchema, trusted } from '../../kernel/stored.ts';
import type { Grid, Ground } from './grid.ts';

const BLOCK = 500;

export interface GridStore {
  readonly models: readonly Model[];
  insert(version: string, grids: readonly Grid[]): Promise<void>;
  count(version: string): Promise<number>;
  /** Several by code, in no particular order; those that are not there are left out. */
  some(version: string, codes: readonly string[]): Promise<Grid[]>;
  children(version: string, parent: string | null): Promise<Grid[]>;
  micro(version: string, under: string | null): Promise<Grid[]>;
  /** Grids whose name holds the text or whose code starts with it, by code. */
  search(version: string, text: string, limit: number): Promise<Grid[]>;
  versions(): Promise<string[]>;
  remove(version: string): Promise<void>;
  ground(): Promise<Ground | null>;
  /** Sets the version in force in one write and answers the one before. */
  setGround(ground: Ground): Promise<Ground | null>;
}

function makeModels(connection: mongoose.Connection) {
  const grid = plainSchema({
    version: { type: String, required: true },
    code: { type: String, required: true },
    level: { type: String, required: true },
    name: { type: String, required: true },
    parent: { type: String, default: null },
    path: { type: [String], required: true },
    centre: { type: [Number], required: true },
    households: { type: Number, required: true },
    population: { type: Number, required: true },
    leader: { type: { name: String, phone: String, _id: false }, default: undefined },
  });
  grid.index({ version: 1, parent: 1, code: 1 });
  grid.index({ version: 1, level: 1, code: 1 });
  const ground = plainSchema({
    version: { type: String, required: true },
    importedAt: { type: Date, required: true },
    report: { type: Object, required: true },
  });
  return {
    grids: connection.model('grids', grid, 'grids') as unknown as Model,
    ground: connection.model('ground', ground, 'ground') as unknown as Model,
  };
}

type GridDoc = Grid & { _id: string; version: string };

const toGrid = ({ _id, version, ...grid }: GridDoc): Grid => grid;
const idOf = (version: string, code: string): string => `${version}:${code}`;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export function makeGridStore(connection: mongoose.Connection): GridStore {
  const { grids, ground } = makeModels(connection);
  const list = async (filter: mongoose.QueryFilter<Record<string, unknown>>, limit = 0): Promise<Grid[]> => {
    const docs = await grids.find(filter).sort({ code: 1 }).limit(limit).lean<GridDoc[]>().exec();
    return docs.map(toGrid);
  };
  return {
    models: [grids, ground],
    async insert(version, all) {
      for (let from = 0; from < all.length; from += BLOCK) {
        const docs = all.slice(from, from + BLOCK).map((grid) => ({
          ...grid,
          _id: idOf(version, grid.code),
          version,
        }));
        // The tree was checked as a whole before; casting each of 100,000 documents again costs seconds.
        await grids.insertMany(docs, { lean: true, ordered: true });
      }
    },
    count: (version) => grids.countDocuments({ version }).exec(),
    async some(version, codes) {
      const ids = codes.map((code) => idOf(version, code));
      const docs = await grids
        .find({ _id: trusted({ $in: ids }) })
        .lean<GridDoc[]>()
        .exec();
      return docs.map(toGrid);
    },
    children: (version, parent) => list({ version, parent }),
    micro: (version, under) => list({ version, level: 'micro', ...(under === null ? {} : { path: under }) }),
    search: (version, text, limit) =>
      list(
        {
          version,
          $or: [
            { name: trusted({ $regex: escaped(text), $options: 'i' }) },
            { code: trusted({ $regex: `^${escaped(text)}` }) },
          ],
        },
        limit,
      ),
    versions: () => grids.distinct('version').exec() as Promise<string[]>,
    async remove(version) {
      await grids.deleteMany({ version }).exec();
    },
    async ground() {
      return await ground.findById('current', { _id: 0 }).lean<Ground>().exec();
    },
    async setGround(next) {
      return await ground
        .findOneAndUpdate({ _id: 'current' }, { $set: { ...next } }, { upsert: true, projection: { _id: 0 } })
        .lean<Ground>()
        .exec();
    },
  };
}
