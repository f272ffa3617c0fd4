/** Latest time that has a date; the earliest one is as far before 1970. */
const LAST_DATE = 8.64e15;

/**
 * Returns the date and time of a Unix time in milliseconds, in UTC: `2026-01-02T15:04:05.000Z`. What has no date is
 * told as the nearest time that has one.
 */
export function isoTime(ms: number): string {
  return new Date(Math.max(-LAST_DATE, Math.min(ms, LAST_DATE))).toISOString();
}
