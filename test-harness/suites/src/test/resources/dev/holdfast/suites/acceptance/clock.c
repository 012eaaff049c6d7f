/* Put before libc: the wall clock differs by as many seconds as CLOCK_OFFSET_FILE says. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile long long *offset;

__attribute__((constructor)) static void open_offset(void) {
  const char *path = getenv("CLOCK_OFFSET_FILE");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file >= 0) {
    void *seen = mmap(0, sizeof *offset, PROT_READ, MAP_SHARED, file, 0);
    offset = seen == MAP_FAILED ? 0 : seen;
    close(file);
  }
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int failed = (int) syscall(SYS_clock_gettime, clock, now);
  if (!failed && offset && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    now->tv_sec += *offset;
  }
  return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec fine;
  (void) zone;
  if (clock_gettime(CLOCK_REALTIME, &fine)) {
    return -1;
  }
  now->tv_sec = fine.tv_sec;
  now->tv_usec = fine.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *now) {
  struct timespec fine;
  clock_gettime(CLOCK_REALTIME, &fine);
  if (now) {
    *now = fine.tv_sec;
  }
  return fine.tv_sec;
}
