/* What has been done so far, and how long it took. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long answers, failures, reads, writes, characters;
static int timing;

/* So many steps for each doubling: latencies are right within two percent. */
enum { STEPS = 64 };
static uint64_t buckets[STEPS * 64];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static uint64_t now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static uint64_t start(void) {
  return timing ? now(CLOCK_MONOTONIC) : 0;
}

static void end(uint64_t start) {
  if (!start || !timing) return;
  uint64_t nanos = now(CLOCK_MONOTONIC) - start;
  int shift = nanos < STEPS ? 0 : 57 - __builtin_clzll(nanos);
  buckets[shift * STEPS + (nanos >> shift)]++;
}

static double percentile_micros(double share) {
  uint64_t all = 0, passed = 0;
  for (int i = 0; i < STEPS * 64; i++) all += buckets[i];
  for (int i = 0; all && i < STEPS * 64; i++) {
    passed += buckets[i];
    if (passed >= share * all) {
      int shift = i < 2 * STEPS ? 0 : i / STEPS - 1;
      return ((uint64_t)(i - shift * STEPS) << shift) / 1e3;
    }
  }
  return 0;
}

static double resident(void) {
  long all = 0, used = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file) {
    if (fscanf(file, "%ld %ld", &all, &used) != 2) used = 0;
    fclose(file);
  }
  return (double)used * sysconf(_SC_PAGESIZE);
}
