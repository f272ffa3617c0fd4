import type { Random } from "../random.ts";
import { type Canvas, SIDE } from "./canvas.ts";
import type { Glyph, Point, Stroke } from "./glyphs.ts";
import type { Placement } from "./placement.ts";

/** Straight pieces that a curve's span between two of its points is drawn with. */
const PIECES = 5;

/** Catmull-Rom: a smooth curve through the points of a stroke, as a chain of short straight pieces. */
function smooth(stroke: Stroke): Point[] {
  if (stroke.length < 3) return [...stroke];
  const last = stroke.length - 1;
  const at = (index: number): Point => stroke[Math.min(last, Math.max(0, index))] ?? [0, 0];
  const chain: Point[] = [at(0)];
  for (let span = 0; span < last; span += 1) {
    const [a, b, c, d] = [at(span - 1), at(span), at(span + 1), at(span + 2)];
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const t = piece / PIECES;
      const along = (axis: 0 | 1): number =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t);
      chain.push([along(0), along(1)]);
    }
  }
  return chain;
}

function distanceToPiece(x: number, y: number, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
  return Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy);
}

/** Draws one chain of pieces (in pixels) with a round pen; overlapping strokes do not add up. */
export function drawChain(canvas: Canvas, chain: readonly Point[], radius: number, ink: number): void {
  for (let index = 1; index < chain.length; index += 1) {
    const [from, to] = [chain[index - 1], chain[index]];
    if (from === undefined || to === undefined) continue;
    const reach = radius + 1;
    const left = Math.max(0, Math.floor(Math.min(from[0], to[0]) - reach));
    const right = Math.min(SIDE - 1, Math.ceil(Math.max(from[0], to[0]) + reach));
    const top = Math.max(0, Math.floor(Math.min(from[1], to[1]) - reach));
    const bottom = Math.min(SIDE - 1, Math.ceil(Math.max(from[1], to[1]) + reach));
    for (let y = top; y <= bottom; y += 1) {
      for (let x = left; x <= right; x += 1) {
        const cover = Math.min(1, Math.max(0, radius + 0.5 - distanceToPiece(x, y, from, to)));
        const pixel = y * SIDE + x;
        canvas[pixel] = Math.max(canvas[pixel] ?? 0, cover * ink);
      }
    }
  }
}

/** Writes a digit by its skeleton, every point a little off, as a hand would. */
export function writeGlyph(canvas: Canvas, glyph: Glyph, placement: Placement, random: Random): void {
  const unsteady = random.between(0.005, 0.04);
  const radius = random.between(0.6, 1.5);
  const ink = random.between(0.55, 1);
  for (const stroke of glyph) {
    const moved = stroke.map(([x, y]): Point => [x + random.normal(unsteady), y + random.normal(unsteady)]);
    const chain = smooth(moved).map(([x, y]) => placement.toCanvas(x, y));
    drawChain(canvas, chain, radius, ink);
  }
}
