import { after, type Clock, day } from '../../kernel/clock.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import { type Model, trusted } from '../../kernel/store.ts';
import { gridsWithin } from '../grids/index.ts';
import type { SettingReader } from '../settings/index.ts';
import type { ArtisanPaper } from './artisan.papers.ts';
import type { Artisan } from './artisan.ts';

interface EndingDeps {
  clock: Clock;
  settings: Pick<SettingReader, 'of'>;
  papersOf(artisan: Artisan): ArtisanPaper[];
}
export interface EndingPaper {
  provider: ProviderRef;
  providerName: string;
  grid: string;
  paper: string;
  until: Date;
}

/** Papers that end soon or have ended, of artisans at work; only those are read who were reminded of one. */
export const makePapersEnding =
  (artisans: Model, { clock, settings, papersOf }: EndingDeps) =>
  async (within: readonly string[]): Promise<EndingPaper[]> => {
    const reminded = await artisans
      .find({ state: 'active', ...gridsWithin(within), 'timeline.step': trusted({ $in: ['remind_papers'] }) })
      .lean<Artisan[]>()
      .exec();
    return reminded.flatMap((artisan) => {
      const soon = after(clock.now(), settings.of(artisan.gridPath)['papers.remindDays'] * day);
      const { _id: id, displayName: providerName, grid } = artisan;
      return papersOf(artisan).flatMap(({ name: paper, until }) =>
        until !== null && until <= soon
          ? [{ provider: { kind: 'artisan', id }, providerName, grid, paper, until }]
          : [],
      );
    });
  };
