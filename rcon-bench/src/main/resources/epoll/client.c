/*
 * What a command costs without any library: one thread, one epoll, the frames that the other load
 * clients exchange. Connects, rests, warms up, measures, and says so in one line as they do.
 */
#define _GNU_SOURCE
#include "gauge.h"
#include "work.h"
#include "streams.h"
#include "datagrams.h"
#include <sys/resource.h>

static const uint64_t MILLI = 1000000, STEP = 10000000;

static int epoll;
static uint64_t begun; /* when the schedule began */
static long sent;

static void send_some(long from, long to, int count) {
  if (udp)
    send_wave(from, to, count);
  else
    for (long i = from; i < to; i++) commands(&sessions[i], count);
}

/* Every ten milliseconds the next few sessions are due. */
static void keep_schedule(uint64_t time) {
  long owed = (time - begun) / STEP * STEP / (double)MILLI / every * session_count;
  while (sent < owed) {
    long from = sent % session_count;
    long to = from + owed - sent < session_count ? from + owed - sent : session_count;
    send_some(from, to, 1);
    sent += to - from;
  }
}

static int patience(uint64_t time) {
  return begun ? (int)((STEP - (time - begun) % STEP) / MILLI) + 1 : 10;
}

/* Works until the time is over, or all are logged in where that is waited for. */
static void run(long millis, int until_ready) {
  static struct epoll_event events[1024];
  uint64_t first = now(CLOCK_MONOTONIC), time = first;
  for (; time - first < millis * MILLI; time = now(CLOCK_MONOTONIC)) {
    if (until_ready && (udp || ready == session_count)) return;
    if (begun) keep_schedule(time);
    int count = epoll_wait(epoll, events, 1024, patience(time));
    for (int i = 0; i < count; i++) {
      if (udp)
        receive(events[i].data.fd);
      else if (events[i].events & EPOLLOUT)
        connected(events[i].data.ptr, epoll);
      else
        readable(events[i].data.ptr);
    }
  }
}

static void begin(void) {
  if (every) {
    begun = now(CLOCK_MONOTONIC);
    return;
  }
  /* In portions, so that the first wave does not overrun the servers. */
  for (long i = 0; i < session_count; i += 100) {
    send_some(i, i + 100 < session_count ? i + 100 : session_count, depth);
    if (udp) run(1, 0);
  }
}

static void show(double connect, double memory) {
  uint64_t time = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
  long done = answers, had_read = reads, had_written = writes;
  run(measure, 0);
  done = answers - done;
  double nanos = now(CLOCK_MONOTONIC) - time, used = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  double read = reads - had_read, written = writes - had_written;
  timing = 1;
  run(latency, 0);
  printf("SAMPLE connectMillis=%f residentPerSession=%f perSecond=%f cpuMicros=%f cpuShare=%f "
         "commands=%ld p50Micros=%f p99Micros=%f p999Micros=%f readsPer16=%f writesPer16=%f "
         "failures=%ld characters=%ld\n",
         connect, memory, done / (nanos / 1e9), used / 1e3 / done, used / nanos, done,
         percentile_micros(0.5), percentile_micros(0.99), percentile_micros(0.999),
         16 * read / done, 16 * written / done, failures, characters);
}

int main(int argc, char **argv) {
  struct rlimit files;
  for (int i = 1; i < argc; i++) option(argv[i]);
  if (server_count < (udp ? session_count : 1)) return 1;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  epoll = epoll_create1(0);
  double before = resident();
  uint64_t dialed = now(CLOCK_MONOTONIC);
  if (udp)
    bind_ports(epoll);
  else
    dial_all(epoll);
  run(120000, 1);
  if (!udp && ready < session_count) {
    fprintf(stderr, "%ld sessions of the C client did not get ready\n", session_count - ready);
    return 1;
  }
  double connect = (now(CLOCK_MONOTONIC) - dialed) / 1e6;
  double memory = (resident() - before) / session_count;
  begin();
  run(warm_up, 0);
  show(connect, memory);
  return 0;
}
