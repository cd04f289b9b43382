import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { followHistory, pageEntered } from '../client/back.ts';
import { hasRole, person, type Role, refreshSession, session } from '../client/session.ts';
import { loadCopy, t } from '../copy.ts';
import Home from '../resident/home.vue';
import { staff, staffRoles } from './staff.routes.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Said once its sentences are there. */
    title?: () => string;
    /** A page that makes sense only to somebody signed in. */
    signedIn?: boolean;
    roles?: Role[];
    /** Stands in the console of staff, where there is room for it. */
    desk?: boolean;
  }
}

const resident: RouteRecordRaw[] = [
  { path: '/', component: Home, meta: { title: () => t.home.title } },
  {
    path: '/listings/:id',
    component: () => import('../resident/listing.vue'),
    meta: { title: () => t.listing.title },
  },
  {
    path: '/listings/:id/book',
    component: () => import('../resident/book.vue'),
    meta: { title: () => t.book.title, signedIn: true },
  },
  {
    path: '/shops/:id',
    component: () => import('../resident/shop.vue'),
    meta: { title: () => t.shopPage.title },
  },
  {
    path: '/basket',
    component: () => import('../resident/basket.vue'),
    meta: { title: () => t.basket.title },
  },
  {
    path: '/orders',
    component: () => import('../resident/orders.vue'),
    meta: { title: () => t.orders.title, signedIn: true },
  },
  {
    path: '/orders/:id',
    component: () => import('../resident/order.vue'),
    meta: { title: () => t.order.title, signedIn: true },
  },
  {
    path: '/orders/:id/pay',
    component: () => import('../resident/pay.vue'),
    meta: { title: () => t.pay.title, signedIn: true },
  },
  {
    path: '/notices',
    component: () => import('../resident/notices.vue'),
    meta: { title: () => t.notices.title, signedIn: true },
  },
  {
    path: '/me',
    component: () => import('../resident/me.vue'),
    meta: { title: () => t.me.title, signedIn: true },
  },
  {
    path: '/me/account',
    component: () => import('../resident/account.vue'),
    meta: { title: () => t.account.title, signedIn: true },
  },
  {
    path: '/me/close',
    component: () => import('../resident/close-account.vue'),
    meta: { title: () => t.closing.title, signedIn: true },
  },
  {
    path: '/fund',
    component: () => import('../resident/fund.vue'),
    meta: { title: () => t.fund.title },
  },
  {
    path: '/me/needs',
    component: () => import('../resident/my-needs.vue'),
    meta: { title: () => t.needs.mine, signedIn: true },
  },
  {
    path: '/me/decisions',
    component: () => import('../resident/my-decisions.vue'),
    meta: { title: () => t.reports.mine, signedIn: true },
  },
  {
    path: '/report/:kind/:id',
    component: () => import('../resident/report.vue'),
    meta: { title: () => t.reports.link, signedIn: true },
  },
  {
    path: '/me/looks',
    component: () => import('../resident/looks.vue'),
    meta: { title: () => t.looks.title, signedIn: true },
  },
  {
    path: '/help',
    component: () => import('../resident/told.vue'),
    props: { page: 'help' },
    meta: { title: () => t.help.title },
  },
  {
    path: '/privacy',
    component: () => import('../resident/told.vue'),
    props: { page: 'privacy' },
    meta: { title: () => t.privacy.title },
  },
  {
    path: '/wechat/return',
    component: () => import('../sign-in/wechat-return.vue'),
    meta: { title: () => t.wechat.title },
  },
  {
    path: '/sign-in',
    component: () => import('../sign-in/sign-in.vue'),
    meta: { title: () => t.signIn.title },
  },
  {
    path: '/sign-in/second',
    component: () => import('../sign-in/second-factor.vue'),
    meta: { title: () => t.secondFactor.title },
  },
  {
    path: '/consent',
    component: () => import('../sign-in/consent.vue'),
    meta: { title: () => t.privacy.changed, signedIn: true },
  },
  { path: '/local', component: () => import('../local/local.vue'), meta: { title: () => t.local.title } },
];

const artisanRoles: Role[] = ['artisan'];
/** Staff may be on duty for a shop. */
const offeringRoles: Role[] = ['artisan', 'staff'];
const artisan: RouteRecordRaw[] = [
  {
    path: '/artisan/round',
    component: () => import('../artisan/round.vue'),
    meta: { title: () => t.round.title },
  },
  {
    path: '/artisan/week',
    component: () => import('../artisan/week.vue'),
    meta: { title: () => t.week.title },
  },
  {
    path: '/artisan/reviews',
    component: () => import('../artisan/reviews.vue'),
    meta: { title: () => t.reviews.title },
  },
];
const offering: RouteRecordRaw[] = [
  {
    path: '/artisan/hours',
    component: () => import('../artisan/hours.vue'),
    meta: { title: () => t.hours.title },
  },
  {
    path: '/artisan/listings',
    component: () => import('../artisan/listings.vue'),
    meta: { title: () => t.listings.title },
  },
  {
    path: '/artisan/listings/new',
    component: () => import('../artisan/listing-edit.vue'),
    meta: { title: () => t.listingEdit.newTitle },
  },
  {
    path: '/artisan/listings/:id',
    component: () => import('../artisan/listing-edit.vue'),
    meta: { title: () => t.listingEdit.title },
  },
];

