import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { taoHere } from "../support/here.ts";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-profiles-"));
const file = join(base, "opentao", "profiles.json");
const env: NodeJS.ProcessEnv = { XDG_CONFIG_HOME: base, TAO_URL: undefined, BT_WALLET_PATH: undefined };
const CLOSED = "ws://127.0.0.1:1";
let node: RunningTao;
let url: string;

async function result(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  return JSON.parse((await taoHere([...args, "--json"], { ...env, ...more })).stdout);
}

beforeAll(async () => {
  node = new RunningTao(["node", "--dev", "--rpc-port", "0", "--no-network", "--json"]);
  url = z.object({ url: z.string() }).parse(await node.facts()).url;
});
afterAll(async () => {
  await node.stop();
  rmSync(base, { recursive: true, force: true });
});

describe("tao profiles", () => {
  it("stand for options that neither the line nor the environment gives", async () => {
    const wallets = join(base, "wallets");
    expect(await result(["profiles", "add", "here", "--url", url, "--wallets", wallets])).toMatchObject({
      url,
      wallets,
    });
    expect(await result(["profiles", "add", "gone", "--url", CLOSED])).toMatchObject({ url: CLOSED });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const subnets = [{ netuid: 0 }, { netuid: 1 }];
    const unreachable = { error: { code: "CHAIN_UNREACHABLE", message: expect.stringContaining(CLOSED) } };
    expect(await result(["subnets", "--profile", "here"])).toMatchObject(subnets);
    expect(await result(["subnets"], { TAO_PROFILE: "here" })).toMatchObject(subnets);
    expect(await result(["subnets", "--profile", "here", "--url", CLOSED])).toMatchObject(unreachable);
    expect(await result(["subnets", "--profile", "here"], { TAO_URL: CLOSED })).toMatchObject(unreachable);
    expect(await result(["profiles", "use", "gone"])).toEqual({ used: "gone" });
    expect(await result(["subnets"])).toMatchObject(unreachable);
    expect((await tao(["subnets"], env)).stderr).toContain(`profile gone: ${CLOSED}`);
    expect(await result(["subnets", "--profile", "here"])).toMatchObject(subnets);
    expect(await result(["profiles", "use"])).toEqual({ used: null });
    await result(["wallet", "new", "w", "--dev-account", "Alice", "--profile", "here"]);
    expect(existsSync(join(wallets, "w", "coldkey"))).toBe(true);
    expect(await result(["profiles", "remove", "gone"])).toEqual({ name: "gone" });
    expect((await result(["profiles", "list"])).profiles).toEqual([{ name: "here", isUsed: false, url, wallets }]);
  });

  it("are refused with a code and a cure where they are wrong", async () => {
    const code = async (...args: string[]) => (await result(args)).error.code;
    expect(await code("subnets", "--profile", "nobody")).toBe("UNKNOWN_PROFILE");
    expect(await code("profiles", "use", "nobody")).toBe("UNKNOWN_PROFILE");
    expect(await code("profiles", "remove", "__proto__")).toBe("UNKNOWN_PROFILE");
    expect(await code("profiles", "add", "two words", "--url", url)).toBe("INVALID_PROFILE_NAME");
    expect(await code("profiles", "add", "x")).toBe("USAGE");
    expect(await code("profiles", "add", "x", "--url", "http://127.0.0.1")).toBe("USAGE");
    const before = readFileSync(file, "utf8");
    writeFileSync(file, "{");
    expect(await code("subnets")).toBe("PROFILES_UNREADABLE");
    expect(await code("profiles", "add", "x", "--url", url)).toBe("PROFILES_UNREADABLE");
    expect(readFileSync(file, "utf8")).toBe("{");
    writeFileSync(file, before);
  });
});
