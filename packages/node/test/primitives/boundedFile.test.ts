import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@opentao/runtime";
import { afterAll, describe, expect, it } from "vitest";
import { KeyFolder } from "../../src/keystore/folder.ts";
import { loadNodeKey } from "../../src/network/host/nodeKey.ts";
import { readBoundedText } from "../../src/primitives/boundedFile.ts";
import { loadSpec } from "../../src/spec/index.ts";

const folder = mkdtempSync(join(tmpdir(), "opentao-files-"));
/** A pipe, named as a keystore names the key of an author. */
const pipe = join(folder, `${Buffer.from("aura").toString("hex")}${"00".repeat(32)}`);
execFileSync("mkfifo", [pipe]);
afterAll(() => rmSync(folder, { recursive: true }));

describe("a file that others name", () => {
  it("is read to its end and no further than its bound", () => {
    const path = join(folder, "text");
    writeFileSync(path, "0123456789");
    expect(readBoundedText(path, 10)).toBe("0123456789");
    expect(() => readBoundedText(path, 9)).toThrow("more than 9 bytes");
  });

  // A device would be read without end, a pipe be waited for.
  it.each(["/dev/zero", pipe, folder])("is no device, pipe or folder: %s", (path) => {
    expect(() => readBoundedText(path, 100)).toThrow("no regular file");
    expect(() => loadSpec(path, createRuntime())).toThrow(expect.objectContaining({ code: "INVALID_SPEC" }));
    expect(() => loadNodeKey(path)).toThrow(expect.objectContaining({ code: "INVALID_NODE_KEY" }));
  });

  it("is no pipe in a keystore", () => {
    expect(() => new KeyFolder(folder, undefined).read()).toThrow("cannot be read");
  });
});
