import type { Random } from "../random.ts";
import { SIDE } from "./canvas.ts";
import type { Point } from "./glyphs.ts";

/** Position and lean of a digit in the image: an affine map between the unit square and the pixels. */
export interface Placement {
  /** Pixel position of a point of the unit square. */
  toCanvas(x: number, y: number): Point;
  /** Point of the unit square that a pixel shows. */
  toGlyph(x: number, y: number): Point;
}

/** Turns by up to about 25°, leans, stretches and shifts; the digit stays inside the image for the most part. */
export function randomPlacement(random: Random): Placement {
  const turn = Math.max(-0.45, Math.min(0.45, random.normal(0.17)));
  const lean = random.normal(0.15);
  const height = random.between(15, 24);
  const width = height * random.between(0.62, 1);
  const [centerX, centerY] = [SIDE / 2 - 0.5 + random.normal(1.6), SIDE / 2 - 0.5 + random.normal(1.4)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [a, b] = [width * cos, -lean * width * cos - height * sin];
  const [c, d] = [width * sin, -lean * width * sin + height * cos];
  const determinant = a * d - b * c;
  return {
    toCanvas: (x, y) => [centerX + a * (x - 0.5) + b * (y - 0.5), centerY + c * (x - 0.5) + d * (y - 0.5)],
    toGlyph: (x, y) => {
      const [u, v] = [x - centerX, y - centerY];
      return [0.5 + (d * u - b * v) / determinant, 0.5 + (a * v - c * u) / determinant];
    },
  };
}
