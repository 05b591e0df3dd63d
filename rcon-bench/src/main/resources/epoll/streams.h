/* Sessions over TCP. None has more to send than a socket takes at once: a short write is a failure. */
#include <errno.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

enum { AUTH = 3, EXEC = 2, HEADER = 12, READ = 1 << 16 };

struct session {
  int fd, logged_in, kept;
  unsigned first, last;
  char *rest; /* the beginning of an answer whose end has not come */
  uint64_t *starts;
};

static struct session *sessions;
static char input[READ], text[READ], output[READ];
static long ready;
static unsigned ring = 2;

static int frame(char *at, int type, const char *body) {
  int length = strlen(body);
  int32_t head[3] = {length + 10, 1, type};
  memcpy(at, head, HEADER);
  memcpy(at + HEADER, body, length + 1);
  at[HEADER + length + 1] = 0;
  return HEADER + length + 2;
}

static void put(struct session *s, int length) {
  writes++;
  if (write(s->fd, output, length) != length) failures++;
}

static int command(struct session *s, int at) {
  s->starts[s->last++ & (ring - 1)] = start();
  return at + frame(output + at, EXEC, COMMAND);
}

static void commands(struct session *s, int count) {
  int length = 0;
  for (int i = 0; i < count; i++) length = command(s, length);
  put(s, length);
}

/* Takes all whole answers of the input and sends what follows them in one write. */
static int take(struct session *s, int length) {
  int at = 0, out = 0;
  int32_t size, id;
  while (length - at >= 4 && (memcpy(&size, input + at, 4), length - at >= 4 + size)) {
    memcpy(&id, input + at + 8, 4);
    if (!s->logged_in) {
      s->logged_in = id == EXEC;
      ready += s->logged_in;
    } else {
      memcpy(text, input + at + HEADER, size - 10);
      text[size - 10] = 0;
      characters += size - 10;
      answers++;
      end(s->starts[s->first++ & (ring - 1)]);
      if (!every) out = command(s, out);
    }
    at += 4 + size;
  }
  if (out) put(s, out);
  return at;
}

static void readable(struct session *s) {
  if (s->kept) memcpy(input, s->rest, s->kept);
  int got = read(s->fd, input + s->kept, READ - s->kept);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) {
    failures++;
    close(s->fd);
    return;
  }
  reads++;
  int length = s->kept + got, used = take(s, length);
  s->kept = length - used;
  if (s->kept) {
    s->rest = realloc(s->rest, s->kept);
    memcpy(s->rest, input + used, s->kept);
  }
}

static void connected(struct session *s, int epoll) {
  struct epoll_event wanted = {.events = EPOLLIN, .data.ptr = s};
  if (epoll_ctl(epoll, EPOLL_CTL_MOD, s->fd, &wanted)) fail("epoll_ctl");
  put(s, frame(output, AUTH, PASSWORD));
}

static void dial(struct session *s, struct sockaddr_in *server, int epoll) {
  int on = 1;
  struct epoll_event wanted = {.events = EPOLLOUT, .data.ptr = s};
  s->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  s->starts = calloc(ring, sizeof(uint64_t));
  setsockopt(s->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(s->fd, (struct sockaddr *)server, sizeof *server) && errno != EINPROGRESS)
    fail("connect");
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, s->fd, &wanted)) fail("epoll_ctl");
}

static void dial_all(int epoll) {
  while (ring < 2 * depth) ring *= 2;
  sessions = calloc(session_count, sizeof *sessions);
  for (long i = 0; i < session_count; i++) dial(&sessions[i], &servers[i % server_count], epoll);
}
