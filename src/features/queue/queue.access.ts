import { defineAccess } from '../../kernel/actor.ts';

const joinQueue = defineAccess('queue.join', 'Every signed-in person waits for themselves.', 'required');
const ownEntry = defineAccess('queue.own', 'Whoever waits; for everybody else there is nobody.', 'required');

export const queueAccess = [joinQueue, ownEntry];
