import { defineAccess } from '../../kernel/actor.ts';

export const windowAccess = [
  defineAccess('windows.read', 'Anyone who stands where the listing can be seen.', 'anyone'),
];
