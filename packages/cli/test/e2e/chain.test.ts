import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "smoldot";
import { afterAll, describe, expect, it } from "vitest";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-chain-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const file = (name: string) => join(base, name);

/** Name of a node among its peers. */
const PEER = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

/** Result of a command that succeeds. */
async function result(...args: string[]) {
  const { code, stdout, stderr } = await tao([...args, "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

/** Error of a command that fails. */
async function failure(...args: string[]) {
  const { code, stdout } = await tao([...args, "--json"]);
  expect(code).toBe(1);
  const { error } = JSON.parse(stdout);
  expect(error.hint ?? "").not.toBe("");
  return error;
}

describe("session keys", () => {
  it("are made in a node's folder for its owner alone, and listed by their public parts", async () => {
    const keys = await result("keys", "generate", "--base-path", base);
    expect(keys).toEqual({
      aura: expect.any(String),
      gran: expect.any(String),
      keys: expect.stringMatching(/^0x[0-9a-f]{128}$/),
    });
    const { folder, keys: listed } = await tao([
      "keys",
      "list",
      "--base-path",
      base,
      "--url",
      "ws://127.0.0.1:1",
      "--json",
    ]).then(({ stdout }) => JSON.parse(stdout));
    expect(listed).toEqual([
      { type: "aura", address: keys.aura, inUse: null },
      { type: "gran", address: keys.gran, inUse: null },
    ]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    writeFileSync(file("one.json"), JSON.stringify(keys));
  });

  it("are made again from their words, which are shown once or written for their owner alone", async () => {
    const made = await result("keys", "generate");
    expect(made.secret.split(" ")).toHaveLength(12);
    writeFileSync(file("words"), made.secret);
    const { secret: _, ...keys } = made;
    expect(await result("keys", "generate", "--secret-file", file("words"))).toEqual(keys);
    const written = await result("keys", "generate", "--output", file("secret"));
    expect(statSync(file("secret")).mode & 0o777).toBe(0o600);
    expect(
      await result("keys", "insert", "--secret-file", file("secret"), "--keystore-path", file("ks")),
    ).toMatchObject(written);
    expect(await failure("keys", "generate", "--output", file("secret"))).toMatchObject({ code: "FILE_EXISTS" });
  });

  it("are not made of what is no secret, and no message repeats it", async () => {
    writeFileSync(file("wrong"), "abandon abandon confidential");
    const error = await failure("keys", "insert", "--secret-file", file("wrong"), "--base-path", base);
    expect(error.code).toBe("NOT_A_SECRET");
    expect(JSON.stringify(error)).not.toContain("confidential");
    expect(await failure("keys", "insert", "--base-path", base)).toMatchObject({ code: "NO_TERMINAL" });
  });
});

describe("specifications", () => {
  it("name the given authorities, in both forms the same chain", async () => {
    const pair = JSON.parse(readFileSync(file("one.json"), "utf8"));
    const authorities = ["--authority", file("one.json"), "--dev-authorities", "2", "--block-time", "500"];
    const peers = [30_333, 30_334].map((port) => `/ip4/192.0.2.1/tcp/${port}/p2p/${PEER}`);
    const written = await result(
      "chain",
      "build-spec",
      "--chain",
      "mainnet",
      ...authorities,
      "--bootnodes",
      ...peers,
      "--output",
      file("spec.json"),
    );
    expect(written).toMatchObject({ file: file("spec.json"), raw: false, blockTime: 500 });
    expect(JSON.parse(readFileSync(file("spec.json"), "utf8")).bootNodes).toEqual(peers);
    expect(written.authors).toHaveLength(3);
    expect(written.authors[0]).toBe(pair.aura);
    expect(written.voters[0]).toEqual({ key: pair.gran, weight: "1" });
    const raw = await result(
      "chain",
      "build-spec",
      "--chain",
      file("spec.json"),
      "--raw",
      "--output",
      file("raw.json"),
    );
    expect(raw).toMatchObject({ raw: true, genesis: written.genesis, authors: written.authors });
    expect(await result("chain", "inspect", file("raw.json"))).toMatchObject({
      genesis: written.genesis,
      blockTime: 500,
    });
  });

  it("in their raw form are accepted by a light client of Substrate-based chains, with the same genesis", async () => {
    const { genesis } = await result("chain", "inspect", file("raw.json"));
    const client = start({ logCallback: () => undefined });
    try {
      const chain = await client.addChain({ chainSpec: readFileSync(file("raw.json"), "utf8") });
      chain.sendJsonRpc('{"jsonrpc":"2.0","id":1,"method":"chainSpec_v1_genesisHash","params":[]}');
      expect(JSON.parse(await chain.nextJsonRpcResponse())).toMatchObject({ result: genesis });
    } finally {
      await client.terminate();
    }
  });

  it("are not made of what cannot be", async () => {
    const build = ["chain", "build-spec"];
    expect(await failure(...build, "--chain", file("raw.json"), "--dev-authorities", "1")).toMatchObject({
      code: "SPEC_IS_RAW",
    });
    expect(await failure(...build, "--authority", "aura:5Nonsense,gran:5Nonsense")).toMatchObject({
      code: "NOT_SESSION_KEYS",
    });
    const twice = ["--authority", file("one.json"), "--authority", file("one.json")];
    expect(await failure(...build, ...twice)).toMatchObject({ code: "SAME_KEY_TWICE" });
    expect(await failure(...build, "--id", "no/path")).toMatchObject({ code: "INVALID_SPEC" });
    expect(await failure("chain", "inspect", file("nothing.json"))).toMatchObject({ code: "INVALID_SPEC" });
  });
});
