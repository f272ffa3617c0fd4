import { loadSpec, Node } from "../../src/index.ts";
import { runtime } from "./authorities.ts";

// An authority that tells where it listens, each finalized block and its best height, until it is killed.
const [specFile, basePath, nodeKeyFile, authorKey, ...reserved] = process.argv.slice(2);
if (specFile === undefined || basePath === undefined || nodeKeyFile === undefined || authorKey === undefined) {
  throw new Error("give a specification, a folder, a node key, an author's key and peers");
}
const node = await Node.start({
  ...{ spec: loadSpec(specFile, runtime), runtime, basePath, authorKey },
  sealing: { kind: "interval", blockTimeMs: 1000 },
  network: { listen: ["/ip4/127.0.0.1/tcp/0"], nodeKeyFile, discovery: false, reserved },
});
process.stdout.write(`listens ${node.network?.addresses[0] ?? ""}\n`);
process.stdout.write(`best ${node.chain.best().number}\n`);
node.chain.subscribe((notification) => {
  if (notification.kind === "finalized") {
    for (const { number, hash } of notification.finalized) process.stdout.write(`final ${number} ${hash}\n`);
  } else process.stdout.write(`best ${node.chain.best().number}\n`);
});
