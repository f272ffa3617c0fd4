import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { loadSpec, Node } from "../../src/index.ts";
import { signedTransfer } from "../support/signed.ts";

// Makes blocks with transfers as fast as it can, and says of each finalized block that it is finalized, until it is
// killed.
const runtime = createRuntime();
const basePath = process.argv[2];
if (basePath === undefined) throw new Error("give a folder");
const spec = loadSpec("local", runtime);
const node = await Node.start({ spec, runtime, basePath, sealing: { kind: "manual" }, authorKey: "//One" });
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
for (let nonce = node.chain.best().number * 3; ; ) {
  for (let i = 0; i < 3; i += 1) node.pool.submit(signedTransfer(node.chain, alice, nonce++, bob.publicKey, 1000n));
  const { hash, number } = await node.seal();
  process.stdout.write(`${number} ${hash}\n`);
}
