import { type Actor, defineAccess, holds, type RoleName } from '../../kernel/actor.ts';

const readers: readonly RoleName[] = ['staff', 'supervisor'];
const readQuality = defineAccess(
  'quality.read',
  'Staff and supervisors, for their grids.',
  'required',
  (actor) => holds(actor, readers),
);
export const qualityAccess = [readQuality];

/** What the actor looks after; each grid stands for what is below it too. */
export const qualityGrids = ({ roles }: Actor): string[] =>
  roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid);
