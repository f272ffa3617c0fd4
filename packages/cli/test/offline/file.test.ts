import { keypairFromSuri } from "@opentao/crypto";
import type { SignerPayload } from "@opentao/sdk/chain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CliError } from "../../src/output/errors.ts";
import { isScanned, joinParts, partsOf, renderCodes } from "../../src/shared/offline/codes.ts";
import { fileText, parseFile, type TransactionFile } from "../../src/shared/offline/file.ts";

const payload: SignerPayload = {
  address: keypairFromSuri("//Alice").address,
  blockHash: `0x${"12".repeat(32)}`,
  blockNumber: "0x00000064",
  era: "0x4602",
  genesisHash: `0x${"34".repeat(32)}`,
  method: "0x0500",
  nonce: "0x00000007",
  signedExtensions: ["CheckNonce"],
  specVersion: "0x000001a8",
  tip: `0x${"00".repeat(16)}`,
  transactionVersion: "0x00000001",
  version: 4,
};
const file: TransactionFile = { what: "Send 1 TAO", payload, signature: undefined };

/** Code of what a reader throws; `undefined` when it reads it. */
function codeOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof CliError) return error.code;
    throw error;
  }
}

describe("a file of a transaction", () => {
  it("is read as it was written", () => {
    const signed = { ...file, signature: `0x01${"ab".repeat(64)}` };
    expect(parseFile(fileText(file))).toEqual(file);
    expect(parseFile(fileText(signed))).toEqual(signed);
    expect(parseFile(fileText({ ...file, what: "x".repeat(5000) })).what).toHaveLength(2000);
  });

  it("is refused with one code, whatever stands in it", () => {
    const text = fileText(file);
    const changes = fc.tuple(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 20 }));
    const cut = changes.map(([from, count, put]) => text.slice(0, from) + put + text.slice(from + count));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), cut), (given) => {
        expect([undefined, "TRANSACTION_FILE_UNREADABLE"]).toContain(codeOf(() => parseFile(given)));
      }),
      { numRuns: 2000 },
    );
    for (const wrong of [
      { ...file, more: 1 },
      { ...file, payload: { ...payload, era: "0x46" } },
      { ...file, payload: { ...payload, method: "0x5" } },
      { ...file, payload: { ...payload, signedExtensions: Array.from({ length: 65 }, () => "A") } },
      { ...file, signature: "0x00" },
    ]) {
      const bad = JSON.stringify({ format: "opentao-transaction", version: 1, ...wrong });
      expect(codeOf(() => parseFile(bad))).toBe("TRANSACTION_FILE_UNREADABLE");
    }
  });
});

describe("codes of a transaction", () => {
  it("hold any text, in any order, with repetitions", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 3000 }), fc.infiniteStream(fc.nat()), (text, order) => {
        const parts = partsOf(text);
        const mixed = parts.map((part) => ({ part, rank: order.next().value })).sort((a, b) => a.rank - b.rank);
        const scanned = [...mixed, ...mixed.slice(0, 1)].map(({ part }) => `${part}\r\n`).join("\n");
        expect(isScanned(scanned)).toBe(true);
        expect(joinParts(scanned)).toBe(text);
      }),
    );
  });

  it("wait for the missing ones, and refuse what does not belong together", () => {
    const long = Array.from({ length: 900 }, (_, at) => (at * 7919) % 10007).join();
    const parts = partsOf(long);
    expect(parts.length).toBeGreaterThan(2);
    expect(joinParts(parts.slice(1).join("\n"))).toBeUndefined();
    const [other = ""] = partsOf(`${long}1`);
    expect(codeOf(() => joinParts([other, ...parts.slice(1)].join("\n")))).toBe("TRANSACTION_FILE_UNREADABLE");
    const [first = "", ...rest] = parts;
    const misread = `${first.slice(0, -1)}${first.endsWith("A") ? "B" : "A"}`;
    expect(codeOf(() => joinParts([misread, ...rest].join("\n")))).toBe("TRANSACTION_FILE_UNREADABLE");
  });

  it("refuse lines of anything with one code", () => {
    const line = fc.stringMatching(/^TAO:\d{1,2}:\d{1,2}:[A-Z2-7]{8}:[A-Z2-7]{1,40}$/);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          line,
          fc.array(line).map((lines) => lines.join("\n")),
        ),
        (given) => {
          expect([undefined, "TRANSACTION_FILE_UNREADABLE"]).toContain(codeOf(() => joinParts(given)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("are shown with their number", () => {
    const shown = renderCodes(fileText(file));
    expect(shown).toMatch(/^code 1 of \d\n/);
    expect(Math.max(...shown.split("\n").map((row) => row.length))).toBeLessThanOrEqual(80);
  });
});
