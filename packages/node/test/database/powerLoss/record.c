/*
 * Records what a process writes to the files of one folder, in order: for LD_PRELOAD.
 *
 * OPENTAO_RECORDED names the folder, OPENTAO_RECORD the file that takes the records. Each record is a head of 16 bytes
 * (kind u8, file u8, two zeros, length u32, position or size u64, all little-endian), then the bytes. A write is recorded
 * before it happens, what has waited for the disk after it has.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { WRITE = 1, WRITE_THROUGH = 2, WRITTEN_THROUGH = 3, FLUSHED = 4, RESIZED = 5, UNKNOWN = 6 };
enum file { DATA = 0, SAID = 1, FOLDER = 2, OTHER = 255 };

struct head {
  uint8_t kind, file;
  uint16_t zero;
  uint32_t length;
  uint64_t position;
} __attribute__((packed));

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int out = -1;

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("OPENTAO_RECORD");
  folder = getenv("OPENTAO_RECORDED");
  if (path && folder) out = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static enum file named(const char *path) {
  size_t length = strlen(folder);
  if (strncmp(path, folder, length)) return OTHER;
  if (!strcmp(path + length, "")) return FOLDER;
  if (!strcmp(path + length, "/data.mdb")) return DATA;
  if (!strcmp(path + length, "/said")) return SAID;
  return OTHER;
}

static enum file file_of(int fd) {
  if (out < 0) return OTHER;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length < 0) return OTHER;
  path[length] = 0;
  return named(path);
}

static void put(const void *bytes, size_t length) {
  for (const char *at = bytes; length > 0;) {
    long done = syscall(SYS_write, out, at, length);
    if (done <= 0) abort();
    at += done;
    length -= (size_t)done;
  }
}

static void record(enum kind kind, enum file file, uint64_t position, const struct iovec *parts, int count) {
  size_t length = 0;
  for (int i = 0; i < count; i++) length += parts[i].iov_len;
  struct head head = {kind, file, 0, (uint32_t)length, position};
  pthread_mutex_lock(&lock);
  put(&head, sizeof head);
  for (int i = 0; i < count; i++) put(parts[i].iov_base, parts[i].iov_len);
  pthread_mutex_unlock(&lock);
}

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

/* Records a write around its call. */
#define RECORDED(fd, position, parts, count, call)                              \
  do {                                                                          \
    enum file file = file_of(fd);                                               \
    if (file == OTHER) return call;                                             \
    int through = fcntl(fd, F_GETFL) & (O_DSYNC | O_SYNC);                      \
    record(through ? WRITE_THROUGH : WRITE, file, (uint64_t)(position), parts, count); \
    ssize_t done = call;                                                        \
    if (through) record(WRITTEN_THROUGH, file, 0, 0, 0);                        \
    return done;                                                                \
  } while (0)

ssize_t write(int fd, const void *b, size_t n) {
  struct iovec v = {(void *)b, n};
  RECORDED(fd, lseek(fd, 0, SEEK_CUR), &v, 1, REAL(write, fd, b, n));
}
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) {
  struct iovec v = {(void *)b, n};
  RECORDED(fd, at, &v, 1, REAL(pwrite, fd, b, n, at));
}
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) {
  struct iovec v = {(void *)b, n};
  RECORDED(fd, at, &v, 1, REAL(pwrite64, fd, b, n, at));
}
ssize_t writev(int fd, const struct iovec *v, int n) { RECORDED(fd, lseek(fd, 0, SEEK_CUR), v, n, REAL(writev, fd, v, n)); }
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t at) { RECORDED(fd, at, v, n, REAL(pwritev, fd, v, n, at)); }
ssize_t pwritev64(int fd, const struct iovec *v, int n, off64_t at) { RECORDED(fd, at, v, n, REAL(pwritev64, fd, v, n, at)); }

/* Records that all of a file is on the disk. */
#define FLUSHES(fd, call)                                      \
  do {                                                         \
    int done = call;                                           \
    enum file file = file_of(fd);                              \
    if (file != OTHER && done == 0) record(FLUSHED, file, 0, 0, 0); \
    return done;                                               \
  } while (0)

int fsync(int fd) { FLUSHES(fd, REAL(fsync, fd)); }
int fdatasync(int fd) { FLUSHES(fd, REAL(fdatasync, fd)); }

#define RESIZES(fd, size, call)                                \
  do {                                                         \
    enum file file = file_of(fd);                              \
    if (file != OTHER) record(RESIZED, file, (uint64_t)(size), 0, 0); \
    return call;                                               \
  } while (0)

int ftruncate(int fd, off_t size) { RESIZES(fd, size, REAL(ftruncate, fd, size)); }
int ftruncate64(int fd, off64_t size) { RESIZES(fd, size, REAL(ftruncate64, fd, size)); }

/* Opening with O_TRUNC empties a file. */
#define OPENS(path, flags, call)                                                     \
  do {                                                                               \
    mode_t mode = 0;                                                                 \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                           \
      va_list more;                                                                  \
      va_start(more, flags);                                                         \
      mode = va_arg(more, mode_t);                                                   \
      va_end(more);                                                                  \
    }                                                                                \
    if (out >= 0 && ((flags) & O_TRUNC) && named(path) != OTHER) record(RESIZED, named(path), 0, 0, 0); \
    return call;                                                                     \
  } while (0)

int open(const char *path, int flags, ...) { OPENS(path, flags, REAL(open, path, flags, mode)); }
int open64(const char *path, int flags, ...) { OPENS(path, flags, REAL(open64, path, flags, mode)); }
int openat(int at, const char *path, int flags, ...) { OPENS(path, flags, REAL(openat, at, path, flags, mode)); }
int openat64(int at, const char *path, int flags, ...) { OPENS(path, flags, REAL(openat64, at, path, flags, mode)); }

/* What the replay does not know must not go unnoticed. */
#define UNKNOWN_CALL(fd, call)                                    \
  do {                                                            \
    enum file file = file_of(fd);                                 \
    if (file != OTHER) record(UNKNOWN, file, 0, 0, 0);            \
    return call;                                                  \
  } while (0)

int fallocate(int fd, int mode, off_t at, off_t n) { UNKNOWN_CALL(fd, REAL(fallocate, fd, mode, at, n)); }
int fallocate64(int fd, int mode, off64_t at, off64_t n) { UNKNOWN_CALL(fd, REAL(fallocate64, fd, mode, at, n)); }
int posix_fallocate(int fd, off_t at, off_t n) { UNKNOWN_CALL(fd, REAL(posix_fallocate, fd, at, n)); }
int sync_file_range(int fd, off64_t at, off64_t n, unsigned flags) {
  UNKNOWN_CALL(fd, REAL(sync_file_range, fd, at, n, flags));
}
int msync(void *at, size_t n, int flags) {
  if (out >= 0) record(UNKNOWN, OTHER, 0, 0, 0);
  return REAL(msync, at, n, flags);
}
