import type { Random } from "../random.ts";
import { type Canvas, SIDE } from "./canvas.ts";
import type { Point } from "./glyphs.ts";
import { drawChain } from "./pen.ts";

function somewhere(random: Random): Point {
  return [random.between(0, SIDE), random.between(0, SIDE)];
}

/** A patch or a bar over the image. */
function occlude(canvas: Canvas, random: Random): void {
  const gray = random.between(0, 0.8);
  const [width, height] = random.chance(0.5)
    ? [random.integer(5, 9), random.integer(5, 9)]
    : random.shuffle([SIDE, random.integer(2, 4)]);
  const left = random.integer(0, SIDE - (width ?? SIDE));
  const top = random.integer(0, SIDE - (height ?? SIDE));
  for (let y = top; y < top + (height ?? SIDE); y += 1)
    canvas.fill(gray, y * SIDE + left, y * SIDE + left + (width ?? SIDE));
}

/**
 * Augments an image in place by stray lines, a patch or bar over it, uneven light and noise. Values may leave 0 … 1.
 */
export function augment(canvas: Canvas, random: Random): void {
  if (random.chance(0.3))
    drawChain(canvas, [somewhere(random), somewhere(random)], random.between(0.2, 0.7), random.between(0.3, 0.9));
  if (random.chance(0.35)) occlude(canvas, random);
  const light = random.between(0, 0.25);
  const [slopeX, slopeY] = [random.normal(0.004), random.normal(0.004)];
  const noise = random.between(0, 0.2);
  for (let pixel = 0; pixel < canvas.length; pixel += 1) {
    const shade = light + slopeX * ((pixel % SIDE) - SIDE / 2) + slopeY * (Math.floor(pixel / SIDE) - SIDE / 2);
    const value = canvas[pixel] ?? 0;
    canvas[pixel] = value + shade * (1 - value) + (noise > 0.02 ? random.normal(noise) : 0);
  }
}
