import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { isAlive, processStart, stateOfProcess } from "../src/processes.ts";

describe("a process of a number", () => {
  it("is alive until it has ended, also when it is another user's", async () => {
    expect(isAlive(process.pid)).toBe(true);
    const child = spawn(process.execPath, ["--eval", ""]);
    await once(child, "close");
    expect(isAlive(child.pid ?? 0)).toBe(false);
    const refused = vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("not permitted"), { code: "EPERM" });
    });
    expect(isAlive(1)).toBe(true);
    refused.mockRestore();
  });

  it("is the same only where its start is known and the same", async () => {
    const start = processStart(process.pid);
    expect(start === undefined).toBe(process.platform !== "linux");
    expect(stateOfProcess(process.pid, undefined)).toBe("unclear");
    if (start === undefined) return;
    expect(stateOfProcess(process.pid, start)).toBe("same");
    expect(stateOfProcess(process.pid, { ...start, ticks: "1" })).toBe("ended");
    // Of another boot, or another namespace of processes: nothing is known.
    expect(stateOfProcess(process.pid, { ...start, place: "elsewhere" })).toBe("unclear");
    expect(stateOfProcess(2 ** 22 + 1, start)).toBe("ended");
  });
});
