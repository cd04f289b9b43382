import { defineAccess } from '../../kernel/actor.ts';

export const demoAccess = [
  defineAccess('demo', 'Anyone, on a server that runs the demo; elsewhere it does not exist.', 'anyone'),
];
