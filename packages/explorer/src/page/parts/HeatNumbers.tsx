import { memo, type ReactNode } from "react";
import styles from "./HeatMap.module.css";
import type { HeatColors } from "./heatColors.ts";
import { inkOf } from "./heatInk.ts";

/** Numbers of a heat map, each on its cell. */
export const HeatNumbers = memo(function HeatNumbers({
  values,
  columns,
  size,
  most,
  colors,
  write,
}: {
  /** Row by row. */
  readonly values: Float32Array;
  /** Number of columns. */
  readonly columns: number;
  /** Side of a cell, in pixels. */
  readonly size: number;
  /** Value that has the full color. */
  readonly most: number;
  readonly colors: HeatColors;
  readonly write: (value: number) => string;
}): ReactNode {
  return (
    <span
      className={styles.numbers}
      style={{ gridTemplateColumns: `repeat(${columns}, ${size}px)`, gridAutoRows: size }}
      aria-hidden="true"
    >
      {[...values].map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is what it is by its place
        <span key={place} style={{ color: inkOf(value, most, colors) }}>
          {write(value)}
        </span>
      ))}
    </span>
  );
});
