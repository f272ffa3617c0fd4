/** A step of a long start, as people see it. */
export interface Step {
  /** Moves the bar to `fraction` (0 to 1) and says what is being done. */
  at(fraction: number, detail?: string): void;
  done(detail?: string): void;
}

/** Shows the steps of a start: a bar each at a terminal, lines elsewhere, nothing when silent. */
export interface Steps {
  begin(title: string): Step;
  /** Leaves what stands on the screen and shows no more. */
  stop(): void;
}

/** A step that takes longer says how far it is this often where there are no bars, in ms. */
const LINE_EVERY_MS = 10_000;

/** Steps as lines: one when a step begins, one when it is done, and some between if it takes long. */
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

/** Steps that nobody sees. */
export const silentSteps: Steps = {
  begin: () => ({ at: () => undefined, done: () => undefined }),
  stop: () => undefined,
};
