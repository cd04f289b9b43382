import { holdAccess, partOf } from './access.ts';

describe('Who may what in deals', () => holdAccess((row) => partOf(row) === 'deals'));
