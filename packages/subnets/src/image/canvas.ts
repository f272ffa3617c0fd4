/** Pixels of an image's side. */
export const SIDE = 28;
/** Pixels of an image. */
export const PIXELS = SIDE * SIDE;

/** A gray image, row by row; 0 is black, 1 is white. */
export type Canvas = Float32Array;

/** An empty, black image. */
export function blankCanvas(): Canvas {
  return new Float32Array(PIXELS);
}

/** The image as one byte a pixel, each value rounded and limited to 0 … 255. */
export function toBytes(canvas: Canvas): Uint8Array {
  return Uint8Array.from(canvas, (value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
}
