import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";

const root = new URL("../../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const engines = z.object({ engines: z.object({ node: z.string() }) });
const engineOf = (path: string): string => engines.parse(JSON.parse(read(path))).engines.node;

const promised = engineOf("package.json").replace(">=", "");

it("every package and document promises the same oldest Node.js", () => {
  for (const name of readdirSync(new URL("packages", root)))
    expect(engineOf(`packages/${name}/package.json`), name).toBe(`>=${promised}`);
  for (const path of ["README.md", "CONTRIBUTING.md"])
    expect(read(path), path).toContain(`Node.js ${promised} or newer`);
  expect(read("scripts/setup.mjs")).toContain(`needs Node.js ${promised} or newer`);
  expect(read("deploy/container/Containerfile")).toContain(`FROM node:${promised.split(".")[0]}-`);
});

it("the oldest Node.js that is promised is of the version that its dependencies ask for", () => {
  const packages = z
    .record(
      z.string(),
      z.object({
        dev: z.boolean().optional(),
        engines: z.object({ node: z.string().optional() }).optional().catch(undefined),
      }),
    )
    .parse(z.object({ packages: z.unknown() }).parse(JSON.parse(read("package-lock.json"))).packages);
  const majors = Object.entries(packages)
    .filter(([path, { dev }]) => path.includes("node_modules/") && dev !== true)
    .flatMap(([, { engines }]) => /^>=\s*(\d+)/.exec(engines?.node ?? "")?.[1] ?? [])
    .map(Number);
  expect(majors.length).toBeGreaterThan(10);
  expect(Number(promised.split(".")[0])).toBe(majors.reduce((most, major) => Math.max(most, major), 0));
});
