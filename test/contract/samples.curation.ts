import type { SampleContext } from './samples.ts';

const params = { scope: '510115', code: 'haircut' };
const said = { tierMinutes: 10 };

/** Good calls about the tree of what is offered; each change is made from the version of the moment. */
export const curationSamples = {
  getCategoryTree: () => ({ params: { scope: params.scope } }),
  listCategoryChanges: () => ({ params: { scope: params.scope } }),
  previewCategory: () => ({ params, body: { said } }),
  changeCategory: ({ world }: SampleContext) => ({
    ...{ params, body: { said, reason: '有原因的' } },
    headers: { 'If-Match': `"${world.app.application.features.categories.version}"` },
  }),
};
