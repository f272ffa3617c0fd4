import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chain } from "@opentao/sdk";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-snapshot-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const SEED = "0x9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const url = z.object({ url: z.string() });

/** Node that has a finalized block at a height, its chain, and the hash of that block. */
async function grown(height: number, ...args: string[]) {
  const network = ["--rpc-port", "0", "--port", "0", "--ws-port", "0"];
  const node = new RunningTao(["node", "--chain", "local", ...network, "--json", ...args]);
  const chain = await Chain.connect(url.parse(await node.facts()).url);
  await chain.waitForHead(({ number }) => number >= height, { kind: "finalized" });
  return { node, chain, hash: await chain.blockHash(height) };
}

it("a node begins with the state that another one exported while it ran, and a trusted key signed", async () => {
  const [from, to, file, key] = ["from", "to", "state.tao", "key"].map((name) => join(base, name));
  if (from === undefined || to === undefined || file === undefined || key === undefined) throw new Error("no places");
  const running = await grown(3, "--base-path", from);
  writeFileSync(key, SEED);
  const exported = await tao([
    "node",
    "snapshot",
    "export",
    file,
    "--base-path",
    from,
    "--sign-key-file",
    key,
    "--json",
  ]);
  expect(exported).toMatchObject({ code: 0, stderr: "" });
  const { block, hash, signer, isJustified } = JSON.parse(exported.stdout);
  expect(await running.chain.blockHash(block)).toBe(hash);
  await running.chain.waitForHead(({ number }) => number > block + 3, { kind: "finalized" });
  running.chain.close();
  expect(await running.node.stop()).toBe(0);
  expect(isJustified).toBe(true);
  const take = ["node", "snapshot", "import", file, "--base-path", to, "--json"];
  const refused = await tao(take);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "UNTRUSTED" } });
  const taken = await tao([...take, "--trust", signer]);
  expect(taken).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(taken.stdout)).toMatchObject({ block, hash, isTrusted: true });
  const next = await grown(block + 2, "--base-path", to);
  next.chain.close();
  expect(await next.node.stop()).toBe(0);
});