// Who has left still does what was agreed and sees the money of it.
const agreed: RouteRecordRaw[] = [
  { path: '/artisan', component: () => import('../artisan/today.vue'), meta: { title: () => t.today.title } },
  {
    path: '/artisan/orders/:id',
    component: () => import('../artisan/order.vue'),
    meta: { title: () => t.order.title },
  },
  {
    path: '/artisan/income',
    component: () => import('../artisan/income.vue'),
    meta: { title: () => t.income.title },
  },
  {
    path: '/artisan/statement',
    component: () => import('../artisan/statement.vue'),
    meta: { title: () => t.ownStatement.title },
  },
].map((route) => ({ ...route, meta: { ...route.meta, signedIn: true } }));

const leaderRoles: Role[] = ['leader', 'staff'];
const leader: RouteRecordRaw[] = [
  {
    path: '/leader',
    component: () => import('../leader/nominations.vue'),
    meta: { title: () => t.nominations.title },
  },
  {
    path: '/leader/funnel',
    component: () => import('../leader/funnel.vue'),
    meta: { title: () => t.funnel.title, roles: ['leader', 'staff', 'supervisor'] },
  },
  {
    path: '/leader/needs',
    component: () => import('../leader/needs.vue'),
    meta: { title: () => t.needs.board, roles: ['leader', 'staff', 'supervisor'] },
  },
  {
    path: '/leader/nominate',
    component: () => import('../leader/nominate.vue'),
    meta: { title: () => t.nominate.title },
  },
];

function forRoles(routes: RouteRecordRaw[], roles: Role[]): RouteRecordRaw[] {
  return routes.map((route) => ({ ...route, meta: { roles, ...route.meta, signedIn: true } }));
}

/** The console keeps standing while its pages change. */
const atDesk = { component: () => import('../staff/desk-frame.vue'), meta: { desk: true } };

followHistory();
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...resident,
    ...agreed,
    ...forRoles(artisan, artisanRoles),
    ...forRoles(offering, offeringRoles),
    { path: '/leader', ...atDesk, children: forRoles(leader, leaderRoles) },
    { path: '/staff', ...atDesk, children: forRoles(staff, staffRoles) },
    {
      path: '/:rest(.*)*',
      component: () => import('../parts/not-found.vue'),
      meta: { title: () => t.notFound.title },
    },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

/** What may be read before the privacy text is agreed to. */
const unasked = ['/consent', '/privacy', '/help', '/local', '/sign-in', '/wechat/return'];

router.beforeEach(async (to) => {
  if (to.path !== '/') await loadCopy();
  if (session.value === null) await refreshSession();
  if (session.value?.waitsFor && !unasked.includes(to.path)) {
    return to.path === '/sign-in/second' || { path: '/sign-in/second', query: { to: to.fullPath } };
  }
  if (to.meta.signedIn && person.value === null) return { path: '/sign-in', query: { to: to.fullPath } };
  const isRead = session.value?.consent.given !== false || unasked.includes(to.path);
  if (!isRead) return { path: '/consent', query: { to: to.fullPath } };
  if (to.meta.roles && !hasRole(...to.meta.roles)) return { path: '/me', query: { refused: '1' } };
  // An administrator gives roles and decides nothing about artisans.
  if (to.path === '/staff' && !hasRole('staff', 'supervisor', 'auditor')) return '/staff/people';
  return true;
});

router.afterEach((to, from) => {
  document.title = to.meta.title ? `${to.meta.title()} · ${t.common.title}` : t.common.title;
  // A new page is read from its beginning by people who do not see it.
  const isNew = from.matched.length > 0 && from.path !== to.path;
  // The page is built on the next tick; after that whatever it reads anew is not a return.
  setTimeout(pageEntered);
  if (isNew) requestAnimationFrame(() => document.getElementById('main')?.focus());
});

// After an update of the server a part of the old build is gone: the page is loaded anew, once.
router.onError((error, to) => {
  if (!/import|fetch|load/i.test(String(error))) return;
  const mark = `reloaded:${to.fullPath}`;
  try {
    if (sessionStorage.getItem(mark)) return;
    sessionStorage.setItem(mark, '1');
  } catch {
    return;
  }
  window.location.assign(to.fullPath);
});
