import type { operations } from '../../contract/types.gen.ts';
import { hasRole, type Role } from '../client/session.ts';
import { t } from '../copy.ts';

type Answer = operations['listWaiting']['responses'][200]['content']['application/json'];
export type WaitingTask = Answer['items'][number];

export interface MenuItem {
  to: string;
  says: string;
  task?: WaitingTask['task'];
  /** Whose it is, where its path alone does not say it. */
  roles?: Role[];
}
export interface MenuGroup {
  says: string;
  items: MenuItem[];
}

const readers: Role[] = ['staff', 'supervisor', 'auditor'];

const tasks = (): MenuGroup => ({
  says: t.desk.groups.tasks,
  items: [
    { to: '/staff', says: t.staffArtisans.title, task: 'artisans', roles: readers },
    { to: '/staff/listings', says: t.staffListings.title, task: 'listings', roles: readers },
    { to: '/staff/orders', says: t.staffOrders.title, task: 'orders', roles: readers },
    { to: '/staff/reports', says: t.reports.board, task: 'reports' },
    { to: '/staff/texts', says: t.staffTexts.title, task: 'texts', roles: ['staff', 'supervisor'] },
    { to: '/staff/help', says: t.staffHelp.title, task: 'phone_changes' },
    { to: '/leader/needs', says: t.needs.board, task: 'needs' },
  ],
});

const everyGroup = (): MenuGroup[] => [
  tasks(),
  {
    says: t.desk.groups.supply,
    items: [
      { to: '/leader', says: t.nominations.title },
      { to: '/leader/funnel', says: t.funnel.title },
      { to: '/staff/coverage', says: t.coverage.title },
      { to: '/staff/quality', says: t.quality.title },
      { to: '/staff/shops', says: t.staffShops.title },
    ],
  },
  {
    says: t.desk.groups.money,
    items: [
      { to: '/staff/refunds', says: t.staffRefunds.title },
      { to: '/staff/bills', says: t.staffBills.title },
      { to: '/staff/funds', says: t.fund.staffTitle },
      { to: '/staff/ledger', says: t.ledger.title },
    ],
  },
  {
    says: t.desk.groups.running,
    items: [
      { to: '/staff/people', says: t.staffPeople.title },
      { to: '/staff/categories', says: t.categoryDesk.title },
      { to: '/staff/audit', says: t.audit.title },
      { to: '/staff/second-factor', says: t.secondFactor.title },
    ],
  },
];

/** What somebody may open, by task; `rolesOf` says who may open a path. */
export function menuFor(rolesOf: (path: string) => Role[] | undefined): MenuGroup[] {
  const mayOpen = ({ to, roles = rolesOf(to) }: MenuItem) => roles === undefined || hasRole(...roles);
  return everyGroup()
    .map(({ says, items }) => ({ says, items: items.filter(mayOpen) }))
    .filter(({ items }) => items.length > 0);
}

/** The item under which a page stands: the one whose path goes farthest along its own. */
export function itemOf(groups: readonly MenuGroup[], path: string): MenuItem | undefined {
  const holds = ({ to }: MenuItem) => path === to || path.startsWith(`${to}/`);
  const found = groups.flatMap(({ items }) => items).filter(holds);
  return found.sort((a, b) => b.to.length - a.to.length)[0];
}
