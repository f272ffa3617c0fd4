import { colorOf } from "./colors.ts";

/** A color: red, green and blue, from 0 to 255. */
export type Rgb = readonly [number, number, number];

function rgbOf(name: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (colorOf(name).match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** Steps of color between nothing and the most. */
const STEPS = 256;

function between(from: Rgb, to: Rgb): readonly Rgb[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const part = step / (STEPS - 1);
    const mix = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * part);
    return [mix(0), mix(1), mix(2)];
  });
}

/** Colors of a heat map as the page looks now: for values above 0 and below it. */
export interface HeatColors {
  readonly above: readonly Rgb[];
  readonly below: readonly Rgb[];
}

/** Reads the page's colors. */
export function heatColors(): HeatColors {
  const nothing = rgbOf("--raised");
  return { above: between(nothing, rgbOf("--accent")), below: between(nothing, rgbOf("--series-2")) };
}

const NONE: Rgb = [0, 0, 0];

/** Returns the color of a value: `most` and more get the full one; small values are told apart best. */
export function colorAt(value: number, most: number, { above, below }: HeatColors): Rgb {
  const part = most === 0 ? 0 : Math.sqrt(Math.min(1, Math.abs(value) / most));
  return (value < 0 ? below : above)[Math.round(part * (STEPS - 1))] ?? NONE;
}

/** Paints values into pixels, one each. */
export function paint(values: Float32Array, most: number, colors: HeatColors, pixels: Uint8ClampedArray): void {
  for (let at = 0; at < values.length; at += 1) {
    [pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]] = colorAt(values[at] ?? 0, most, colors);
    pixels[at * 4 + 3] = 255;
  }
}
