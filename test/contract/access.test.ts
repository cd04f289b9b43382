import assert from 'node:assert/strict';
import { operations } from '../../src/contract/load.ts';
import { accessTable } from '../support/access.table.ts';
import { holdAccess, partOf } from './access.ts';

describe('Who may what', () => {
  it('is said for every operation', () => {
    assert.deepEqual(Object.keys(accessTable).sort(), operations.map(({ id }) => id).sort());
  });

  holdAccess((row) => partOf(row) === 'other');
});
