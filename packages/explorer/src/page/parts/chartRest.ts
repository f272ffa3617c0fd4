/** Columns of a chart: its xs, then the values of each series. */
type Columns = readonly ArrayLike<number | null | undefined>[];

/**
 * Returns the place whose values a chart tells while nobody points at it: the last one at which most of its series have
 * any. Of what was and what is to come, it is the present.
 */
export function restingPlace([xs, ...series]: Columns): number | undefined {
  let [place, most]: [number | undefined, number] = [undefined, 1];
  for (let at = 0; at < (xs?.length ?? 0); at += 1) {
    const count = series.filter((values) => values[at] != null).length;
    if (count >= most) [place, most] = [at, count];
  }
  return place;
}
