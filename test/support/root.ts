import { contract } from '../../src/contract/load.ts';
import { neverMet } from './met.ts';

/**
 * Mocha's root hooks: after a run of all test files, an operation of the contract that no test has seen
 * succeed, or an error code of its own that no test has met, fails the run.
 */
export const mochaHooks = {
  afterAll(): void {
    if (process.env.TEST_WHOLE !== '1') return;
    const missing = neverMet((path, method) => contract.paths[path]?.[method]);
    if (missing.length === 0) return;
    throw new Error(`no test has met ${missing.length} answers of the contract:\n  ${missing.join('\n  ')}`);
  },
};
