// npm run categories: takes the tree of what is offered out of the database as a file, and puts one in.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeLog } from './adapters/log.ts';
import { connectMongo, isDatabaseAway } from './adapters/mongo.ts';
import { DataRefused } from './adapters/mongo-migrations.ts';
import { configOrExit, readCommandConfig } from './config.ts';
import type { CategoryEffect } from './features/catalogue/index.ts';
import { type CategoryChange, CategoryFileError, type CategoryPlan } from './features/categories/index.ts';
import { orderKinds } from './features/orders/index.ts';
import { isAppError } from './kernel/errors.ts';
import { yuan } from './kernel/money.ts';
import { type Application, wire } from './wiring.ts';

const USAGE = `npm run categories -- export [--district CODE] --to FILE.json
  writes the common tree, or what a district says of its own, to a file that import takes.
npm run categories -- import --file FILE.json [--district CODE] [--yes]
  says what a file would change and what follows; with --yes it does it. What the file does not name stays as it is;
  nothing is ever removed, only "retired": true. Servers that run offer the new tree within a second.`;

/** One sentence for the person at the console. */
class Refusal extends Error {}

type Features = Application['features'];

function readArguments() {
  const value = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = { district: value, to: value, file: value, yes: flag, help: { ...flag, short: 'h' } };
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const [first] = (error as Error).message.split(/\n|\. /);
    throw new Refusal(`${first}: see npm run categories -- --help.`);
  }
}

const count = (value: number, what: string): string =>
  `${value.toLocaleString('en')} ${what}${value === 1 ? '' : 's'}`;
const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function lineOfChange({ code, name, what, fields }: CategoryChange): string {
  if (what === 'added') return `  new       ${code} ${name}`;
  const changed = fields.map(({ field, before, after }) => `${field} ${shown(before)} → ${shown(after)}`);
  return `  ${what.padEnd(9)} ${code} ${name}: ${changed.join(', ')}`;
}

function linesOfEffect(effect: CategoryEffect): string[] {
  const { name, tierBefore, tierAfter, gained, lost, tooDear, lowfeeCapFen, retiring, strange } = effect;
  const lines: string[] = [];
  const sight = { 'become visible': gained, 'become invisible': lost };
  for (const [words, { listings, microGrids, residents }] of Object.entries(sight)) {
    if (listings === 0) continue;
    const where = `${count(microGrids, 'micro-grid')}, ${count(residents, 'resident')}`;
    const tiers = tierBefore === tierAfter ? '' : ` (${tierBefore} → ${tierAfter} minutes)`;
    lines.push(`  ${name}${tiers}: ${count(listings, 'listing')} ${words} in ${where}.`);
  }
  if (tooDear > 0)
    lines.push(
      `  ${name}: ${count(tooDear, 'low-fee listing')} above the new cap of ${yuan(lowfeeCapFen)} yuan.`,
    );
  if (retiring > 0)
    lines.push(
      `  ${name}: ${count(retiring, 'listing')} under what is retired; they stay, no new ones come.`,
    );
  if (strange > 0)
    lines.push(
      `  ${name}: ${count(strange, 'listing')} of a kind that it is not meant for any more; they stay.`,
    );
  return lines;
}

/** What is meant for kinds of which there is none is offered to nobody: most likely one was mistyped. */
function linesOfKinds({ layer, changes }: CategoryPlan): string[] {
  const known = orderKinds.map(({ kind }) => kind);
  const changed = layer.filter(({ code }) => changes.some((each) => each.code === code));
  return changed.flatMap(({ code, name, kinds = [] }) =>
    kinds.length > 0 && !kinds.some((kind) => known.includes(kind))
      ? [
          `  ${name ?? code}: for no kind there is (${kinds.join(', ')}); nobody is shown it. Kinds: ${known.join(', ')}.`,
        ]
      : [],
  );
}

const nothingFollows = '  no listing is concerned.';

function reportOf(plan: CategoryPlan, effects: readonly CategoryEffect[]): string {
  const { scope, version, changes } = plan;
  if (changes.length === 0) return 'The file says what is in force already: nothing changes.';
  const whose = scope === 'common' ? 'The common categories' : `The categories of district ${scope}`;
  const follows = [...effects.flatMap(linesOfEffect), ...linesOfKinds(plan)];
  return [
    `${whose}, version ${version}: ${count(changes.length, 'change')}.`,
    ...changes.map(lineOfChange),
    'What follows:',
    ...(follows.length > 0 ? follows : [nothingFollows]),
  ].join('\n');
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(error.code === 'ENOENT' ? `${path} does not exist.` : `${path} cannot be read.`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new Refusal(`${path} is not JSON: ${(error as Error).message.split('\n')[0]}.`);
  }
}

async function runExport(
  { categories }: Features,
  path: string,
  district: string | undefined,
): Promise<string> {
  const file = await categories.exported(district);
  // a category a line, so that two exports can be compared
  const lines = file.categories.map((each) => `    ${JSON.stringify(each)}`);
  const format = JSON.stringify(file.format);
  const list = lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : '';
  await writeFile(path, `{\n  "format": ${format},\n  "categories": [${list}]\n}\n`);
  return `${count(lines.length, 'line')} of categories stand in ${path}.`;
}

async function runImport(
  features: Features,
  path: string,
  district: string | undefined,
  isMeant: boolean,
): Promise<string> {
  const { categories, catalogue } = features;
  const plan = await categories.plan(await readJson(path), district);
  const report = reportOf(plan, await catalogue.previewCategories(plan));
  if (plan.changes.length === 0) return report;
  if (!isMeant) return `${report}\nNothing was written: say it again with --yes.`;
  await categories.apply(plan, { actorId: null, as: 'command' });
  return `${report}\nVersion ${plan.version + 1} is in force.`;
}

async function withFeatures(run: (features: Features) => Promise<string>): Promise<string> {
  const config = configOrExit(readCommandConfig);
  const connection = await connectMongo({ uri: config.mongodbUri, poolSize: 4, waitMs: 3000 });
  try {
    const log = makeLog('warn');
    const application = wire({ config, connection, log, webDir: import.meta.dirname, sms: null });
    await application.openData();
    return await run(application.features);
  } finally {
    await connection.close();
  }
}

async function main(): Promise<string> {
  const { values, positionals } = readArguments();
  const [verb, ...more] = positionals;
  const { district, to, file } = values;
  if (values.help || verb === undefined) return USAGE;
  if (more.length > 0 || (verb !== 'export' && verb !== 'import'))
    throw new Refusal('Say export or import: see npm run categories -- --help.');
  if (verb === 'export') {
    if (!to) throw new Refusal('--to FILE.json is missing: it names the file to write.');
    return withFeatures((features) => runExport(features, to, district));
  }
  if (!file) throw new Refusal('--file FILE.json is missing: it names the file of categories.');
  return withFeatures((features) => runImport(features, file, district, values.yes === true));
}

function sentenceOf(error: unknown): string {
  const expected = [Refusal, DataRefused, CategoryFileError];
  if (expected.some((kind) => error instanceof kind)) return (error as Error).message;
  if (isAppError(error, 'conflict'))
    return 'Somebody else has changed the categories meanwhile: look at the preview again.';
  if (isDatabaseAway(error)) return 'The database does not answer: check that it runs, or MONGODB_URI.';
  return `The categories could not be read or written: ${String(error)}`;
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${sentenceOf(error)}\n`);
}
