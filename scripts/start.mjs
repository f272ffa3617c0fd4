// npm start [-- FLAGS]: installs what is missing, builds, and runs `tao up FLAGS`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, install, root } from "./setup.mjs";

install();
await ensureBuilt();

const entry = join(root, "packages/cli/dist/bin/tao.js");
const child = spawn(process.execPath, [entry, "up", ...process.argv.slice(2)], {
  stdio: "inherit",
});
// The terminal sends Ctrl-C to the whole process group; `tao up` stops everything and this process waits for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
