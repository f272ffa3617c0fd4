/** Formats that were made: making one takes a hundred times as long as using it. All options stand in the code. */
const made = new Map<string, unknown>();

function once<Format>(kind: string, locale: string, options: object, make: () => Format): Format {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, make());
  // What stands there was made by the same kind.
  return made.get(key) as Format;
}

/** Returns what writes numbers as people of a locale do. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once("number", locale, options, () => new Intl.NumberFormat(locale, options));
}

/** Returns what writes dates and times as people of a locale do. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once("date", locale, options, () => new Intl.DateTimeFormat(locale, options));
}

/** Returns what writes ages as people of a locale do. */
export function ageFormat(locale: string): Intl.RelativeTimeFormat {
  return once("age", locale, {}, () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
}
