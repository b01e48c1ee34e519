import { rfc3339 } from '#api/rfc3339.ts';

const weekdays = ['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Mon'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayMs = 86_400_000;

/** An instant of virtual time as Go's time.RFC1123Z writes it, in UTC. Virtual time begins on a Tuesday. */
export function rfc1123(virtualMs: number): string {
  const weekday = weekdays.at(Math.floor(virtualMs / dayMs) % 7);
  const [date = '', time = ''] = rfc3339(virtualMs).slice(0, -1).split('T');
  const [year, month, day] = date.split('-');
  return `${weekday}, ${day} ${months[Number(month) - 1]} ${year} ${time} +0000`;
}
