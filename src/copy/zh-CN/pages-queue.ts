/** What people see of what they wait for, whatever it is. */
export const queuePages = {
  queue: {
    title: '排队',
    line: (ahead: number): string =>
      ahead === 0 ? '您排在第一位，有空位马上告诉您。' : `前面还有 ${ahead} 位。`,
    waiting: '排队中',
    turn: '轮到您了',
    offered: (count: number, until: string): string => `为您留了 ${count} 位，请在 ${until} 前报名。`,
    take: '去报名',
    leave: '不排了',
    leaveOffer: '不要了',
  },
};
