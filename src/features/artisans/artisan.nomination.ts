import { invalid } from '../../kernel/errors.ts';
import type { Categories } from '../categories/index.ts';
import type { Grids } from '../grids/index.ts';
import { defaultDisplayName } from './artisan.ts';

export interface Nomination {
  name: string;
  phone: string;
  grid: string;
  skills: string[];
  note?: string;
}
interface NominationDeps {
  grids: Pick<Grids, 'seek'>;
  categories: Pick<Categories, 'seekOffered'>;
}

/** Throws `invalid` where the grid is none that people live in, or a skill cannot be offered there. */
export async function judgeNomination(
  { grids, categories }: NominationDeps,
  { grid, skills }: Nomination,
): Promise<void> {
  const found = await grids.seek(grid);
  if (found?.level !== 'micro') throw invalid({}, [{ path: '/body/grid', message: 'is not a micro-grid' }]);
  const unknown = skills.find((code) => !categories.seekOffered(code, grid));
  if (unknown !== undefined) {
    const path = `/body/skills/${skills.indexOf(unknown)}`;
    throw invalid({}, [{ path, message: 'is not a category that can be offered' }]);
  }
}

/** What somebody who was put forward begins with. */
export function blank({ name, phone, grid, skills, note }: Nomination) {
  return {
    openKey: phone,
    name: name.trim(),
    displayName: defaultDisplayName(name.trim()),
    phone,
    grid,
    skills,
    note: note?.trim() ?? '',
    checkedBy: null,
    approvedBy: null,
    introduction: '',
    shopAddress: '',
    portrait: null,
    strikes: [],
  };
}
