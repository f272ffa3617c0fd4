import { ageFormat, dateFormat, numberFormat } from "./formats.ts";

/** The last time that there is a date of, in milliseconds since 1970, and as many before it the first one. */
const LAST_DATE = 8_640_000_000_000_000;

/** The nearest time that there is a date of: strangers may tell of any, and a page must stand all of them. */
const dated = (time: number): number => Math.max(-LAST_DATE, Math.min(time, LAST_DATE));

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Returns how long ago a time (milliseconds since 1970) was, in words. */
export function ago(time: number, now: number, locale: string): string {
  const seconds = Math.round((time - now) / 1_000);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return ageFormat(locale).format(Math.trunc(seconds / size), unit);
}

/** Returns a time (milliseconds since 1970) as people of a locale write it. */
export function clock(time: number, locale: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeStyle: "medium" }).format(dated(time));
}

const DAY = 86_400_000;

/** Returns a time (milliseconds since 1970) for the axis of a chart, whose marks are `step` milliseconds apart. */
export function tick(time: number, step: number, locale: string): string {
  const format: Intl.DateTimeFormatOptions =
    step >= 360 * DAY
      ? { year: "numeric" }
      : step >= 28 * DAY
        ? { month: "short", year: "numeric" }
        : step >= DAY
          ? { day: "numeric", month: "short" }
          : step >= 60_000
            ? { hour: "numeric", minute: "2-digit" }
            : { timeStyle: "medium" };
  return dateFormat(locale, format).format(dated(time));
}

/** Returns how long something took, of which people want to see milliseconds. */
export function took(ms: number, locale: string): string {
  const format = { style: "unit", unit: "millisecond", maximumFractionDigits: 0 } as const;
  return ms < 1_000 ? numberFormat(locale, format).format(ms) : duration(ms, locale);
}

/** Returns a duration in milliseconds in words, of the largest unit that fits. */
export function duration(ms: number, locale: string): string {
  const seconds = ms / 1_000;
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? ["second", 1];
  const value = seconds / size;
  const digits = value < 10 ? 1 : 0;
  return numberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "long",
    maximumFractionDigits: digits,
  }).format(value);
}
