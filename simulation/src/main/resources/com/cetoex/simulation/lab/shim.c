/*
 * Stands between the exchange and the operating system: counts the calls that change files below one folder, ends the
 * process at one of them, lets them fail, and moves the wall clock. The laboratory steers it through a mapped file of
 * 64-bit words and compiles it with: cc -shared -fPIC -O2 -o shim.so shim.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum kind { WRITE = 1, SYNC = 2, OTHER = 4 };
enum scope { LOG = 1, HISTORY = 2 };

struct control {
    _Atomic int64_t calls;         /* all calls below the folder, from the process's beginning */
    _Atomic int64_t kill_at;       /* the process ends at this one; 0 never */
    _Atomic int64_t fail_kinds;    /* which calls fail: a sum of kinds; 0 none */
    _Atomic int64_t fail_scopes;   /* of which files: a sum of scopes */
    _Atomic int64_t fail_after;    /* so many more of them succeed */
    _Atomic int64_t failed;        /* how many failed */
    _Atomic int64_t first_failed;  /* monotonic nanoseconds of the first failure */
    _Atomic int64_t clock_seconds; /* added to the wall clock */
};

static struct control *control;
static char folder[4096];
static size_t folder_length;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("LAB_SHIM_FOLDER");
    const char *file = getenv("LAB_SHIM_CONTROL");
    if (path == NULL || file == NULL || strlen(path) >= sizeof folder) return;
    int fd = open(file, O_RDWR | O_CLOEXEC);
    if (fd < 0) return;
    void *map = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (map == MAP_FAILED) return;
    strcpy(folder, path);
    folder_length = strlen(path);
    control = map;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (real == NULL) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int scope_of(const char *path) {
    if (strncmp(path, folder, folder_length) != 0) return 0;
    return strstr(path + folder_length, "history.db") != NULL ? HISTORY : LOG;
}

static int scope_of_file(int fd) {
    char link[64], path[4096];
    int saved = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (length <= 0) return 0;
    path[length] = 0;
    return scope_of(path);
}

static void die(void) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) pause();
}

/* Counts a call. Whether it is the one at which the process ends; *fails tells whether it fails. */
static int meets(int scope, int kind, int *fails) {
    *fails = 0;
    if (control == NULL || scope == 0) return 0;
    int64_t call = atomic_fetch_add(&control->calls, 1) + 1;
    int64_t kill_at = atomic_load(&control->kill_at);
    if (kill_at != 0 && call >= kill_at) return 1;
    if ((atomic_load(&control->fail_kinds) & kind) && (atomic_load(&control->fail_scopes) & scope)
            && atomic_fetch_sub(&control->fail_after, 1) <= 0) {
        if (atomic_fetch_add(&control->failed, 1) == 0) {
            struct timespec now;
            syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now);
            atomic_store(&control->first_failed, now.tv_sec * 1000000000LL + now.tv_nsec);
        }
        *fails = 1;
    }
    return 0;
}

#define MEET(scope, kind) \
    int fails; \
    if (meets(scope, kind, &fails)) die(); \
    if (fails) { errno = EIO; return -1; }

/*
 * A write at which the process ends leaves its first half, up to the boundary of a sector: less than that neither a
 * kernel nor a disk leaves.
 */
static size_t half_of(off64_t offset, size_t length) {
    off64_t end = (offset + (off64_t)length / 2) & ~(off64_t)511;
    return end > offset ? (size_t)(end - offset) : 0;
}

#define MEET_WRITE(fd, half) \
    int fails; \
    if (control != NULL && meets(scope_of_file(fd), WRITE, &fails)) { half; die(); } \
    if (control != NULL && fails) { errno = EIO; return -1; }

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    MEET_WRITE(fd, (void)!real(fd, bytes, half_of(lseek(fd, 0, SEEK_CUR), length)))
    return real(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    MEET_WRITE(fd, (void)!real(fd, bytes, half_of(offset, length), offset))
    return real(fd, bytes, length, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    MEET_WRITE(fd, (void)!real(fd, bytes, half_of(offset, length), offset))
    return real(fd, bytes, length, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    MEET_WRITE(fd, (void)fd)
    return real(fd, parts, count);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    REAL(ssize_t, "pwritev", int, const struct iovec *, int, off_t);
    MEET_WRITE(fd, (void)fd)
    return real(fd, parts, count, offset);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
    REAL(ssize_t, "pwritev64", int, const struct iovec *, int, off64_t);
    MEET_WRITE(fd, (void)fd)
    return real(fd, parts, count, offset);
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    MEET(control == NULL ? 0 : scope_of_file(fd), SYNC)
    return real(fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    MEET(control == NULL ? 0 : scope_of_file(fd), SYNC)
    return real(fd);
}

/* A mapping has no name here: all of them count, and none fails. */
int msync(void *address, size_t length, int flags) {
    REAL(int, "msync", void *, size_t, int);
    MEET(LOG, OTHER)
    return real(address, length, flags);
}

int ftruncate(int fd, off_t length) {
    REAL(int, "ftruncate", int, off_t);
    MEET(control == NULL ? 0 : scope_of_file(fd), OTHER)
    return real(fd, length);
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    MEET(control == NULL ? 0 : scope_of_file(fd), OTHER)
    return real(fd, length);
}

int fallocate(int fd, int mode, off_t offset, off_t length) {
    REAL(int, "fallocate", int, int, off_t, off_t);
    MEET(control == NULL ? 0 : scope_of_file(fd), OTHER)
    return real(fd, mode, offset, length);
}

int fallocate64(int fd, int mode, off64_t offset, off64_t length) {
    REAL(int, "fallocate64", int, int, off64_t, off64_t);
    MEET(control == NULL ? 0 : scope_of_file(fd), OTHER)
    return real(fd, mode, offset, length);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    MEET(control == NULL ? 0 : scope_of(to), OTHER)
    return real(from, to);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    MEET(control == NULL ? 0 : scope_of(path), OTHER)
    return real(path);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    MEET(control == NULL ? 0 : scope_of(path), OTHER)
    return real(path, mode);
}

static int64_t clock_offset(void) {
    return control == NULL ? 0 : atomic_load(&control->clock_seconds);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    REAL(int, "clock_gettime", clockid_t, struct timespec *);
    int result = real == NULL ? (int)syscall(SYS_clock_gettime, clock, time) : real(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += clock_offset();
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    REAL(int, "gettimeofday", struct timeval *restrict, void *restrict);
    int result = real(time, zone);
    if (result == 0) time->tv_sec += clock_offset();
    return result;
}

time_t time(time_t *into) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (into != NULL) *into = now.tv_sec;
    return now.tv_sec;
}
