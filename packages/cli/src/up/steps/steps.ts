/** Step of a long start, as people see it. */
export interface Step {
  /** Moves the bar to `fraction` (0 to 1), and shows what is being done. */
  at(fraction: number, detail?: string): void;
  done(detail?: string): void;
}

/** Display of the steps of a start. */
export interface Steps {
  begin(title: string): Step;
  /** Shows no more; what stands on the screen stays. */
  stop(): void;
}

/** Time between two lines of a step that takes long, in ms. */
const LINE_EVERY_MS = 10_000;

/** Returns steps that are lines: when one begins, when it is done, and now and then between if it takes long. */
export function lineSteps(write: (line: string) => void): Steps {
  return {
    begin: (title) => {
      let saidAt = Date.now();
      write(`${title} …`);
      return {
        at: (_, detail = "") => {
          if (Date.now() - saidAt < LINE_EVERY_MS) return;
          saidAt = Date.now();
          write(`${title}: ${detail}`);
        },
        done: (detail = "") => write(`${title}: ${detail === "" ? "done" : detail}`),
      };
    },
    stop: () => undefined,
  };
}

/** Steps that are not shown. */
export const silentSteps: Steps = {
  begin: () => ({ at: () => undefined, done: () => undefined }),
  stop: () => undefined,
};
