import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { base32nopad } from "@scure/base";
import { renderUnicodeCompact } from "uqr";
import { MAX_BYTES, noTransaction } from "./file.ts";

/** Characters of one code: it has 73 modules a side with its border, which a terminal of 80 columns shows. */
const PART_LENGTH = 450;
/** Most codes of one transaction: beyond that a file is carried. */
const MOST_PARTS = 99;
const CHECK_LENGTH = 8;
/** A line that a scanner types: number, number of all, check of the whole, and what this one holds. */
const PART = /^TAO:(\d{1,2}):(\d{1,2}):([A-Z2-7]{8}):([A-Z2-7]{1,450})$/;

function checkOf(data: string): string {
  return base32nopad.encode(createHash("sha256").update(data).digest()).slice(0, CHECK_LENGTH);
}

/**
 * Splits a text into the lines of its codes: compressed, of upper-case letters and digits alone, which codes hold in
 * the least room and scanners type on every keyboard.
 *
 * @throws CliError `TRANSACTION_FILE_UNREADABLE` when it is too long for codes
 */
export function partsOf(text: string): readonly string[] {
  const data = base32nopad.encode(deflateRawSync(Buffer.from(text), { level: 9 }));
  const count = Math.ceil(data.length / PART_LENGTH);
  if (count > MOST_PARTS) throw noTransaction(`it would take ${count} codes: carry the file`);
  const check = checkOf(data);
  return Array.from({ length: count }, (_, at) => {
    return `TAO:${at + 1}:${count}:${check}:${data.slice(at * PART_LENGTH, (at + 1) * PART_LENGTH)}`;
  });
}

/** Returns whether a text may be one of scanned codes. */
export function isScanned(text: string): boolean {
  return text.trimStart().startsWith("TAO:");
}

/**
 * Joins scanned lines, in any order and as often as they were scanned.
 *
 * @returns the text; `undefined` while some are missing
 * @throws CliError `TRANSACTION_FILE_UNREADABLE` when they do not belong together, or are none
 */
export function joinParts(scanned: string): string | undefined {
  if (scanned.length > MAX_BYTES) throw noTransaction("it is too long");
  const parts = new Map<number, string>();
  let first: { readonly count: number; readonly check: string } | undefined;
  for (const line of scanned.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const [whole, number = "", count = "", check = "", data = ""] = PART.exec(line) ?? [];
    if (whole === undefined) throw noTransaction("a line is none of its codes");
    first ??= { count: Number(count), check };
    if (first.count !== Number(count) || first.check !== check) throw noTransaction("codes of two are mixed");
    if (Number(number) < 1 || Number(number) > first.count) throw noTransaction("a code has a wrong number");
    parts.set(Number(number), data);
  }
  if (first === undefined || parts.size < first.count) return undefined;
  const data = Array.from({ length: first.count }, (_, at) => parts.get(at + 1) ?? "").join("");
  if (checkOf(data) !== first.check) throw noTransaction("a code was read wrong");
  try {
    return inflateRawSync(base32nopad.decode(data), { maxOutputLength: MAX_BYTES }).toString();
  } catch (error) {
    throw noTransaction("its codes hold something else", error);
  }
}

/** Renders a text as QR codes for a terminal, each with its number. */
export function renderCodes(text: string): string {
  const parts = partsOf(text);
  return parts
    .map((part, at) => `code ${at + 1} of ${parts.length}\n${renderUnicodeCompact(part, { ecc: "L", border: 2 })}`)
    .join("\n");
}
