import { readFileSync } from "node:fs";
import { SubnetError } from "../errors.ts";
import { packageFile } from "../files.ts";
import type { Random } from "../random.ts";
import { type Canvas, SIDE } from "./canvas.ts";
import type { Placement } from "./placement.ts";

const SOURCE_SIDE = 8;
const SOURCE_PIXELS = SOURCE_SIDE * SOURCE_SIDE;
const RECORD_BYTES = 1 + SOURCE_PIXELS;
const WHITEST = 16;

/** A digit that a person wrote, scanned to 8 × 8 pixels of 0 … 16. */
export interface ScannedDigit {
  readonly label: number;
  readonly pixels: Uint8Array;
}

/** Reads records of one byte for the label and 64 for the pixels. @throws SubnetError `DATA_DAMAGED` */
export function parseScannedDigits(bytes: Uint8Array): ScannedDigit[] {
  const damaged = bytes.length === 0 || bytes.length % RECORD_BYTES !== 0;
  const digits = Array.from({ length: Math.floor(bytes.length / RECORD_BYTES) }, (_, index): ScannedDigit => {
    const record = bytes.subarray(index * RECORD_BYTES, (index + 1) * RECORD_BYTES);
    return { label: record[0] ?? 0, pixels: record.subarray(1) };
  });
  if (damaged || digits.some(({ label, pixels }) => label > 9 || pixels.some((value) => value > WHITEST))) {
    throw new SubnetError("DATA_DAMAGED", "the file of scanned digits is damaged", "Install the package again.");
  }
  return digits;
}

/** The scanned digits that no shipped model was trained on. */
export function heldOutDigits(): readonly ScannedDigit[] {
  return parseScannedDigits(readFileSync(packageFile("data/held-out-digits.bin")));
}

/** Value of the scan between its pixels, 0 outside. */
function sampleScan({ pixels }: ScannedDigit, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - column, y - row];
  const at = (c: number, r: number): number =>
    c < 0 || r < 0 || c >= SOURCE_SIDE || r >= SOURCE_SIDE ? 0 : (pixels[r * SOURCE_SIDE + c] ?? 0);
  const upper = at(column, row) * (1 - right) + at(column + 1, row) * right;
  const lower = at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right;
  return (upper * (1 - down) + lower * down) / WHITEST;
}

/** Lays a scanned digit on the image, turned and stretched like a drawn one, so that no pixel is that of the file. */
export function placeScan(canvas: Canvas, digit: ScannedDigit, placement: Placement, random: Random): void {
  const ink = random.between(0.7, 1);
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const [u, v] = placement.toGlyph(x, y);
      canvas[y * SIDE + x] = ink * sampleScan(digit, u * SOURCE_SIDE - 0.5, v * SOURCE_SIDE - 0.5);
    }
  }
}
