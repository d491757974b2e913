/* For LD_PRELOAD: while the file named by SLOW_FLUSH exists, every fsync and fdatasync takes SLOW_FLUSH_US
   microseconds longer, as on a slower disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

typedef int (*flush)(int);

static void wait_a_little(void) {
  const char *file = getenv("SLOW_FLUSH"), *time = getenv("SLOW_FLUSH_US");
  if (file && time && access(file, F_OK) == 0) usleep((useconds_t)atoi(time));
}

int fsync(int fd) {
  wait_a_little();
  return ((flush)dlsym(RTLD_NEXT, "fsync"))(fd);
}

int fdatasync(int fd) {
  wait_a_little();
  return ((flush)dlsym(RTLD_NEXT, "fdatasync"))(fd);
}
