import { KeysError } from "./keysError.ts";
import type { FromKeys, KeyJobName, KeyJobs, KeysState, ToKeys } from "./messages.ts";

interface Waiting {
  readonly resolve: (result: KeyJobs[KeyJobName]["result"]) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that listens, and the jobs that it is at. */
interface Running {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  readonly waiting: Map<number, Waiting>;
}

const isState = (result: KeyJobs[KeyJobName]["result"]): result is KeysState =>
  typeof result === "object" && result !== null && "isUnlocked" in result;

/** The page's end of the thread that holds the keys. Locking ends the thread; the next job begins another. */
export class KeyThread {
  #running: Running | undefined;
  #jobs = 0;
  #state: KeysState | undefined;
  readonly #listeners = new Set<() => void>();

  /** State of the keys; `undefined` until it was first listed. */
  readonly snapshot = (): KeysState | undefined => this.#state;

  /** Calls a listener whenever the state changes; returns what stops it. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Does a job. @throws KeysError */
  async run<Name extends KeyJobName>(name: Name, job: KeyJobs[Name]["job"]): Promise<KeyJobs[Name]["result"]> {
    this.#running ??= this.#start();
    const { worker, ready, waiting } = this.#running;
    await ready;
    this.#jobs += 1;
    const message: ToKeys = { id: this.#jobs, name, job };
    const result = await new Promise<KeyJobs[KeyJobName]["result"]>((resolve, reject) => {
      waiting.set(message.id, { resolve, reject });
      worker.postMessage(message);
    });
    if (isState(result)) this.#set(result);
    // The thread answers a job of this name.
    return result as KeyJobs[Name]["result"];
  }

  /** Locks the keys at once. */
  readonly lock = (): void => this.#end(new KeysError("locked"));

  #start(): Running {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const waiting = new Map<number, Waiting>();
    const ready = new Promise<void>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromKeys>) => {
        if (data.kind === "ready") return resolve();
        if (data.kind === "locked") return this.lock();
        const asked = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.kind === "done") asked?.resolve(data.result);
        else asked?.reject(new KeysError(data.fault, data.detail));
      };
      worker.onerror = ({ message }) => {
        const error = new KeysError("failed", message);
        reject(error);
        this.#end(error);
      };
    });
    return { worker, ready, waiting };
  }

  #end(error: KeysError): void {
    const { worker, waiting } = this.#running ?? {};
    this.#running = undefined;
    worker?.terminate();
    for (const { reject } of waiting?.values() ?? []) reject(error);
    if (this.#state !== undefined) this.#set({ ...this.#state, isUnlocked: false });
  }

  #set(state: KeysState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
