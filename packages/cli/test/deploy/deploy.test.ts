import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALLOCATOR } from "../../src/shared/processes/child.ts";
import { RunningTao } from "../e2e/running.ts";
import { tao } from "../e2e/tao.ts";

const folder = fileURLToPath(new URL("../../../../deploy/", import.meta.url));
const read = (file: string): string => readFileSync(folder + file, "utf8");

/** Runs a checker of the field where it is installed. */
function check(command: string, ...args: string[]) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  return { isThere: error === undefined, status, output: `${stdout}${stderr}` };
}
const hasPromtool = check("promtool", "--version").isThere;
const filter = fileURLToPath(new URL("addressFamilies.py", import.meta.url));
const hasFilter = check("python3", filter, "AF_INET", "true").status === 0;
const hasSystemd = check("systemd-analyze", "--version").isThere;

describe("metrics", () => {
  let node: RunningTao;
  let known: Set<string>;

  beforeAll(async () => {
    node = new RunningTao(["node", "--dev", "--sealing", "manual", "--rpc-port", "0", "--json"]);
    const { url } = await node.facts();
    const text = await (await fetch(`${String(url).replace("ws:", "http:")}/metrics`)).text();
    const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
    known = new Set(
      types.flatMap(([, name = "", type]) => (type === "histogram" ? [`${name}_bucket`, `${name}_count`] : [name])),
    );
  });
  afterAll(() => node.stop());

  it.each(["grafana/opentao-node.json", "prometheus/alerts.yml"])("in %s are those of a node", (file) => {
    const named = new Set(read(file).match(/\b(opentao|process)_[a-z_]+\b/g));
    expect(named.size).toBeGreaterThan(3);
    expect([...named].filter((name) => !known.has(name))).toEqual([]);
  });

  it("all stand in the dashboard", () => {
    const dashboard = read("grafana/opentao-node.json");
    expect(() => JSON.parse(dashboard)).not.toThrow();
    const ours = [...known].filter((name) => name.startsWith("opentao_") && !name.endsWith("_count"));
    expect(ours.filter((name) => !dashboard.includes(name))).toEqual([]);
  });

  it.skipIf(!hasPromtool)(
    "ring the alerts when they should (needs promtool, Debian: apt-get install prometheus)",
    () => {
      expect(check("promtool", "check", "config", "prometheus/prometheus.yml")).toMatchObject({ status: 0 });
      expect(check("promtool", "test", "rules", "prometheus/alerts.test.yml")).toMatchObject({ status: 0 });
    },
  );
});

describe("commands", () => {
  /** Options of a command line that the command does not know. */
  async function unknownOptions(line: string): Promise<string[]> {
    const { stdout } = await tao(["node", "--help"]);
    return (line.match(/--[a-z-]+/g) ?? []).filter((option) => !stdout.includes(`${option} `));
  }

  it("of the service exist", async () => {
    const [line = ""] = /^ExecStart=.* tao node .*$/m.exec(read("systemd/tao-node.service")) ?? [];
    expect(line).toContain("--base-path");
    expect(await unknownOptions(line)).toEqual([]);
  });

  it.skipIf(!hasSystemd)("of the service stand in a unit that systemd takes (needs systemd-analyze)", () => {
    expect(check("systemd-analyze", "verify", "systemd/tao-node.service")).toEqual({
      isThere: true,
      status: 0,
      output: "",
    });
  });

  it.skipIf(!hasFilter)(
    "of the service run with the address families that it allows (needs Linux and python3)",
    async () => {
      const unit = read("systemd/tao-node.service");
      const [, families = ""] = /^RestrictAddressFamilies=(.*)$/m.exec(unit) ?? [];
      expect(families).toContain("AF_INET");
      const [, line = ""] = /^ExecStart=.* tao (node .*)$/m.exec(unit) ?? [];
      const base = mkdtempSync(join(tmpdir(), "opentao-service-"));
      const args = line
        .replace("/etc/opentao/chain.json", "local")
        .replace("/var/lib/opentao", base)
        .split(" ")
        .concat("--rpc-port", "0", "--port", "0", "--ws-port", "0");
      const node = new RunningTao(args, {}, ["python3", filter, families]);
      try {
        expect(await node.facts()).toMatchObject({ network: { addresses: expect.any(Array) } });
      } finally {
        await node.stop();
        rmSync(base, { recursive: true });
      }
    },
  );

  it("of the container exist, and so does all that it copies and runs", async () => {
    const recipe = read("container/Containerfile");
    const [, line = ""] = /^CMD (\[.*\])$/m.exec(recipe) ?? [];
    expect(JSON.parse(line)[0]).toBe("node");
    expect(await unknownOptions(line)).toEqual([]);
    const { scripts } = JSON.parse(read("../package.json"));
    for (const [, script = ""] of recipe.matchAll(/npm run (\w+)/g)) expect(scripts).toHaveProperty(script);
    expect(existsSync(`${folder}../.containerignore`)).toBe(true);
  });

  it.each(["systemd/tao-node.service", "container/Containerfile"])(
    "run with the settings of the allocator: %s",
    (file) => {
      const settings = Object.entries(ALLOCATOR).map(([name, value]) => `${name}=${value}`);
      expect(read(file)).toMatch(new RegExp(`^(Environment=|ENV )${settings.join(" ")}$`, "m"));
    },
  );
});
