import { expect, it } from "vitest";
import { Listeners } from "../../src/primitives/listeners.ts";

it("listeners hear what happens until they are disposed of, or all are forgotten", () => {
  const listeners = new Listeners<[event: string]>();
  const heard: string[] = [];
  const listener = (event: string) => heard.push(event);
  const [dispose] = [listeners.add(listener), listeners.add(listener)];
  listeners.notify("one");
  dispose();
  listeners.notify("two");
  listeners.clear();
  listeners.notify("three");
  expect(heard).toEqual(["one", "one", "two"]);
});
