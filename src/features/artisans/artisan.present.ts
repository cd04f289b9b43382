import { type Names, noNames, presentHistory, takerName } from '../../kernel/history.ts';
import { maskPhone } from '../people/index.ts';
import { seesNames } from './artisan.access.ts';
import { checkPicturesOf, seesCheck } from './artisan.pictures.ts';
import type { Artisans, SeenArtisan } from './artisan.service.ts';
import type { Artisan } from './artisan.ts';

/** For lists: the phone is masked, whoever looks. */
export function presentArtisanSummary(artisans: Artisans, { artisan, steps }: SeenArtisan) {
  return {
    id: artisan._id,
    state: artisan.state,
    name: artisan.name,
    phoneMasked: maskPhone(artisan.phone),
    grid: artisan.grid,
    skills: [...artisan.skills],
    skillNames: artisans.skillNames(artisan),
    note: artisan.note,
    nominatedAt: artisan.nominatedAt.toISOString(),
    since: artisan.since.toISOString(),
    steps: [...steps],
  };
}

/** What the first of the two staff members did: without a call and a visit there is no check. */
function checkOf({ timeline }: Artisan, names: Names) {
  const row = timeline.findLast(({ step }) => step === 'check');
  if (!row) return null;
  const { note } = row.data as { note?: string | null };
  return { by: takerName(row, names), at: row.at.toISOString(), note: note || null };
}

/** For staff, who nominated and the artisan, who does not see what was noted about them. */
export function presentArtisan(artisans: Artisans, seen: SeenArtisan, known = noNames) {
  const { artisan, relations } = seen;
  const seesNotes = relations.some((who) => who !== 'owner');
  const names = seesNames(relations) ? known : noNames;
  const history = presentHistory(artisan.timeline, names);
  const hidden = ['nominate', 'check', 'see_papers'];
  return {
    ...presentArtisanSummary(artisans, seen),
    version: artisan.n,
    displayName: artisan.displayName,
    asksPapers: artisans.asksPapers(artisan),
    papers: artisans.papersOf(artisan).map(({ name, seenAt, until }) => ({
      name,
      seenAt: seenAt?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
    })),
    note: seesNotes ? artisan.note : null,
    introduction: artisan.introduction,
    shopAddress: artisan.shopAddress,
    portrait: artisan.portrait ?? null,
    nominatedBy: names.get(artisan.nominatedBy) || null,
    check: seesNames(relations) ? checkOf(artisan, names) : null,
    phoneShown: artisan.phoneShown ?? false,
    checkPictures: seesCheck(relations)
      ? checkPicturesOf(artisan).map(({ id, width, height }) => ({ id, width, height }))
      : [],
    strikes: artisan.strikes.length,
    history: seesNotes
      ? history
      : history.map((row) => (hidden.includes(row.step) ? { ...row, note: null } : row)),
  };
}
