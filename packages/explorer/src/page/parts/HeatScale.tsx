import type { ReactNode } from "react";
import styles from "./HeatMap.module.css";

/** Marks between the ends of a scale: colors go by the root of the value, which few of them follow closely. */
const MARKS = [0, 0.02, 0.06, 0.15, 0.3, 0.5, 0.75, 1];

/** Returns the colors of a scale from one end to the other, by the names of the colors at its ends. */
function gradient(from: string | undefined, to: string): string {
  const above = MARKS.map((part) => [part, to] as const);
  const below = from === undefined ? [] : MARKS.toReversed().map((part) => [-part, from] as const);
  const [least, whole] = from === undefined ? [0, 1] : [-1, 2];
  const stops = [...below, ...above].map(([part, color]) => {
    const mixed = Math.round(Math.sqrt(Math.abs(part)) * 100);
    return `color-mix(in srgb, var(${color}) ${mixed}%, var(--raised)) ${((part - least) / whole) * 100}%`;
  });
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

/** Meaning of a heat map's colors: a scale with its ends in words. */
export function HeatScale({
  title,
  least,
  most,
  hasBelow,
}: {
  readonly title: string;
  readonly least: string;
  readonly most: string;
  /** True where values below 0 have a color of their own. */
  readonly hasBelow: boolean;
}): ReactNode {
  return (
    <p className={styles.scale}>
      <span className="quiet">{title}</span>
      <span>{least}</span>
      <span
        className={styles.bar}
        style={{ backgroundImage: gradient(hasBelow ? "--series-2" : undefined, "--accent") }}
        aria-hidden="true"
      />
      <span>{most}</span>
    </p>
  );
}
