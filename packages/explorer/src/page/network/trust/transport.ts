import type { FromLight, ToLight } from "./messages.ts";

/** A light client that runs: JSON-RPC as text, in and out. */
export interface LightTransport {
  send(text: string): void;
  close(): void;
}

/** Callbacks of a {@link LightTransport}. */
export interface LightListener {
  onText(text: string): void;
  /** Called when it has ended by itself. */
  onFailure(message: string): void;
}

/** Starts a light client of the chain that a specification (raw, as JSON) describes. */
export type StartLight = (specification: string, listener: LightListener) => LightTransport;

/** Starts smoldot in a thread of the page. */
export const startInWorker: StartLight = (specification, { onText, onFailure }) => {
  const worker = new Worker(new URL("./lightWorker.ts", import.meta.url), { type: "module" });
  const tell = (message: ToLight): void => worker.postMessage(message);
  const early: string[] = [];
  let isReady = false;
  worker.onerror = ({ message }) => onFailure(message);
  worker.onmessage = ({ data }: MessageEvent<FromLight>) => {
    if (data.kind === "said") onText(data.text);
    else if (data.kind === "failed") onFailure(data.message);
    else {
      isReady = true;
      tell({ kind: "begin", specification });
      for (const text of early.splice(0)) tell({ kind: "send", text });
    }
  };
  return {
    send: (text) => {
      if (isReady) tell({ kind: "send", text });
      else early.push(text);
    },
    close: () => worker.terminate(),
  };
};
