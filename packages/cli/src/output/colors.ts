import pc from "picocolors";

/** Functions that colour text, or leave it as it is. */
export type Colours = ReturnType<typeof pc.createColors>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a stream gets colours: a terminal does, unless `NO_COLOR` is set or it is a dumb one; anything else does only
 * when `FORCE_COLOR` asks for it.
 */
export function wantsColours(stream: { readonly isTTY?: boolean }, environment: Environment): boolean {
  const { NO_COLOR = "", FORCE_COLOR = "0", TERM } = environment;
  if (NO_COLOR !== "") return false;
  if (FORCE_COLOR !== "0" && FORCE_COLOR !== "") return true;
  return stream.isTTY === true && TERM !== "dumb";
}

/** Colours for standard output. */
export const out: Colours = pc.createColors(wantsColours(process.stdout, process.env));

/** Colours for standard error. */
export const err: Colours = pc.createColors(wantsColours(process.stderr, process.env));
