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

/** Runs a node until its final block has a height; the hash of that block. */
async function until(height: number, ...args: string[]): Promise<string | undefined> {
  const node = new RunningTao([
    "node",
    "--chain",
    "local",
    "--rpc-port",
    "0",
    "--port",
    "0",
    "--ws-port",
    "0",
    "--json",
    ...args,
  ]);
  const chain = await Chain.connect(url.parse(await node.facts()).url);
  await chain.waitForHead(({ number }) => number >= height, { kind: "finalized" });
  const hash = await chain.blockHash(height);
  chain.close();
  expect(await node.stop()).toBe(0);
  return hash;
}

it("a node begins with the state that another one exported and a trusted key signed", async () => {
  const [from, to, file, key] = ["from", "to", "state.tao", "key"].map((name) => join(base, name));
  if (from === undefined || to === undefined || file === undefined || key === undefined) throw new Error("no places");
  await until(3, "--base-path", from);
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
  expect(isJustified).toBe(true);
  const take = ["node", "snapshot", "import", file, "--base-path", to, "--json"];
  const refused = await tao(take);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "UNTRUSTED" } });
  const taken = await tao([...take, "--trust", signer]);
  expect(taken).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(taken.stdout)).toMatchObject({ block, hash, isTrusted: true });
  await until(block + 2, "--base-path", to);
});
