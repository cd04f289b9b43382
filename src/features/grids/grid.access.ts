import { defineAccess } from '../../kernel/actor.ts';

export const gridAccess = [
  defineAccess('grids.read', 'Anyone: where one stands is public ground.', 'anyone'),
];
