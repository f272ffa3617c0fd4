import { MultiBar, type SingleBar } from "cli-progress";
import pc from "picocolors";

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

const TITLE_WIDTH = 26;

/** Steps as bars that move. */
export function barSteps(): Steps {
  const bars = new MultiBar({
    format: `{title} ${pc.green("{bar}")} {detail}`,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 24,
    hideCursor: true,
    clearOnComplete: false,
    stopOnComplete: false,
    linewrap: false,
    stream: process.stderr,
  });
  return {
    begin: (title) => {
      const bar: SingleBar = bars.create(1, 0, { title: title.padEnd(TITLE_WIDTH), detail: "" });
      return {
        at: (fraction, detail = "") => bar.update(Math.min(1, fraction), { detail: pc.dim(detail.slice(0, 60)) }),
        done: (detail = "") => bar.update(1, { detail }),
      };
    },
    stop: () => bars.stop(),
  };
}

/** Steps as lines, one when a step begins and one when it is done. */
export function lineSteps(write: (line: string) => void): Steps {
  return {
    begin: (title) => {
      write(`${title} …`);
      return { at: () => undefined, done: (detail = "") => write(`${title}: ${detail === "" ? "done" : detail}`) };
    },
    stop: () => undefined,
  };
}

/** Steps that nobody sees. */
export const silentSteps: Steps = {
  begin: () => ({ at: () => undefined, done: () => undefined }),
  stop: () => undefined,
};
