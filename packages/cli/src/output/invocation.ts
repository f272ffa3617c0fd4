/** Commands of `tao`, which texts name. They are those of the program: a test holds both together. */
export const COMMANDS: readonly string[] = [
  "up",
  "node",
  "chain",
  "keys",
  "doctor",
  "explain",
  "wallet",
  "contacts",
  "stake",
  "root",
  "children",
  "take",
  "identity",
  "offline",
  "batch",
  "subnets",
  "metagraph",
  "index",
  "explorer",
  "miner",
  "validator",
  "mcp",
  "completion",
  "profiles",
];

/** `tao` before the name of a command; before other words it stays as it is. */
const NAMED = new RegExp(`(?<![\\w./@-])tao (?=(?:${COMMANDS.join("|")})\\b)`, "g");

/**
 * Returns a text with its commands in the form that works where this program was started. Texts name commands as
 * `tao …`; who runs it through npm (`npm start`, `npx opentao`) has no `tao` on the path.
 */
export function asInvoked(
  text: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return environment.npm_command === undefined ? text : text.replace(NAMED, "npx opentao ");
}
