/* What a power cut would leave of a folder: only what was synced.
 *
 * Preloaded into a process. With each fsync or fdatasync of a file in the folder SHADOW_OF, the whole
 * file as it is then is kept in SHADOW_KEPT, named by its inode and birth; with each fsync of the
 * folder itself the names in it are (of its files; folders in it are none of ours). A name that was not synced is not there after the cut, whatever its
 * file holds, and a synced name of a file that never was is an empty file. Everything else (writes,
 * truncations, renames, removals, shared memory) counts only from the next sync on, so none of it
 * has to be seen. The lock lets an image be taken of one moment.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void give_up(const char *why) {
    fprintf(stderr, "the shadow can't keep what was synced: ");
    perror(why);
    abort();
}

/* An inode's number is used again by the next file; with its birth it is not. */
static void name_of(int at, const char *path, int flags, char *name, size_t size) {
    struct statx st;
    if (statx(at, path, flags, STATX_INO | STATX_BTIME, &st)) give_up("statx");
    snprintf(name, size, "%llu-%lld.%u", (unsigned long long)st.stx_ino,
             (long long)st.stx_btime.tv_sec, st.stx_btime.tv_nsec);
}

/* Read through the descriptor that is synced: to open and close a database once more would take away
 * every lock that this process holds on it. What is open only for writing is no database. */
static void keep_file(int fd, const char *link, const char *kept) {
    char name[64], making[PATH_MAX], made[PATH_MAX];
    static __thread char bytes[1 << 16];
    ssize_t got;
    off_t at = 0;
    name_of(fd, "", AT_EMPTY_PATH, name, sizeof name);
    snprintf(making, sizeof making, "%s/making", kept);
    snprintf(made, sizeof made, "%s/%s", kept, name);
    int only_written = (fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY;
    int from = only_written ? open(link, O_RDONLY | O_CLOEXEC) : fd;
    int to = open(making, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (from < 0 || to < 0) give_up("open");
    for (; (got = pread(from, bytes, sizeof bytes, at)) > 0; at += got)
        if (write(to, bytes, got) != got) give_up("write");
    if (got < 0) give_up("read");
    if (from != fd) close(from);
    close(to);
    if (rename(making, made)) give_up("rename");
}

static void keep_names(const char *folder, const char *kept) {
    char name[64], making[PATH_MAX], made[PATH_MAX];
    snprintf(making, sizeof making, "%s/making", kept);
    snprintf(made, sizeof made, "%s/names", kept);
    DIR *listing = opendir(folder);
    FILE *to = fopen(making, "we");
    if (!listing || !to) give_up("names");
    for (struct dirent *entry; (entry = readdir(listing));) {
        if (entry->d_type == DT_DIR) continue;
        name_of(dirfd(listing), entry->d_name, AT_SYMLINK_NOFOLLOW, name, sizeof name);
        fprintf(to, "%s %s\n", name, entry->d_name);
    }
    closedir(listing);
    if (fclose(to)) give_up("names");
    if (rename(making, made)) give_up("rename");
}

static void keep(int fd) {
    const char *of = getenv("SHADOW_OF"), *kept = getenv("SHADOW_KEPT");
    char link[64], path[PATH_MAX], lock[PATH_MAX];
    if (!of || !kept) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    size_t root = strlen(of);
    if (strncmp(path, of, root) || (path[root] && path[root] != '/')) return;
    if (path[root] && strchr(path + root + 1, '/')) return;
    snprintf(lock, sizeof lock, "%s/lock", kept);
    int locked = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (locked < 0 || flock(locked, LOCK_EX)) give_up("lock");
    if (path[root]) keep_file(fd, link, kept); else keep_names(of, kept);
    close(locked);
}

static int sync_by(const char *call, int fd) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, call);
    keep(fd);
    return real(fd);
}

int fsync(int fd) { return sync_by("fsync", fd); }
int fdatasync(int fd) { return sync_by("fdatasync", fd); }
