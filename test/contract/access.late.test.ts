import { holdAccess, partOf } from './access.ts';

describe('Who may what once days have gone by', () => holdAccess((row) => partOf(row) === 'late'));
