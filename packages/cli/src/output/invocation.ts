/** Commands that texts of ours name, so that other words after `tao` stay as they are. */
const NAMED = /(?<![\w./@-])tao (?=(?:up|node|chain|keys|doctor|wallet|subnets|metagraph|miner|validator|explain)\b)/g;

/**
 * Texts name commands as `tao …`. Who runs this through npm (`npm start`, `npx opentao`) has no `tao` on the path, and
 * reads them in the form that works there.
 */
export function asInvoked(
  text: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return environment.npm_command === undefined ? text : text.replace(NAMED, "npx opentao ");
}
