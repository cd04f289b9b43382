import type mongoose from 'mongoose';
import {
  type Model,
  makePlainStore,
  nullable,
  type PlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import { patternOf } from '../text/index.ts';
import type { GridCentre } from './grid.near.ts';
import type { Hung } from './grid.paths.ts';
import type { Grid, Ground, GroundReport } from './grid.ts';

const BLOCK = 500;

/** Which grids: micro-grids alone or of every level, and only one grid with what is below it. */
export interface GridsAmong {
  all: boolean;
  under?: readonly string[] | undefined;
}
export interface GridStore {
  readonly models: readonly Model[];
  insert(version: string, grids: readonly Grid[]): Promise<void>;
  seek(version: string, code: string): Promise<Grid | null>;
  children(version: string, parent: string | null): Promise<Grid[]>;
  micro(version: string, under: string | null): Promise<Grid[]>;
  /** Grids whose name holds the text, however either is written, or whose code starts with it, by code. */
  search(version: string, text: string, limit: number): Promise<Grid[]>;
  /** Grids of which every word stands in their own name or in one above, by code behind `after`. */
  page(
    version: string,
    among: GridsAmong & { words: readonly string[] },
    after: string,
    limit: number,
  ): Promise<Grid[]>;
  /** What hangs where in a version. */
  hung(version: string): Promise<Hung[]>;
  /** Where the micro-grids of a version stand. */
  centres(version: string): Promise<GridCentre[]>;
  versions(): Promise<string[]>;
  remove(version: string): Promise<void>;
  ground(): Promise<Ground | null>;
  /** Sets the version in force in one write and answers the one before. */
  setGround(ground: Ground): Promise<Ground | null>;
  /** Keeps what the import of a version found; `remove` takes it along. */
  keepReport(ground: Ground, report: GroundReport): Promise<void>;
}

function makeModels(connection: mongoose.Connection) {
  const grid = plainSchema({
    version: { type: String, required: true },
    code: { type: String, required: true },
    level: { type: String, required: true },
    name: { type: String, required: true },
    parent: nullable(String),
    path: { type: [String], required: true },
    centre: { type: [Number], required: true },
    households: { type: Number, required: true },
    population: { type: Number, required: true },
    leader: { type: partSchema({ name: String, phone: String }), default: undefined },
  });
  grid.index({ version: 1, parent: 1, code: 1 });
  grid.index({ version: 1, level: 1, code: 1 });
  grid.index({ version: 1, code: 1 });
  const ground = plainSchema({
    version: { type: String, required: true },
    importedAt: { type: Date, required: true },
    report: { type: Object, default: undefined },
  });
  return {
    grids: makePlainStore<GridDoc>(connection, 'grids', grid),
    ground: makePlainStore<Ground & { _id: string; report?: GroundReport }>(connection, 'ground', ground),
  };
}

type Filter = mongoose.QueryFilter<Record<string, unknown>>;
type GridDoc = Grid & { _id: string; version: string };

const toGrid = ({ _id, version, ...grid }: GridDoc): Grid => grid;
const idOf = (version: string, code: string): string => `${version}:${code}`;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** One document says which version is in force; what the import of a version found lies under that version. */
function makeGround(model: Model): Pick<GridStore, 'ground' | 'setGround' | 'keepReport'> {
  const id = 'current';
  return {
    ground: () => model.findById(id, { _id: 0 }).lean<Ground>().exec(),
    setGround: (next) =>
      model
        .findOneAndUpdate({ _id: id }, { $set: { ...next } }, { upsert: true, projection: { _id: 0 } })
        .lean<Ground>()
        .exec(),
    async keepReport(ground, report) {
      await model.insertMany([{ ...ground, _id: ground.version, report }], { lean: true });
    },
  };
}

function makeReads({
  model,
  seek,
}: PlainStore<GridDoc>): Pick<GridStore, 'seek' | 'children' | 'micro' | 'search' | 'page'> {
  const list = async (filter: Filter, limit = 0): Promise<Grid[]> => {
    const docs = await model.find(filter).sort({ code: 1 }).limit(limit).lean<GridDoc[]>().exec();
    return docs.map(toGrid);
  };
  return {
    async seek(version, code) {
      const doc = await seek(idOf(version, code));
      return doc === null ? null : toGrid(doc);
    },
    children: (version, parent) => list({ version, parent }),
    micro: (version, under) => list({ version, level: 'micro', ...(under === null ? {} : { path: under }) }),
    search(version, text, limit) {
      const byName = { name: trusted({ $regex: patternOf(text), $options: 'i' }) };
      const byCode = { code: trusted({ $regex: `^${escaped(text)}` }) };
      return list({ version, $or: [byName, byCode] }, limit);
    },
    async page(version, { words, all, under }, after, limit) {
      const holds = async (word: string): Promise<Filter> => {
        const name = trusted({ $regex: patternOf(word), $options: 'i' });
        const above = await list({ version, level: trusted({ $ne: 'micro' }), name });
        return { $or: [{ name }, { path: trusted({ $in: above.map(({ code }) => code) }) }] };
      };
      const $and = await Promise.all(words.map(holds));
      const among = {
        ...(all ? {} : { level: 'micro' }),
        ...(under ? { path: trusted({ $in: under }) } : {}),
      };
      const filter = { version, ...among, code: trusted({ $gt: after }) };
      return list($and.length > 0 ? { ...filter, $and } : filter, limit);
    },
  };
}

export function makeGridStore(connection: mongoose.Connection): GridStore {
  const { grids, ground } = makeModels(connection);
  return {
    models: [grids.model, ground.model],
    ...makeReads(grids),
    ...makeGround(ground.model),
    async insert(version, all) {
      for (let from = 0; from < all.length; from += BLOCK) {
        const block = all.slice(from, from + BLOCK);
        const docs = block.map((grid) => ({ ...grid, _id: idOf(version, grid.code), version }));
        // The tree was checked as a whole before; casting each of 100,000 documents again costs seconds.
        await grids.model.insertMany(docs, { lean: true, ordered: true });
      }
    },
    hung(version) {
      const fields = { _id: 0, code: 1, parent: 1, level: 1 } as const;
      return grids.model.find({ version }, fields).lean<Hung[]>().exec();
    },
    centres(version) {
      const fields = { _id: 0, code: 1, centre: 1 } as const;
      return grids.model.find({ version, level: 'micro' }, fields).lean<GridCentre[]>().exec();
    },
    versions: () => grids.model.distinct('version').exec() as Promise<string[]>,
    async remove(version) {
      // the grids last: as long as they are there, the version is found again
      await ground.model.deleteMany({ _id: version }).exec();
      await grids.model.deleteMany({ version }).exec();
    },
  };
}
