/** What people see of what they wait for, whatever it is. */
export const queuePages = {
  queue: {
    title: '排队',
    line: (ahead: number): string =>
      ahead === 0 ? '您排在第一位，有空的马上告诉您。' : `前面还有 ${ahead} 位。`,
    waiting: '排队中',
    turn: '轮到您了',
    /** By what holds what is waited for. */
    of: {
      session: {
        offered: (count: number, _from: string, until: string): string =>
          `为您留了 ${count} 位，请在 ${until} 前报名。`,
        wanted: (_count: number, _from: string, _to: string): string => '',
        take: '去报名',
      },
      listing: {
        offered: (count: number, from: string, until: string): string =>
          `${from} 起为您留了 ${count} 天，请在 ${until} 前借下。`,
        wanted: (count: number, from: string, to: string): string =>
          from === to ? `想借 ${from}` : `想在 ${from} 到 ${to} 之间借 ${count} 天`,
        take: '去借',
      },
    },
    leave: '不排了',
    leaveOffer: '不要了',
  },
};
