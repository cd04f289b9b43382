import { commonPages } from './pages-common.ts';
import { needPages } from './pages-needs.ts';
import { residentPages } from './pages-resident.ts';
import { shelfPages } from './pages-shelf.ts';

/** What the first page of a resident says: it comes before everything else, so that the shelf is there soon. */
export const firstPages = { ...commonPages, ...residentPages, ...shelfPages, ...needPages };
