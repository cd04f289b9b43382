/** What stands on cards of services. */
export const serviceCardWords = {
  group: '服务',
  way: { at_home: '上门服务', at_shop: '到店服务', at_artisan: '到达人家' },
};
