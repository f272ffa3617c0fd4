// The order of test files: those that run networks first, so that none of them runs on alone when all others are done.
import { BaseSequencer } from "vitest/node";

const NETWORKS = [
  "cli/test/(?!house|output|packages|shared)",
  "explorer/test/browser/",
  "node/test/(cluster|finality|node)/",
  "sdk/test/e2e/",
].map((path) => new RegExp(`/packages/${path}`));

const isNetwork = (path) => NETWORKS.some((one) => one.test(path));

export class NetworksFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    return [true, false].flatMap((first) => sorted.filter(({ moduleId }) => isNetwork(moduleId) === first));
  }
}
