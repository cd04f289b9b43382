import { artisanPages } from './pages-artisan.ts';
import { auditPages } from './pages-audit.ts';
import { closingPages } from './pages-closing.ts';
import { commonPages } from './pages-common.ts';
import { helpPages } from './pages-help.ts';
import { needPages } from './pages-needs.ts';
import { orderPages } from './pages-order.ts';
import { peoplePages } from './pages-people.ts';
import { proxyPages } from './pages-proxy.ts';
import { queuePages } from './pages-queue.ts';
import { residentPages } from './pages-resident.ts';
import { shelfPages } from './pages-shelf.ts';
import { shopPages } from './pages-shops.ts';
import { staffPages } from './pages-staff.ts';
import { privacyPages } from './privacy.ts';

/** Every sentence of the pages. */
export const pages = {
  ...commonPages,
  ...residentPages,
  ...shelfPages,
  ...needPages,
  ...orderPages,
  ...artisanPages,
  ...staffPages,
  ...shopPages,
  ...peoplePages,
  ...queuePages,
  ...auditPages,
  ...helpPages,
  ...privacyPages,
  ...closingPages,
  ...proxyPages,
};
