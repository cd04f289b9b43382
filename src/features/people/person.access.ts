import { defineAccess, holds } from '../../kernel/actor.ts';

export const peopleAccess = [
  defineAccess('anyone', 'Anyone, with or without a session.', 'anyone'),
  defineAccess('self', 'A signed-in person, about their own things.', 'required'),
  defineAccess('people.manage', 'An administrator.', 'required', (actor) => holds(actor, ['admin'])),
];
