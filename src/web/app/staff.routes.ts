import type { RouteRecordRaw } from 'vue-router';
import type { Role } from '../client/session.ts';
import { t } from '../copy.ts';

export const staffRoles: Role[] = ['staff', 'supervisor', 'admin', 'auditor'];
export const staff: RouteRecordRaw[] = [
  {
    path: '/staff',
    component: () => import('../staff/artisans.vue'),
    meta: { title: () => t.staffArtisans.title },
  },
  {
    path: '/staff/help',
    component: () => import('../staff/help.vue'),
    meta: { title: () => t.staffHelp.title, roles: ['staff', 'supervisor', 'admin'] },
  },
  {
    path: '/staff/second-factor',
    component: () => import('../staff/second-factor.vue'),
    meta: { title: () => t.secondFactor.title },
  },
  {
    path: '/staff/people',
    component: () => import('../staff/people.vue'),
    meta: { title: () => t.staffPeople.title, roles: ['admin'] },
  },
  {
    path: '/staff/categories',
    component: () => import('../staff/categories.vue'),
    meta: { title: () => t.categoryDesk.title, roles: ['admin'] },
  },
  {
    path: '/staff/artisans/:id',
    component: () => import('../staff/artisan.vue'),
    meta: { title: () => t.staffArtisan.title },
  },
  {
    path: '/staff/quality',
    component: () => import('../staff/quality.vue'),
    meta: { title: () => t.quality.title, roles: ['staff', 'supervisor'] },
  },
  {
    path: '/staff/coverage',
    component: () => import('../staff/coverage.vue'),
    meta: { title: () => t.coverage.title, roles: ['staff', 'supervisor'] },
  },
  {
    path: '/staff/bills',
    component: () => import('../staff/bills.vue'),
    meta: { title: () => t.staffBills.title, roles: ['supervisor', 'auditor', 'admin'] },
  },
  {
    path: '/staff/funds',
    component: () => import('../staff/funds.vue'),
    meta: { title: () => t.fund.staffTitle, roles: ['staff', 'supervisor', 'auditor', 'admin'] },
  },
  {
    path: '/staff/ledger',
    component: () => import('../staff/ledger.vue'),
    meta: { title: () => t.ledger.title, roles: ['staff', 'supervisor', 'auditor', 'admin'] },
  },
  {
    path: '/staff/ledger/statement',
    component: () => import('../staff/statement.vue'),
    meta: { title: () => t.ledger.statement, roles: ['staff', 'supervisor', 'auditor', 'admin'] },
  },
  {
    path: '/staff/shops',
    component: () => import('../staff/shops.vue'),
    meta: { title: () => t.staffShops.title, roles: ['staff', 'supervisor', 'auditor'] },
  },
  {
    path: '/staff/shops/new',
    component: () => import('../staff/shop-new.vue'),
    meta: { title: () => t.shop.newTitle, roles: ['staff'] },
  },
  {
    path: '/staff/merchants/new',
    component: () => import('../staff/shop-new.vue'),
    props: { kind: 'merchant' },
    meta: { title: () => t.merchant.newTitle, roles: ['staff'] },
  },
  {
    path: '/staff/shops/:id',
    component: () => import('../staff/shop.vue'),
    meta: { title: () => t.shop.title, roles: ['staff', 'supervisor', 'auditor'] },
  },
  {
    path: '/staff/listings',
    component: () => import('../staff/listings.vue'),
    meta: { title: () => t.staffListings.title },
  },
  {
    path: '/staff/listings/:id',
    component: () => import('../staff/listing.vue'),
    meta: { title: () => t.staffListing.title },
  },
  {
    path: '/staff/orders',
    component: () => import('../staff/orders.vue'),
    meta: { title: () => t.staffOrders.title },
  },
  {
    path: '/staff/orders/:id',
    component: () => import('../staff/order.vue'),
    meta: { title: () => t.order.title },
  },
  {
    path: '/staff/reports',
    component: () => import('../staff/reports.vue'),
    meta: { title: () => t.reports.board, roles: ['staff', 'supervisor'] },
  },
  {
    path: '/staff/texts',
    component: () => import('../staff/texts.vue'),
    meta: { title: () => t.staffTexts.title },
  },
  {
    path: '/staff/refunds',
    component: () => import('../staff/refunds.vue'),
    meta: { title: () => t.staffRefunds.title },
  },
  {
    path: '/staff/audit',
    component: () => import('../staff/audit.vue'),
    meta: { title: () => t.audit.title },
  },
];
