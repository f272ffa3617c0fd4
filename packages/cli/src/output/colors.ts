import pc from "picocolors";

/** Functions that color a text, or return it as it is. */
export type Colors = ReturnType<typeof pc.createColors>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns whether a stream gets colors: a terminal does, unless `NO_COLOR` is set or it is a dumb one; anything else
 * does only when `FORCE_COLOR` asks for it. `NO_COLOR` wins.
 */
export function wantsColors(stream: { readonly isTTY?: boolean }, environment: Environment): boolean {
  const { NO_COLOR = "", FORCE_COLOR = "0", TERM } = environment;
  if (NO_COLOR !== "") return false;
  if (FORCE_COLOR !== "0" && FORCE_COLOR !== "") return true;
  return stream.isTTY === true && TERM !== "dumb";
}

/** Colors for standard output. */
export const out: Colors = pc.createColors(wantsColors(process.stdout, process.env));

/** Colors for standard error. */
export const err: Colors = pc.createColors(wantsColors(process.stderr, process.env));
