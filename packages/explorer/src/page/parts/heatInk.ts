import type { HeatColors, Rgb } from "./heatColors.ts";
import { colorAt } from "./heatColors.ts";

/** Light of a channel of a color (0 to 255), as eyes take it. */
function light(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** Luminance at which black and white stand out alike. */
const MIDDLE = 0.179;

/** Returns which of black and white is read better on a color. */
export function inkOn([red, green, blue]: Rgb): "#000" | "#fff" {
  return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue) > MIDDLE ? "#000" : "#fff";
}

/** Returns the color in which a value is written on its cell of a heat map. */
export function inkOf(value: number, most: number, colors: HeatColors): "#000" | "#fff" {
  return inkOn(colorAt(value, most, colors));
}
