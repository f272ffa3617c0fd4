/** Latest time that has a date. */
const LAST_DATE = 8.64e15;

/** Formats a time (Unix, in ms) as that of the day in UTC, as logs have it: `15:04:05`. */
export function timeOfDay(time: number): string {
  return new Date(Math.min(time, LAST_DATE)).toISOString().slice(11, 19);
}
