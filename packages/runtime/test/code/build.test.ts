import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { code } from "./world.ts";

const builder = new URL("../../../../scripts/reader.mjs", import.meta.url);

const program = `
  import { createHash } from "node:crypto";
  import { makeCode } from ${JSON.stringify(builder.href)};
  const { code } = await makeCode();
  process.stdout.write(createHash("sha256").update(code).digest("hex"));
`;

it("the code is built to the same bytes by another process, elsewhere, in another language and another time zone", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      TZ: "Pacific/Kiritimati",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
    },
  });
  expect(stdout).toBe(createHash("sha256").update(code).digest("hex"));
});

it("the code names no place of the machine that built it", () => {
  const root = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/\/$/, "");
  expect(Buffer.from(code).includes(root)).toBe(false);
});
