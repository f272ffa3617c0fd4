// Runs smoldot in a thread of its own: it verifies seals, votes and proofs while the page goes on.
import { messageOf } from "@opentao/base";
import { type Chain, start } from "smoldot";
import type { FromLight, ToLight } from "./messages.ts";

const tell = (message: FromLight): void => postMessage(message);

const client = start({
  // A page that came over TLS may open plain sockets to this machine alone.
  forbidNonLocalWs: location.protocol === "https:",
  // Peers that are unreachable or wrong are no errors of the page; what cannot be proven is told by each answer.
  maxLogLevel: 1,
  logCallback: (_level, target, message) => console.error(`${target}: ${message}`),
});
let chain: Promise<Chain> | undefined;

async function answer(joined: Chain): Promise<never> {
  for (;;) tell({ kind: "said", text: await joined.nextJsonRpcResponse() });
}

addEventListener("message", ({ data }: MessageEvent<ToLight>) => {
  const fail = (error: unknown): void => tell({ kind: "failed", message: messageOf(error) });
  if (data.kind === "begin") {
    chain = client.addChain({ chainSpec: data.specification });
    chain.then(answer).catch(fail);
  } else {
    chain?.then((joined) => joined.sendJsonRpc(data.text)).catch(fail);
  }
});
// What is posted while the modules of a worker still wait for something to load is lost.
tell({ kind: "ready" });
