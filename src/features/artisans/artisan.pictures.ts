import { type Actor, roleOver } from '../../kernel/actor.ts';
import { asRole } from '../../kernel/audit.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Files, Picture, Sight } from '../files/index.ts';
import type { People } from '../people/index.ts';
import { type ArtisanRelation, artisanRelations } from './artisan.access.ts';
import type { ArtisanTypes } from './artisan.process.ts';
import type { Artisan } from './artisan.ts';

interface PictureDeps {
  artisans: { on: Runner<ArtisanTypes>['on']; seek(id: string): Promise<Artisan | null> };
  people: Pick<People, 'seekByPhone'>;
  files: Pick<Files, 'bind' | 'readBy'>;
}

/** What a portrait is kept by. */
export const bindingOf = (id: string) => ({ kind: 'artisan', id });
/** What the pictures of the visit and of papers are kept by. */
export const checkBindingOf = (id: string) => ({ kind: 'artisan.check', id });

/** Staff who may decide about the artisan, and nobody else: neither who nominated nor the artisan. */
export const seesCheck = (relations: readonly ArtisanRelation[]): boolean => relations.includes('checker');

/** What staff saw at the visit, and of papers when they were seen last. */
export function checkPicturesOf({ timeline }: Artisan): Picture[] {
  const lastSeen = timeline.findLast(({ step }) => step === 'see_papers');
  const rows = timeline.filter((row) => row.step === 'check' || row === lastSeen);
  return rows.flatMap(({ data }) => (data as { pictures?: readonly Picture[] }).pictures ?? []);
}

/** The phone may belong to somebody already, though the document does not know it yet. */
export async function personIdOf(
  people: Pick<People, 'seekByPhone'>,
  { personId, phone }: Pick<Artisan, 'personId' | 'phone'>,
): Promise<string | null> {
  return personId ?? (await people.seekByPhone(phone))?._id ?? null;
}

/** The portrait and what was seen at the visit belong to the artisan; what is not theirs any more is let go. */
export function keepPictures({ artisans, people, files }: PictureDeps): void {
  artisans.on('revise', 'documents', 'artisans: keeps the portrait', ({ _id, portrait }) =>
    files.bind(bindingOf(_id), portrait ? [portrait] : []),
  );
  artisans.on(['check', 'see_papers'], 'documents', 'artisans: keeps what was seen', (artisan) =>
    files.bind(checkBindingOf(artisan._id), checkPicturesOf(artisan)),
  );
  files.readBy('check', async (actor: Actor, { id }): Promise<Sight | null> => {
    const artisan = await artisans.seek(id);
    if (!artisan) return null;
    const personId = await personIdOf(people, artisan);
    if (!seesCheck(artisanRelations(actor, { ...artisan, personId }))) return null;
    const about = { target: { kind: 'artisan', id }, gridPath: artisan.gridPath, subjectId: personId };
    return { ...about, ...asRole(roleOver(actor, ['staff'], artisan.gridPath)) };
  });
}
