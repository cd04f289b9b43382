const minutesOfDay = 24 * 60;

/** The console of staff: its menu, its search and what stands around every page. */
export const deskPages = {
  desk: {
    name: '工作台',
    menu: '工作台菜单',
    where: '当前位置',
    own: '我的',
    search: {
      label: '找订单、达人、项目',
      hint: '订单号、姓名、电话末四位、项目名',
      found: '找到的',
      kinds: { order: '订单', artisan: '达人', listing: '项目' },
      none: '没有找到。换个说法，或输入电话末四位。',
      count: (count: number): string => `找到 ${count} 条，用上下键选`,
      failed: '没有查到，请再试一次。',
    },
    groups: { tasks: '待办', supply: '达人和供给', money: '钱款', running: '管理' },
    resident: '看居民首页',
    waits: (count: string): string => `${count} 件等处理`,
    more: (count: number): string => `${count}+`,
    since: (minutes: number): string => {
      if (minutes < 60) return '最早的不到 1 小时';
      if (minutes < minutesOfDay) return `最早的等了 ${Math.floor(minutes / 60)} 小时`;
      return `最早的等了 ${Math.floor(minutes / minutesOfDay)} 天`;
    },
  },
};
