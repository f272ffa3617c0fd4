/** Pixels of a side of the pictures that the image subnet knows. */
export const SIDE = 28;

/** Half of the width of a pen, in pixels. */
const PEN = 1.4;

/** A place in a picture, in pixels. */
export type Point = readonly [x: number, y: number];

/** Returns a picture that is black all over. */
export function blank(): Uint8Array {
  return new Uint8Array(SIDE * SIDE);
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}

/** Returns a picture with a line more in it, white with soft edges as a pen draws it. */
export function withLine(pixels: Uint8Array, from: Point, to: Point): Uint8Array {
  return pixels.map((value, at) => {
    const middle: Point = [(at % SIDE) + 0.5, Math.floor(at / SIDE) + 0.5];
    const ink = Math.min(1, Math.max(0, PEN + 0.5 - distance(middle, from, to)));
    return Math.max(value, Math.round(255 * ink));
  });
}

/** Returns the pixels as text, as miners get them. */
export function toText(pixels: Uint8Array): string {
  return btoa(String.fromCharCode(...pixels));
}

/** Returns the pixels of a picture as text. */
export function fromText(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
