import { contract } from '../../src/contract/load.ts';
import { gatherMet, leaveMet, neverMet } from './met.ts';

const closesWithinMs = 30_000;

/** A hook that failed before it had stopped its server would keep the run waiting for ever. */
function endWhatIsLeftOpen(): void {
  const end = () => {
    process.stderr.write('something that a test has opened is still open: the run is ended here\n');
    process.exit(1);
  };
  setTimeout(end, closesWithinMs).unref();
}

// Only a run of all files has this folder.
const folder = process.env.TEST_MET;

/** After the files of one process, which are all where one runs at a time. */
export const mochaHooks = {
  afterAll(): void {
    if (folder) leaveMet(folder);
  },
};

/**
 * After everything: an operation of the contract that no test has seen succeed, or an error code of its
 * own that no test has met, fails the run.
 */
export function mochaGlobalTeardown(): void {
  endWhatIsLeftOpen();
  if (!folder) return;
  gatherMet(folder);
  const missing = neverMet((path, method) => contract.paths[path]?.[method]);
  if (missing.length === 0) return;
  throw new Error(`no test has met ${missing.length} answers of the contract:\n  ${missing.join('\n  ')}`);
}
