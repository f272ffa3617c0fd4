/** Measures of a box that scrolls sideways, in pixels. */
export interface Scrolled {
  readonly scrollLeft: number;
  readonly clientWidth: number;
  readonly scrollWidth: number;
}

/** Less than this is nothing hidden: browsers round. */
const LEAST_PX = 2;

/** Returns on which sides something of a box is hidden. */
export function hiddenEdges({ scrollLeft, clientWidth, scrollWidth }: Scrolled): {
  readonly before: boolean;
  readonly after: boolean;
} {
  return { before: scrollLeft >= LEAST_PX, after: scrollWidth - clientWidth - scrollLeft >= LEAST_PX };
}
