/* Stands between a process and its disk: records every change under one folder, and can say that the disk is full.
   Loaded with LD_PRELOAD on Linux; driven from Python through the functions that begin with faults_. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>


static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1, sticky;
static long points, full_at = -1, last_errno = ENOSPC;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void faults_watch(const char *folder, const char *log_path) {
    root_length = strlen(strcpy(root, folder));
    if (log_path) {
        int fd = syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        log_fd = fcntl(fd, F_DUPFD_CLOEXEC, 700);
        syscall(SYS_close, fd);
    }
}

/* From the at-th write point on (counted from now) the disk is full: once, or until it is told otherwise. */
void faults_full(long at, int stays) { points = 0; full_at = at; sticky = stays; }
void faults_errno(int number) { last_errno = number; }
long faults_points(void) { return points; }
int faults_happened(void) { return full_at >= 0 && points > full_at; }

static void put(char op, uint64_t a, uint64_t b, uint64_t at, const char *name, const char *other, const void *data, size_t size) {
    if (log_fd < 0) return;
    uint32_t lengths[3] = {name ? strlen(name) : 0, other ? strlen(other) : 0, size};
    size_t whole = 1 + 24 + 12 + lengths[0] + lengths[1] + size;
    char *record = malloc(whole), *p = record;
    *p++ = op;
    memcpy(p, &a, 8); memcpy(p + 8, &b, 8); memcpy(p + 16, &at, 8); p += 24;
    memcpy(p, lengths, 12); p += 12;
    if (name) memcpy(p, name, lengths[0]);
    p += lengths[0];
    if (other) memcpy(p, other, lengths[1]);
    p += lengths[1];
    if (size) memcpy(p, data, size);
    if (syscall(SYS_write, log_fd, record, whole) != (long)whole) abort();
    free(record);
}

void faults_mark(const char *text) {
    pthread_mutex_lock(&lock);
    put('M', 0, 0, 0, 0, 0, text, strlen(text));
    pthread_mutex_unlock(&lock);
}

static int refused(void) {
    long now = points++;
    if (full_at < 0 || now < full_at || (!sticky && now > full_at)) return 0;
    errno = last_errno;
    return 1;
}

static int whole_path(int at, const char *path, char *out) {
    if (!root_length) return 0;
    if (path[0] == '/') snprintf(out, PATH_MAX, "%s", path);
    else {
        char folder[PATH_MAX], link[64];
        if (at == AT_FDCWD) { if (!getcwd(folder, PATH_MAX)) return 0; }
        else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", at);
            ssize_t n = readlink(link, folder, PATH_MAX - 1);
            if (n < 0) return 0;
            folder[n] = 0;
        }
        if (snprintf(out, PATH_MAX, "%s/%s", folder, path) >= PATH_MAX) abort();
    }
    return !strncmp(out, root, root_length);
}

static int ours(int fd, struct stat *found) {
    char link[64], path[PATH_MAX];
    if (!root_length || fd == log_fd) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return !strncmp(path, root, root_length) && !fstat(fd, found);
}

/* The inode of the folder that holds a path, and the last part of its name. */
static uint64_t parent(const char *path, const char **name) {
    char folder[PATH_MAX];
    struct stat found;
    strcpy(folder, path);
    size_t end = strlen(folder);
    while (end > 1 && folder[end - 1] == '/') folder[--end] = 0;
    char *cut = strrchr(folder, '/');
    *name = path + (cut - folder) + 1;
    *cut = 0;
    return stat(folder, &found) ? 0 : found.st_ino;
}

static void put_new(char op, const char *path, uint64_t inode) {
    const char *name;
    uint64_t folder = parent(path, &name);
    put(op, folder, inode, 0, name, 0, 0, 0);
}

static int opened(int at, const char *path, int flags, mode_t mode) {
    char full[PATH_MAX];
    struct stat found;
    if (!whole_path(at, path, full) || !(flags & (O_CREAT | O_TRUNC)))
        return syscall(SYS_openat, at, path, flags, mode);
    pthread_mutex_lock(&lock);
    int fresh = lstat(full, &found) != 0, fd = -1;
    if (!(fresh && (flags & O_CREAT) && refused())) fd = syscall(SYS_openat, at, path, flags, mode);
    int kept = errno;
    if (fd >= 0 && !fstat(fd, &found)) {
        if (fresh) put_new('C', full, found.st_ino);
        else if (flags & O_TRUNC) put('T', found.st_ino, 0, 0, 0, 0, 0, 0);
    }
    pthread_mutex_unlock(&lock);
    errno = kept;
    return fd;
}

