import { type Actor, roleOver } from '../../kernel/actor.ts';
import { asRole } from '../../kernel/audit.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Files, Picture, Sight } from '../files/index.ts';
import { type OutletRelation, outletRelations } from './outlet.access.ts';
import type { OutletTypes } from './outlet.process.ts';
import type { Outlet } from './outlet.ts';

interface PictureDeps {
  outlets: { runner: Pick<Runner<OutletTypes>, 'on'>; seek(id: string): Promise<Outlet | null> };
  files: Pick<Files, 'bind' | 'readBy'>;
}

/** What the pictures of a merchant's licence are kept by. */
export const licenceBindingOf = (id: string) => ({ kind: 'outlet.licence', id });

/** Staff who may decide about it, and nobody else: neither who put it forward nor who is on its roster. */
export const seesLicence = (relations: readonly OutletRelation[]): boolean => relations.includes('checker');

/** The licence as it was seen at the visit. */
export const licencePicturesOf = ({ timeline }: Pick<Outlet, 'timeline'>): Picture[] =>
  timeline
    .filter(({ step }) => step === 'check')
    .flatMap(({ data }) => (data as { pictures?: readonly Picture[] }).pictures ?? []);

/** The pictures belong to the merchant, and every look at them is on the trail. */
export function keepLicence({ outlets, files }: PictureDeps): void {
  outlets.runner.on('check', 'documents', 'providers: keeps the licence', (outlet) =>
    files.bind(licenceBindingOf(outlet._id), licencePicturesOf(outlet)),
  );
  files.readBy('licence', async (actor: Actor, { id }): Promise<Sight | null> => {
    const outlet = await outlets.seek(id);
    if (!outlet || !seesLicence(outletRelations(actor, outlet))) return null;
    const { gridPath } = outlet;
    const about = { target: { kind: 'outlet', id }, gridPath, subjectId: null };
    return { ...about, ...asRole(roleOver(actor, ['staff'], gridPath)) };
  });
}
