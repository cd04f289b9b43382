import { type Actor, defineAccess, holds } from '../../kernel/actor.ts';
import { helperRoles } from '../people/index.ts';

const phoneChangeHelp = defineAccess(
  'phone.help',
  'Staff, supervisors and administrators, for who lives or works on their grid and below it; for whoever works here, who gives them their roles.',
  'required',
  (actor) => holds(actor, helperRoles),
);
const phoneChangeDecide = defineAccess(
  'phone.decide',
  'Who may ask for the change too; to confirm takes somebody else than who asked.',
  'required',
  (actor) => holds(actor, helperRoles),
);
export const phoneChangeAccess = [phoneChangeHelp, phoneChangeDecide];

/** Where the actor helps; each grid stands for what is below it too. */
export function helpedGrids(actor: Actor): string[] {
  return actor.roles.filter(({ role }) => helperRoles.includes(role)).map(({ grid }) => grid);
}
