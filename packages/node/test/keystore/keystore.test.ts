import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { concat, toHex } from "@opentao/codec";
import { keypairFromSeed, keypairFromSuri, verifyEd25519, verifySr25519 } from "@opentao/crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Keystore } from "../../src/keystore/index.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "opentao-keys-"));
  path = join(folder, "keystore");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const aura = keypairFromSuri("//One").publicKey;
const gran = keypairFromSuri("//One", "ed25519").publicKey;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const nameOf = (type: string, key: Uint8Array): string => hex(Buffer.from(type)) + hex(key);
const owner = new Uint8Array(32).fill(7);
const failing = (code: string) => expect.objectContaining({ code });

describe("a keystore", () => {
  it("keeps a key in a file named and written as nodes of Substrate-based chains do, for its user alone", () => {
    new Keystore({ path }).insert("gran", "//One", gran);
    expect(readdirSync(path)).toEqual([nameOf("gran", gran)]);
    const file = join(path, nameOf("gran", gran));
    expect(readFileSync(file, "utf8")).toBe('"//One"');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    const again = new Keystore({ path });
    expect(again.has("gran", gran)).toBe(true);
    expect(again.has("aura", gran)).toBe(false);
    expect(again.keys("gran").map(({ publicKey }) => publicKey)).toEqual([gran]);
  });

  it("refuses a secret that is another key's", () => {
    const keys = new Keystore({ path });
    expect(() => keys.insert("aura", "//One", gran)).toThrow(failing("WRONG_KEY"));
    expect(() => keys.insert("aura", "no words", aura)).toThrow(failing("INVALID_MNEMONIC"));
    expect(keys.isEmpty).toBe(true);
    expect(() => readdirSync(path)).toThrow(/ENOENT/);
  });

  it("makes new keys, notifies those who subscribed, and proves that it holds them", () => {
    const keys = new Keystore({ path });
    let told = 0;
    const forget = keys.onChange(() => {
      told += 1;
    });
    const { keys: session } = keys.rotate();
    forget();
    keys.rotate();
    expect(told).toBe(1);
    expect(keys.keys("aura")).toHaveLength(2);
    const [first, second] = [session.slice(0, 32), session.slice(32)];
    const again = new Keystore({ path });
    const proof = again.prove(session, owner);
    const message = concat(new TextEncoder().encode("POP_"), owner);
    expect(verifySr25519(proof.slice(0, 64), message, first)).toBe(true);
    expect(verifyEd25519(proof.slice(64), message, second)).toBe(true);
    expect(() => again.prove(concat(second, first), owner)).toThrow(failing("UNKNOWN_KEY"));
  });

  it("holds a secret that it was lent, without writing it", () => {
    const keys = new Keystore({ path });
    keys.lend("//One");
    const seed = new Uint8Array(32).fill(3);
    keys.lend(seed);
    keys.lend("//One/soft");
    expect(keys.has("aura", aura)).toBe(true);
    expect(keys.has("gran", gran)).toBe(true);
    expect(keys.has("gran", keypairFromSeed(seed, "ed25519").publicKey)).toBe(true);
    expect(keys.keys("aura")).toHaveLength(3);
    // There are no soft derivations of ed25519 keys.
    expect(keys.keys("gran")).toHaveLength(2);
    expect(new Keystore({ path }).isEmpty).toBe(true);
  });

  it("lasts as long as the node without a folder", () => {
    const keys = new Keystore();
    const { keys: session } = keys.rotate();
    expect(keys.prove(session, owner)).toHaveLength(128);
  });
});

describe("a keystore under a password", () => {
  it("writes no secret in the clear, and reads it with the password alone", () => {
    new Keystore({ path, password: "correct horse" }).insert("aura", "//One", aura);
    const text = readFileSync(join(path, nameOf("aura", aura)), "utf8");
    expect(text).not.toContain("One");
    expect(new Keystore({ path, password: "correct horse" }).has("aura", aura)).toBe(true);
    for (const password of [undefined, "another"]) {
      expect(() => new Keystore({ path, password })).toThrow(failing("WRONG_PASSWORD"));
    }
  });

  it("reads files without one as well", () => {
    new Keystore({ path }).insert("aura", "//One", aura);
    expect(new Keystore({ path, password: "late" }).has("aura", aura)).toBe(true);
  });

  it("does not take a file under another key's name", () => {
    const password = "p";
    new Keystore({ path, password }).insert("aura", "//One", aura);
    const other = keypairFromSuri("//Two").publicKey;
    writeFileSync(join(path, nameOf("aura", other)), readFileSync(join(path, nameOf("aura", aura))));
    expect(() => new Keystore({ path, password })).toThrow(failing("WRONG_PASSWORD"));
  });
});

describe("a damaged key file", () => {
  const file = (content: string | Uint8Array): void => {
    new Keystore({ path }).insert("aura", "//One", aura);
    writeFileSync(join(path, nameOf("aura", aura)), content);
  };

  it.each([
    ["empty", ""],
    ["cut off", '"//On'],
    ["another's secret", '"//Two"'],
    ["no secret", '"no words"'],
    ["of another kind", '{"secret":"//One"}'],
    ["of a later version", '{"version":2}'],
    ["large", `"${"x".repeat(20_000)}"`],
  ])("that is %s is named, with what to do, and without what is in it", (_, content) => {
    file(content);
    let error: unknown;
    try {
      new Keystore({ path });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: "KEY_UNREADABLE", hint: expect.stringMatching(/copy/) });
    expect(String(error)).toContain(nameOf("aura", aura));
    if (content.length > 4) expect(String(error)).not.toContain(content.slice(1, -1));
  });

  it("of any bytes gives a coded error", () => {
    file("");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          writeFileSync(join(path, nameOf("aura", aura)), bytes);
          expect(() => new Keystore({ path })).toThrow(failing("KEY_UNREADABLE"));
        },
      ),
    );
  });

  it("of other programs is left alone", () => {
    new Keystore({ path }).insert("aura", "//One", aura);
    writeFileSync(join(path, nameOf("babe", aura)), '"//One"');
    writeFileSync(join(path, "notes.txt"), "hello");
    writeFileSync(join(path, `${nameOf("gran", gran)}.new`), "");
    const keys = new Keystore({ path });
    expect([keys.keys("aura").length, keys.keys("gran").length]).toEqual([1, 0]);
    expect(toHex(keys.keys("aura")[0]?.publicKey ?? owner)).toBe(toHex(aura));
  });
});
