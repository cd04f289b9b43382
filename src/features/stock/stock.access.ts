import { defineAccess } from '../../kernel/actor.ts';

const ownStock = defineAccess(
  'stock.own',
  'Whoever offers the listing; for everybody else there is none.',
  'required',
);
const readStock = defineAccess('stock.read', 'Anyone who stands where the listing can be seen.', 'anyone');

export const stockAccess = [ownStock, readStock];
