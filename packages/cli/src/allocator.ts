/**
 * Settings of the C library's allocator (glibc) for processes that handle large buffers for long: few arenas, and what
 * is large is given back to the system at once. By itself the library keeps it, in pieces that fit nothing else, a
 * third of a node's memory under attack. It reads them when a process starts, so that whoever starts one has to set
 * them (`deploy/` does).
 */
export const ALLOCATOR = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
} as const;
