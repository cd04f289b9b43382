import { contract } from '../../src/contract/load.ts';
import { mergeCoverage, uncovered, writeCoverage } from './coverage.ts';
import { neverListed } from './dialect-record.ts';
import { askWitnesses } from './on-failure.ts';

const closesWithinMs = 30_000;

/** A hook that failed before it had stopped its server would keep the run waiting for ever. */
function endWhatIsLeftOpen(): void {
  const end = () => {
    process.stderr.write('something that a test has opened is still open: the run is ended here\n');
    process.exit(1);
  };
  setTimeout(end, closesWithinMs).unref();
}

// Only a run of all files has this folder, and on the embedded store its record.
const folder = process.env.TEST_COVERAGE;
const record = process.env.TEST_ASKED;

/** After the files of one process, which are all where one runs at a time. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    const { state, err } = this.currentTest ?? {};
    if (state === 'failed' && err) await askWitnesses(err);
  },
  afterAll(): void {
    if (folder) writeCoverage(folder);
  },
};

function complaint(what: string, names: string[]): string[] {
  return names.length === 0 ? [] : [`${what} (${names.length}):\n  ${names.join('\n  ')}`];
}

function contractUncovered(from: string): string[] {
  mergeCoverage(from);
  return uncovered((path, method) => contract.paths[path]?.[method]);
}

/**
 * After everything: an operation of the contract that no test has seen succeed, an error code of its own that no
 * test has met, or a thing that the embedded store was asked for and has not in its dialect, fails the run.
 */
export function mochaGlobalTeardown(): void {
  endWhatIsLeftOpen();
  const unmet = folder ? contractUncovered(folder) : [];
  const unlisted = record ? neverListed(record) : [];
  const complaints = [
    ...complaint('answers of the contract that no test has met', unmet),
    ...complaint('asked of the embedded store, but not in its dialect', unlisted),
  ];
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
