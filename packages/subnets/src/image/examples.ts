import type { Random } from "../random.ts";
import { augment } from "./augment.ts";
import { blankCanvas, toBytes } from "./canvas.ts";
import { glyphs } from "./glyphs.ts";
import { writeGlyph } from "./pen.ts";
import { randomPlacement } from "./placement.ts";
import { placeScan, type ScannedDigit } from "./scannedDigits.ts";

/** A labeled image. */
export interface Example {
  /** One byte a pixel, row by row. */
  readonly pixels: Uint8Array;
  /** The digit that it shows. */
  readonly label: number;
}

/** Share of the images that show digits that people wrote. */
export const SCANNED_SHARE = 0.25;

/**
 * A fresh labeled image: the drawing of a digit or, in a quarter of the cases, one of `scans` in another position. The
 * same generator makes the training data and the validators' tasks, so a model is paid for what it could learn.
 */
export function makeExample(random: Random, scans: readonly ScannedDigit[]): Example {
  const canvas = blankCanvas();
  const placement = randomPlacement(random);
  const scan = random.chance(SCANNED_SHARE) && scans.length > 0 ? random.pick(scans) : undefined;
  const label = scan?.label ?? random.integer(0, 9);
  if (scan === undefined) writeGlyph(canvas, random.pick(glyphs[label] ?? []), placement, random);
  else placeScan(canvas, scan, placement, random);
  augment(canvas, random);
  return { pixels: toBytes(canvas), label };
}
