import { defineAccess } from '../../kernel/actor.ts';

const ownUnits = defineAccess(
  'unit.own',
  'Whoever lends it out or is on duty for them, and staff and supervisors of its grid; for everybody else there is none.',
  'required',
);
const readDays = defineAccess('unit.days', 'Anyone who stands where the listing can be seen.', 'anyone');

export const unitAccess = [ownUnits, readDays];
