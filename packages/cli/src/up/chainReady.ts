import { Chain, ChainError, pause } from "@opentao/sdk";

const RETRY_MS = 100;

/** Connects to a node that is starting. @throws ChainError `CHAIN_UNREACHABLE` when `signal` aborts first */
export async function connectWhenReady(url: string, signal: AbortSignal): Promise<Chain> {
  for (;;) {
    try {
      return await Chain.connect(url, { connectTimeoutMs: 1000 });
    } catch (error) {
      const isStarting = error instanceof ChainError && error.code === "CHAIN_UNREACHABLE";
      if (!isStarting || signal.aborted) throw error;
    }
    await pause(RETRY_MS, signal);
  }
}
