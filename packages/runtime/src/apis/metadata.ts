import { option, u32, vec } from "@opentao/codec";
import { OpaqueMetadata } from "@opentao/codec/primitives";
import { apiMethod, runtimeApi } from "../framework/index.ts";
import { METADATA_VERSIONS } from "../metadata/index.ts";
import type { ApiParts } from "./apiParts.ts";

/** Metadata: the description of the runtime. */
export const metadataApi = (parts: ApiParts) =>
  runtimeApi({
    name: "Metadata",
    version: 2,
    docs: "Description of the runtime.",
    methods: {
      metadata: apiMethod({
        args: {},
        output: OpaqueMetadata,
        docs: "Metadata of version 14, which every client reads.",
        run: ({ state }) => parts.metadata(state, 14),
      }),
      metadataAtVersion: apiMethod({
        args: { version: u32 },
        output: option(OpaqueMetadata),
        docs: "Metadata of a version, when the runtime has it.",
        run: ({ state }, { version }) => {
          const known = METADATA_VERSIONS.find((one) => one === version);
          return known === undefined ? undefined : parts.metadata(state, known);
        },
      }),
      metadataVersions: apiMethod({
        args: {},
        output: vec(u32),
        docs: "Versions of metadata that the runtime has.",
        run: () => [...METADATA_VERSIONS],
      }),
    },
  });
