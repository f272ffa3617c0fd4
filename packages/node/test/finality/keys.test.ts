import { slotAuthor, slotOf } from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, expect, it } from "vitest";
import { until } from "../cluster/until.ts";
import { Town } from "./town.ts";
import { votingSpec } from "./votingRuntime.ts";

const AUTHORS = ["//One", "//Two"];

let town: Town;
afterEach(() => town.end());

it("a node without keys begins to write and to vote when it gets them, and finds them again", async () => {
  town = new Town(votingSpec(AUTHORS, { sets: [AUTHORS], period: 0 }, 300));
  const watcher = await town.start("watcher", { authorKey: undefined });
  const node = await town.start("node", { authorKey: undefined });
  const { keys } = node.services;
  expect(keys?.has("aura", keypairFromSuri("//One").publicKey)).toBe(false);
  for (const secret of AUTHORS) keys?.insert("aura", secret, keypairFromSuri(secret).publicKey);
  const authors = AUTHORS.map((secret) => keypairFromSuri(secret).publicKey);
  const seen = () => {
    const blocks = Array.from({ length: watcher.chain.best().number }, (_, i) => watcher.chain.hashAt(i + 1));
    const headers = blocks.flatMap((hash) => (hash && watcher.chain.header(hash)) ?? []);
    return new Set(headers.map((header) => Buffer.from(slotAuthor(slotOf(header), authors)).toString("hex")));
  };
  await until("both keys write", () => seen().size === 2, 20_000);
  expect(watcher.chain.finalized().number).toBe(0);

  // Each node votes with one key: two voters on two nodes.
  const insertVoter = (at: typeof node, secret: string) =>
    at.services.keys?.insert("gran", secret, keypairFromSuri(secret, "ed25519").publicKey);
  insertVoter(node, "//One");
  insertVoter(watcher, "//Two");
  await town.finalized(watcher.chain.best().number + 1);

  await town.stop("node");
  const again = await town.start("node", { authorKey: undefined });
  expect(again.services.system.authority).toBe(true);
  await town.finalized(again.chain.best().number + 3);
});

it("a node whose key is no author's yet only follows", async () => {
  town = new Town(votingSpec(["//One"], { sets: [["//One"]], period: 0 }, 300));
  await town.start("//One");
  const other = await town.start("//Eve");
  await town.finalized(3, [other]);
  await expect(other.seal()).rejects.toMatchObject({ code: "NOT_AN_AUTHORITY" });
});
