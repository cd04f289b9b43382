// npm run grids:import: turns an OpenStreetMap extract and a grid file into the ground the server stands on.
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeLog } from './adapters/log.ts';
import { connectMongo, ensureIndexes, isDatabaseAway } from './adapters/mongo.ts';
import { makeInfrastructureStores } from './adapters/mongo-infrastructure.ts';
import { DataRefused, openData } from './adapters/mongo-migrations.ts';
import { makeOsmFile, OsmFileError } from './adapters/osm/index.ts';
import { ConfigError, configOrExit, readStoreConfig } from './config.ts';
import { type Crs, type GridFile, GridFileError, makeGrids, readGridFile } from './features/grids/index.ts';
import {
  GroundError,
  type GroundStage,
  type ImportedGround,
  makeReach,
  type PrivateSetting,
} from './features/reach/index.ts';
import { migrations } from './migrations.ts';

const USAGE = `npm run grids:import -- --osm FILE.osm.pbf --grids FILE.geojson
  reads the walking network and the area tree, and keeps the walked metres between all micro-grids up to 2,400 m.
  --private no-through|closed|open  private ways: only who lives there (default), nobody, everybody
  --crs     wgs84|gcj02             the datum of the grid file (default what it declares, else wgs84)
  --mongo   URI                     the database; otherwise MONGODB_URI or the store of a running npm start`;

/** One sentence for the person at the console. */
class Refusal extends Error {}

interface Wanted {
  osm: string;
  grids: string;
  privateWays: PrivateSetting;
  crs: Crs | undefined;
  mongo: string | undefined;
}

function readArguments() {
  const value = { type: 'string' } as const;
  const help = { type: 'boolean', short: 'h' } as const;
  try {
    const options = { osm: value, grids: value, private: value, crs: value, mongo: value, help };
    return parseArgs({ options }).values;
  } catch (error) {
    const [first] = (error as Error).message.split(/\n|\. /);
    throw new Refusal(`${first}: see npm run grids:import -- --help.`);
  }
}

function oneOf<T extends string>(option: string, given: string | undefined, known: readonly [T, ...T[]]): T {
  const found = known.find((value) => value === (given ?? known[0]));
  if (found === undefined) throw new Refusal(`--${option} must be one of ${known.join(', ')}.`);
  return found;
}

function readWanted(): Wanted | null {
  const given = readArguments();
  if (given.help) return null;
  const privateWays = oneOf('private', given.private, ['no-through', 'closed', 'open']);
  const crs = given.crs === undefined ? undefined : oneOf('crs', given.crs, ['wgs84', 'gcj02']);
  if (!given.osm) throw new Refusal('--osm FILE.osm.pbf is missing: it names the OpenStreetMap extract.');
  if (!given.grids) throw new Refusal('--grids FILE.geojson is missing: it names the file of the area tree.');
  return { osm: given.osm, grids: given.grids, privateWays, crs, mongo: given.mongo };
}

/** Beyond this a text cannot be held in memory as one. */
const MOST_MEGABYTES = 500;

async function readGrids(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_MEGABYTES * 1e6) throw new Refusal(`${path} is larger than ${MOST_MEGABYTES} MB.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Refusal(missing ? `${path} does not exist.` : `${path} cannot be read.`);
  }
}

/**
 * Progress on stderr: one line that is rewritten on a terminal. Elsewhere nothing is said before the files have
 * proved to be good, so that a broken one ends in its sentence and nothing else.
 */
function makeProgress() {
  const { stderr } = process;
  const isTerminal = stderr.isTTY === true;
  const step = isTerminal ? 1 : 10;
  let lastLine = '';
  return {
    show(stage: GroundStage, share: number): void {
      if (!isTerminal && stage !== 'searching') return;
      const percent = Math.floor((share * 100) / step) * step;
      const line = stage === 'searching' ? `searching and storing ${percent}%` : stage;
      if (line === lastLine) return;
      lastLine = line;
      stderr.write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
    },
    clear(): void {
      if (isTerminal && lastLine !== '') stderr.write('\r\x1b[K');
    },
  };
}

const count = (value: number): string => value.toLocaleString('en');
const listed = (codes: readonly string[]): string =>
  `${count(codes.length)} micro-grids (${codes.join(', ')})`;

function fileOf({ crs, declared, outlines, centresFromGeometry }: GridFile): string {
  const said = declared === null ? 'declares no CRS' : `declares ${declared}`;
  const kept = `${count(outlines)} outlines not kept, ${count(centresFromGeometry)} centres taken from geometry`;
  return `${said}, read as ${crs === 'gcj02' ? 'GCJ-02' : 'WGS-84'}; ${kept}`;
}

function reportOf({ version, report }: ImportedGround, file: GridFile): string {
  const { cpuSeconds, unsnapped, isolated } = report;
  const seconds = Object.entries(cpuSeconds).map(([part, spent]) => `${part} ${spent.toFixed(2)}`);
  return [
    `Ground ${version} is in force.`,
    `grids        ${count(report.grids)}, of them ${count(report.microGrids)} micro-grids`,
    `grid file    ${fileOf(file)}`,
    `map          ${count(report.ways)} ways, ${count(report.vertices)} vertices, ${count(report.segments)} segments`,
    `graph        ${count(report.nodes)} nodes, ${count(report.edges)} edges`,
    `reach        ${count(report.pairs)} pairs up to 2,400 m`,
    `CPU seconds  ${seconds.join(', ')}`,
    `memory       ${report.megabytes} MB at most`,
    `left out     ${count(report.conditionalTags)} things with conditional tags, ${count(report.missingNodes)} missing nodes, ${count(report.missingOutlines)} missing outlines of squares`,
    unsnapped.length === 0
      ? 'Every micro-grid is on the network.'
      : `Not on the network: ${listed(unsnapped)}.`,
    isolated.length === 0
      ? 'Every other reaches about as many as its neighbours.'
      : `Reach far fewer than their neighbours in a straight line: ${listed(isolated)}.`,
  ].join('\n');
}

async function runImport(wanted: Wanted): Promise<string> {
  const bytes = await readGrids(wanted.grids);
  const { mongodbUri } = configOrExit((env) =>
    readStoreConfig(wanted.mongo === undefined ? env : { ...env, MONGODB_URI: wanted.mongo }),
  );
  const file = readGridFile(bytes, wanted.crs);
  const progress = makeProgress();
  const connection = await connectMongo({ uri: mongodbUri, poolSize: 4, waitMs: 3000 });
  try {
    const grids = makeGrids({ connection });
    const reach = makeReach({ connection, grids: grids.api });
    await openData(connection, makeInfrastructureStores(connection).leases, makeLog('warn'), migrations);
    await ensureIndexes([...grids.parts.models, ...reach.parts.models]);
    const ground = await reach.api.importGround({
      osm: makeOsmFile(wanted.osm),
      grids: file.grids,
      privateWays: wanted.privateWays,
      onProgress: progress.show,
    });
    return reportOf(ground, file);
  } finally {
    progress.clear();
    await connection.close();
  }
}

function sentenceOf(error: unknown): string {
  const expected = [Refusal, DataRefused, ConfigError, OsmFileError, GridFileError, GroundError];
  if (expected.some((kind) => error instanceof kind)) return (error as Error).message;
  if (isDatabaseAway(error)) return 'The database does not answer: check that it runs, or MONGODB_URI.';
  return `The import failed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
}

try {
  const wanted = readWanted();
  process.stdout.write(`${wanted === null ? USAGE : await runImport(wanted)}\n`);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${sentenceOf(error)}\n`);
}
