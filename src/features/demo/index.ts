export { demoAccess } from './demo.access.ts';
export { demoRoutes } from './demo.routes.ts';
