const minutesOfDay = 24 * 60;

/** The console of staff: its menu and what stands around every page. */
export const deskPages = {
  desk: {
    name: '工作台',
    menu: '工作台菜单',
    where: '当前位置',
    own: '我的',
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
