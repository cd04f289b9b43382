import { kindNames, stateNames } from './kinds/states.ts';

/** The file of orders that staff have filtered. */
export const orderExport = {
  name: '订单',
  columns: [
    { says: '订单号', width: 16 },
    { says: '类别', width: 10 },
    { says: '名称', width: 28 },
    { says: '状态', width: 12 },
    { says: '居民', width: 10 },
    { says: '居民电话', width: 14 },
    { says: '达人', width: 18 },
    { says: '网格', width: 24 },
    { says: '服务时间', width: 17 },
    { says: '下单金额（元）', width: 14 },
    { says: '退款（元）', width: 12 },
    { says: '下单时间', width: 17 },
  ],
  more: '只导出了前 {most} 条，其余的请把日期缩短，再导出一次。',
  kinds: kindNames,
  states: stateNames,
} as const;
