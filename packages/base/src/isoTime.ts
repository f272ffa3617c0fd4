/** Latest time that has a date. */
const LAST_DATE = 8.64e15;

/** Returns the date and time of a Unix time in milliseconds, in UTC: `2026-01-02T15:04:05.000Z`. Later ones are cut. */
export function isoTime(ms: number): string {
  return new Date(Math.min(ms, LAST_DATE)).toISOString();
}
