import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { candidates } from "../../src/completion/candidates.ts";
import { createProgram } from "../../src/program.ts";
import { taoHere } from "../support/here.ts";
import { ENTRY, finished, startIn, tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-completion-"));
const wallets = join(base, "wallets");
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";

/** Words that can stand for the last of these. */
const after = (...words: string[]): string[] => candidates(createProgram(), words).map(({ word }) => word);

beforeAll(async () => {
  for (const name of ["alice", "savings", ".hidden", "two words"]) mkdirSync(join(wallets, name), { recursive: true });
  expect((await tao(["contacts", "add", "bob", BOB, "--wallets", wallets])).code).toBe(0);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("tao completion", () => {
  it("knows commands, options, choices and names", () => {
    expect(after("")).toEqual(expect.arrayContaining(["up", "node", "stake", "wallet"]));
    expect(after("sta")).toEqual(["stake"]);
    expect(after("stake", "re")).toEqual(["remove"]);
    expect(after("stake", "add", "1", "--wal")).toEqual(["--wallet", "--wallets"]);
    expect(after("node", "--sealing", "")).toEqual(["instant", "interval", "manual"]);
    expect(after("node", "--sealing", "in")).toEqual(["instant", "interval"]);
    expect(after("completion", "z")).toEqual(["zsh"]);
    const own = ["--wallets", wallets];
    expect(after("stake", "add", ...own, "--wallet", "")).toEqual(["alice", "savings"]);
    expect(after("wallet", "transfer", ...own, "")).toEqual(["alice", "bob", "savings"]);
    expect(after("stake", "add", ...own, "1", "--behind", "b")).toEqual(["bob"]);
  });

  it("knows profiles, and the wallets of the one that is meant", async () => {
    const settings = { XDG_CONFIG_HOME: join(base, "config") };
    for (const args of [
      ["add", "test", "--wallets", wallets],
      ["add", "other", "--url", "ws://127.0.0.1:9944"],
      ["use", "other"],
    ])
      expect((await taoHere(["profiles", ...args], settings)).code).toBe(0);
    for (const [name, value] of Object.entries({ ...settings, BT_WALLET_PATH: undefined })) vi.stubEnv(name, value);
    expect(after("stake", "add", "--profile", "")).toEqual(["other", "test"]);
    expect(after("profiles", "use", "t")).toEqual(["test"]);
    expect(after("stake", "add", "--profile", "test", "--wallet", "")).toEqual(["alice", "savings"]);
    expect(after("stake", "add", "--profile", "other", "--wallet", "al")).not.toContain("alice");
    vi.stubEnv("TAO_PROFILE", "test");
    expect(after("wallet", "transfer", "")).toEqual(["alice", "bob", "savings"]);
    vi.stubEnv("TAO_PROFILE", undefined);
    expect((await taoHere(["profiles", "use", "test"], settings)).code).toBe(0);
    expect(after("wallet", "transfer", "b")).toEqual(["bob"]);
    // What is said beside a profile comes before it, and a file that is none has no names.
    expect(after("wallet", "transfer", "--wallets", join(base, "none"), "")).toEqual([]);
    writeFileSync(join(base, "config", "opentao", "profiles.json"), "{");
    expect(after("stake", "add", "--profile", "")).toEqual([]);
    vi.unstubAllEnvs();
  });

  it("leaves paths, amounts and what it does not know to the shell", () => {
    expect(after("node", "--base-path", "")).toEqual([]);
    expect(after("stake", "add", "")).toEqual([]);
    expect(after("nothing", "at all", "")).toEqual([]);
    expect(after("wallet", "transfer", "--wallets", join(base, "none"), "")).toEqual([]);
  });

  it("tells programs the script, or the words with their meanings", async () => {
    const script = await tao(["completion", "fish", "--json"]);
    expect(JSON.parse(script.stdout)).toEqual({ shell: "fish", script: (await tao(["completion", "fish"])).stdout });
    const words = await tao(["completion", "bash", "--json", "--", "stake", "re"]);
    expect(JSON.parse(words.stdout)).toEqual({
      shell: "bash",
      words: [{ word: "remove", meaning: expect.stringMatching(/^Sell/) }],
    });
  });

  it("completes in bash", async () => {
    const program = join(base, "tao");
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${ENTRY}" "$@"\n`);
    chmodSync(program, 0o755);
    const typed = (words: string) =>
      `COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _tao_completion; echo "\${COMPREPLY[*]}"`;
    const script = `eval "$(tao completion bash)"\n${typed("tao stake re")}\n${typed('tao wallet transfer ""')}\n`;
    const env = { PATH: `${base}:${process.env.PATH}`, BT_WALLET_PATH: wallets };
    const { stdout, code } = await finished(startIn(base, ["bash", "-c", script], env));
    expect({ stdout, code }).toEqual({ stdout: "remove\nalice bob savings\n", code: 0 });
  });
});
