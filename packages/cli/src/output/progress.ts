import { createLogUpdate } from "log-update";
import { type Colours, err } from "./colors.ts";
import { formatRate, formatSeconds, Pace } from "./rate.ts";
import { barCells, fitParts } from "./text.ts";

/** How far something is. */
export interface Progress {
  /** What is being done, in a word or two. */
  readonly title: string;
  readonly done: number;
  /** `undefined` when nobody knows. */
  readonly total: number | undefined;
  /** What is counted, in the plural: `blocks`. */
  readonly unit: string;
}

/** Shows how far something is, again and again, and lets other lines pass above it. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Nothing is going on at present. */
  clear(): void;
  /** Writes text (with its line ends) that stays. */
  write(text: string): void;
}

/** Where there is no bar, how far it is is said this often, in ms. */
const LINE_EVERY_MS = 10_000;
/** Cells of a bar: as many as the figures leave. */
const BAR = { least: 8, most: 24 };

const count = (value: number): string => Math.floor(value).toLocaleString("en");

/** How fast it goes and how long it still takes, as parts of a line, the most important first. */
function figures({ done, total, unit }: Progress, pace: Pace): string[] {
  const rate = pace.perSecond;
  const left = total === undefined ? undefined : pace.secondsFor(total - done);
  return [
    total === undefined ? `${count(done)} ${unit}` : `${count(done)} of ${count(total)} ${unit}`,
    ...(rate === undefined ? [] : [`${formatRate(rate)}/s`]),
    ...(left === undefined ? [] : [`${formatSeconds(left)} left`]),
  ];
}

/** A bar with figures that fits into `columns` cells. */
export function progressLine(progress: Progress, pace: Pace, columns: number, { green, gray }: Colours): string {
  const { title, done, total } = progress;
  const parts = figures(progress, pace);
  if (total === undefined) return fitParts([title, ...parts], columns);
  const fraction = total === 0 ? 1 : done / total;
  const percent = `${Math.floor(Math.min(1, fraction) * 100)} %`.padStart(5);
  const taken = [title, percent, ...parts].reduce((sum, part) => sum + part.length + 2, 0);
  const width = Math.max(BAR.least, Math.min(BAR.most, columns - taken));
  const [filled, empty] = barCells(fraction, width);
  return fitParts([title, `${green(filled)}${gray(empty)}${percent}`, ...parts], columns);
}

/** A bar that moves at a terminal; a line now and then elsewhere. */
export function progressDisplay(stream: NodeJS.WriteStream, now: () => number = Date.now): ProgressDisplay {
  return stream.isTTY ? barDisplay(stream, now) : lineDisplay((text) => void stream.write(text), now);
}

function barDisplay(stream: NodeJS.WriteStream, now: () => number): ProgressDisplay {
  const draw = createLogUpdate(stream);
  let pace = new Pace();
  let title = "";
  return {
    show: (progress) => {
      if (progress.title !== title) pace = new Pace();
      title = progress.title;
      pace.add(now(), progress.done);
      draw(progressLine(progress, pace, (stream.columns ?? 80) - 1, err));
    },
    clear: () => {
      if (title === "") return;
      title = "";
      draw.clear();
      draw.done();
    },
    write: (text) => {
      if (title === "") stream.write(text);
      else draw.persist(text.replace(/\n$/, ""));
    },
  };
}

/** Lines on how far it is, for logs. */
export function lineDisplay(write: (text: string) => void, now: () => number): ProgressDisplay {
  let pace = new Pace();
  let title = "";
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    show: (progress) => {
      if (progress.title !== title) {
        pace = new Pace();
        saidAt = Number.NEGATIVE_INFINITY;
      }
      title = progress.title;
      pace.add(now(), progress.done);
      if (now() - saidAt < LINE_EVERY_MS) return;
      saidAt = now();
      write(`${title}: ${figures(progress, pace).join(", ")}\n`);
    },
    clear: () => {
      title = "";
    },
    write,
  };
}
