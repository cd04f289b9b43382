export { demoAccess } from './demo.access.ts';
export { type DemoDeps, demoRoutes } from './demo.routes.ts';
