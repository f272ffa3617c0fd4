import type { Colors } from "./colors.ts";
import { formatRate, formatSeconds, RateMeter } from "./rate.ts";
import { barCells, fitParts } from "./text.ts";

/** Progress of something that is counted. */
export interface Progress {
  /** Name of the work, in a word or two. */
  readonly title: string;
  readonly done: number;
  /** `undefined` when nobody knows. */
  readonly total: number | undefined;
  /** Name of the unit, in the plural: `blocks`. */
  readonly unit: string;
}

/** Display of progress that is updated in place, below other lines. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Removes the bar until the next progress. */
  clear(): void;
  /** Writes text (with its line ends) that stays. */
  write(text: string): void;
}

/** Time between two lines where there is no bar, in ms. */
const LINE_EVERY_MS = 10_000;
/** Cells of a bar: as many as the numbers beside it leave. */
const BAR_WIDTH = { least: 8, most: 24 };

const count = (value: number): string => Math.floor(value).toLocaleString("en");

/** Returns count, rate and time left as parts of a line, the most important first. */
function measurements({ done, total, unit }: Progress, meter: RateMeter): string[] {
  const rate = meter.perSecond;
  const left = total === undefined ? undefined : meter.secondsFor(total - done);
  return [
    total === undefined ? `${count(done)} ${unit}` : `${count(done)} of ${count(total)} ${unit}`,
    ...(rate === undefined ? [] : [`${formatRate(rate)}/s`]),
    ...(left === undefined ? [] : [`${formatSeconds(Math.ceil(left))} left`]),
  ];
}

/** Renders a bar with count, rate and time left that fits into `columns` cells. */
export function progressLine(progress: Progress, meter: RateMeter, columns: number, { green, gray }: Colors): string {
  const { title, done, total } = progress;
  const parts = measurements(progress, meter);
  if (total === undefined) return fitParts([title, ...parts], columns);
  const fraction = total === 0 ? 1 : done / total;
  const percent = `${Math.floor(Math.min(1, fraction) * 100)} %`.padStart(5);
  const taken = [title, percent, ...parts].reduce((sum, part) => sum + part.length + 2, 0);
  const width = Math.max(BAR_WIDTH.least, Math.min(BAR_WIDTH.most, columns - taken));
  const [filled, empty] = barCells(fraction, width);
  return fitParts([title, `${green(filled)}${gray(empty)}${percent}`, ...parts], columns);
}

/** Returns a display that writes a line of progress now and then, for logs. */
export function lineDisplay(write: (text: string) => void, now: () => number): ProgressDisplay {
  let meter = new RateMeter();
  let title = "";
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    show: (progress) => {
      if (progress.title !== title) {
        meter = new RateMeter();
        saidAt = Number.NEGATIVE_INFINITY;
      }
      title = progress.title;
      meter.add(now(), progress.done);
      if (now() - saidAt < LINE_EVERY_MS) return;
      saidAt = now();
      write(`${title}: ${measurements(progress, meter).join(", ")}\n`);
    },
    clear: () => {
      title = "";
    },
    write,
  };
}
