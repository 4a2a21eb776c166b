/* Kills its process as it asks for the n-th flush to the disk (KILL_AT, from 1), counted over all threads since the file KILL_WHEN
   is there; every flush that was asked for is written into KILL_COUNT. Preloaded: cc -shared -fPIC -o kill_at_fsync.so kill_at_fsync.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

static atomic_int asked;

static void ask(void)
{
    const char *when = getenv("KILL_WHEN"), *count = getenv("KILL_COUNT"), *at = getenv("KILL_AT");
    int file;
    if (when && access(when, F_OK) != 0) return;
    if (count && (file = open(count, O_WRONLY | O_CREAT | O_APPEND, 0600)) >= 0) {
        if (write(file, ".", 1) != 1) abort();
        close(file);
    }
    if (at && atomic_fetch_add(&asked, 1) + 1 == atoi(at)) kill(getpid(), SIGKILL);
}

int fsync(int file)
{
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    ask();
    return real(file);
}

int fdatasync(int file)
{
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    ask();
    return real(file);
}
