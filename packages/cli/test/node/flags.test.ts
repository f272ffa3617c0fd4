import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSpec } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { afterAll, describe, expect, it, vi } from "vitest";
import { nodeCommand } from "../../src/node/command.ts";
import { checkEffects } from "../../src/node/effects.ts";
import { chainOf, type NodeFlags } from "../../src/node/flags.ts";
import { networkSettings } from "../../src/node/network.ts";
import { nodeOptions } from "../../src/node/options.ts";
import { CliError } from "../../src/output/errors.ts";

// Whatever else runs on this machine, all ports are free.
vi.mock(import("../../src/shared/ports.ts"), async (original) => ({
  ...(await original()),
  isPortFree: async () => true,
  ensurePortFree: async () => undefined,
}));

const folder = mkdtempSync(join(tmpdir(), "opentao-flags-"));
const runtime = createRuntime();
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const PEER = "/ip4/10.0.0.7/tcp/30333/p2p/12D3KooWE77V9e2QhFNL5jFgn697U6jcDyd75giXCuvv5W6gcrjV";
const LISTEN = ["--listen", "/ip4/127.0.0.1/tcp/0"];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A value of each option that is not its default. */
const VALUES: Readonly<Record<string, () => readonly string[]>> = {
  "--json": () => [],
  "--dev": () => [],
  "--chain": () => ["mainnet"],
  "--base-path": () => [join(folder, "base")],
  "--rpc-host": () => ["::1"],
  "--rpc-port": () => ["1"],
  "--sealing": () => ["instant"],
  "--block-time": () => ["123"],
  "--finality-lag": () => ["77"],
  "--author-key-file": () => [file("author", "11".repeat(32))],
  "--validator": () => [],
  "--keystore-path": () => [join(folder, "keystore")],
  "--keystore-password-file": () => [file("password", "secret")],
  "--sync": () => ["warp"],
  "--pruning": () => ["256"],
  "--memory": () => ["700MB"],
  "--explorer": () => ["9900"],
  "--step-metrics": () => [],
  "--bootnodes": () => [PEER],
  "--reserved-nodes": () => [PEER],
  "--reserved-only": () => [],
  "--no-discovery": () => [],
  "--listen": () => ["/ip4/127.0.0.1/tcp/0/ws"],
  "--port": () => ["40404"],
  "--ws-port": () => ["40404"],
  "--public": () => [],
  "--announce": () => ["/dns4/node.example/tcp/30333"],
  "--node-key-file": () => [join(folder, "node.key")],
  "--no-network": () => [],
};

const MODES: readonly (readonly string[])[] = [
  [],
  ["--dev"],
  ["--dev", "--sealing", "manual"],
  ["--sealing", "manual"],
  ["--dev", "--no-network"],
  ["--chain", "mainnet"],
  ["--validator"],
  LISTEN,
];

async function parse(args: readonly string[]): Promise<NodeFlags> {
  let parsed: NodeFlags | undefined;
  const command = nodeCommand().exitOverride();
  command.action((flags: NodeFlags) => {
    parsed = flags;
  });
  await command.parseAsync([...args], { from: "user" });
  if (parsed === undefined) throw new Error("the command did not run");
  return parsed;
}

/** Returns what a node becomes by its options; the code of the error when they are refused. */
async function outcome(args: readonly string[]) {
  const flags = await parse(args);
  try {
    checkEffects(flags);
    const spec = loadSpec(chainOf(flags), runtime);
    const options = nodeOptions(flags, spec, runtime);
    const { json, explorer } = flags;
    return { json, explorer, chain: chainOf(flags), options, network: await networkSettings(flags) };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return error.code;
  }
}

describe("options of tao node", () => {
  it("are all looked at here", () => {
    expect(nodeCommand().options.map(({ long }) => long)).toEqual(Object.keys(VALUES));
  });

  describe.each(MODES.map((mode) => [mode.join(" "), mode] as const))("beside [%s]", (_, mode) => {
    it.each(Object.keys(VALUES).filter((option) => !mode.includes(option)))(
      "%s has an effect, or is refused",
      async (option) => {
        const without = await outcome(mode);
        const beside = await outcome([...mode, option, ...(VALUES[option]?.() ?? [])]);
        expect(without).toBeTypeOf("object");
        if (typeof beside === "string") expect(beside).toBe("NO_EFFECT");
        else if (option === "--no-network") expect(beside.network).toBeUndefined();
        else expect(beside).not.toEqual(without);
      },
    );
  });

  it.each([
    [["--dev", "--no-network", "--port", "1", "--public"], "--port, --public have no effect with --no-network"],
    [["--sealing", "manual", "--block-time", "100"], "--block-time has no effect with --sealing manual"],
    [["--dev", "--chain", "mainnet"], "--chain has no effect with --dev"],
    [[...LISTEN, "--ws-port", "1"], "--ws-port has no effect with --listen"],
  ])("%j are refused with what is to be left out", async (args, message) => {
    const flags = await parse(args);
    expect(() => checkEffects(flags)).toThrow(expect.objectContaining({ code: "NO_EFFECT", message }));
  });

  it("open the network of a node that would be alone when they say how it takes part in one", async () => {
    expect(await outcome(["--dev"])).toMatchObject({ network: undefined });
    const port = await outcome(["--dev", "--sealing", "manual", "--port", "40404"]);
    expect(port).toMatchObject({ network: { listen: ["/ip4/127.0.0.1/tcp/40404", "/ip4/127.0.0.1/tcp/30334/ws"] } });
  });

  it("are refused before a command below it", async () => {
    const parsed = nodeCommand().exitOverride().parseAsync(["--rpc-port", "1", "seal"], { from: "user" });
    const message = "--rpc-port has no effect before seal";
    await expect(parsed).rejects.toMatchObject({ code: "NO_EFFECT", message });
  });
});
