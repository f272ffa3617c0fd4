import { isoTime } from "@opentao/base";

/** Formats a time (Unix, in ms) as that of the day in UTC, as logs have it: `15:04:05`. */
export function timeOfDay(time: number): string {
  return isoTime(time).slice(11, 19);
}
