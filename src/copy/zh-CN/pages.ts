import { accountingPages } from './pages-accounting.ts';
import { artisanPages } from './pages-artisan.ts';
import { auditPages } from './pages-audit.ts';
import { billPages } from './pages-bills.ts';
import { categoryPages } from './pages-categories.ts';
import { closingPages } from './pages-closing.ts';
import { coveragePages } from './pages-coverage.ts';
import { deskPages } from './pages-desk.ts';
import { firstPages } from './pages-first.ts';
import { fundPages } from './pages-funds.ts';
import { funnelPages } from './pages-funnel.ts';
import { helpPages } from './pages-help.ts';
import { noticePages } from './pages-notices.ts';
import { orderPages } from './pages-order.ts';
import { peoplePages } from './pages-people.ts';
import { proxyPages } from './pages-proxy.ts';
import { qualityPages } from './pages-quality.ts';
import { queuePages } from './pages-queue.ts';
import { reportPages } from './pages-reports.ts';
import { secondFactorPages } from './pages-second-factor.ts';
import { shopPages } from './pages-shops.ts';
import { staffPages } from './pages-staff.ts';
import { privacyPages } from './privacy.ts';

/** Every sentence of the pages. */
export const pages = {
  ...firstPages,
  ...orderPages,
  ...artisanPages,
  ...staffPages,
  ...billPages,
  ...fundPages,
  ...accountingPages,
  ...shopPages,
  ...peoplePages,
  ...queuePages,
  ...auditPages,
  ...helpPages,
  ...privacyPages,
  ...closingPages,
  ...proxyPages,
  ...noticePages,
  ...secondFactorPages,
  ...reportPages,
  ...funnelPages,
  ...qualityPages,
  ...coveragePages,
  ...deskPages,
  ...categoryPages,
};