#define MODE_OF(flags) mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE_OF(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int at, const char *path, int flags, ...) { MODE_OF(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE_OF(flags) return opened(at, path, flags | O_LARGEFILE, mode); }

static ssize_t written(int fd, const void *data, size_t size, off_t place, int moves) {
    struct stat found;
    if (!ours(fd, &found))
        return moves ? syscall(SYS_write, fd, data, size) : syscall(SYS_pwrite64, fd, data, size, place);
    pthread_mutex_lock(&lock);
    if (moves) place = fcntl(fd, F_GETFL) & O_APPEND ? found.st_size : lseek(fd, 0, SEEK_CUR);
    ssize_t done = -1;
    if (!refused()) done = moves ? syscall(SYS_write, fd, data, size) : syscall(SYS_pwrite64, fd, data, size, place);
    int kept = errno;
    if (done > 0) put('W', found.st_ino, 0, place, 0, 0, data, done);
    pthread_mutex_unlock(&lock);
    errno = kept;
    return done;
}
ssize_t write(int fd, const void *data, size_t size) { return written(fd, data, size, 0, 1); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) { return written(fd, data, size, place, 0); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) { return written(fd, data, size, place, 0); }

/* Bytes that never pass through the process could not be recorded: callers fall back to read and write. */
ssize_t sendfile(int out, int in, off_t *place, size_t size) {
    (void)out; (void)in; (void)place; (void)size; errno = ENOTSOCK; return -1;
}
ssize_t sendfile64(int out, int in, off64_t *place, size_t size) { return sendfile(out, in, place, size); }
ssize_t copy_file_range(int in, off64_t *a, int out, off64_t *b, size_t size, unsigned flags) {
    (void)in; (void)a; (void)out; (void)b; (void)size; (void)flags; errno = ENOSYS; return -1;
}

int ftruncate(int fd, off_t size) {
    struct stat found;
    int watched = ours(fd, &found);
    pthread_mutex_lock(&lock);
    int done = syscall(SYS_ftruncate, fd, size), kept = errno;
    if (!done && watched) put('T', found.st_ino, 0, size, 0, 0, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = kept;
    return done;
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

static int synced(int fd, long call) {
    struct stat found;
    if (!ours(fd, &found)) return syscall(call, fd);
    pthread_mutex_lock(&lock);
    int done = refused() ? -1 : syscall(call, fd), kept = errno;
    if (!done) put('S', found.st_ino, 0, 0, 0, 0, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = kept;
    return done;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int gone(int at, const char *path, int flags) {
    char full[PATH_MAX];
    const char *name;
    if (!whole_path(at, path, full)) return syscall(SYS_unlinkat, at, path, flags);
    pthread_mutex_lock(&lock);
    uint64_t folder = parent(full, &name);
    int done = syscall(SYS_unlinkat, at, path, flags), kept = errno;
    if (!done) put('U', folder, 0, 0, name, 0, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = kept;
    return done;
}
int unlink(const char *path) { return gone(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return gone(at, path, flags); }
int rmdir(const char *path) { return gone(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int at, const char *path, mode_t mode) {
    char full[PATH_MAX];
    struct stat found;
    if (!whole_path(at, path, full)) return syscall(SYS_mkdirat, at, path, mode);
    pthread_mutex_lock(&lock);
    int done = refused() ? -1 : syscall(SYS_mkdirat, at, path, mode), kept = errno;
    if (!done && !stat(full, &found)) put_new('D', full, found.st_ino);
    pthread_mutex_unlock(&lock);
    errno = kept;
    return done;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

static int renamed(int from_at, const char *from, int to_at, const char *to) {
    char source[PATH_MAX], target[PATH_MAX];
    const char *old, *new;
    int a = whole_path(from_at, from, source), b = whole_path(to_at, to, target);
    if (a != b) abort(); /* in or out of what is watched: the record would not be whole */
    if (!a) return syscall(SYS_renameat, from_at, from, to_at, to);
    pthread_mutex_lock(&lock);
    uint64_t left = parent(source, &old), into = parent(target, &new);
    int done = refused() ? -1 : syscall(SYS_renameat, from_at, from, to_at, to), kept = errno;
    if (!done) put('R', left, into, 0, old, new, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = kept;
    return done;
}
int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int a, const char *from, int b, const char *to) { return renamed(a, from, b, to); }
