import { colorOf } from "./colors.ts";

type Rgb = readonly [number, number, number];

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

/**
 * Paints values into pixels, one each: `most` and more get the full color. Small values are told apart better than
 * large ones.
 */
export function paint(
  values: Float32Array,
  most: number,
  { above, below }: HeatColors,
  pixels: Uint8ClampedArray,
): void {
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const part = most === 0 ? 0 : Math.sqrt(Math.min(1, Math.abs(value) / most));
    const color = (value < 0 ? below : above)[Math.round(part * (STEPS - 1))];
    if (color === undefined) continue;
    [pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]] = color;
    pixels[at * 4 + 3] = 255;
  }
}
