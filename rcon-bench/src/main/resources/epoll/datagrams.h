/* Commands in datagrams, over a few unconnected ports that all servers share. */
enum { BATCH = 64, DATAGRAM = 2048, PREFIX = 10 };

static const char REQUEST[] = "\xff\xff\xff\xffrcon bench status of all player";

static int port_count, *ports;
static char datagrams[BATCH][DATAGRAM];
static uint64_t *starts; /* one for each address and port that a server can have */

static uint64_t *start_of(const struct sockaddr_in *server) {
  return &starts[(ntohl(server->sin_addr.s_addr) & 63) << 16 | ntohs(server->sin_port)];
}

static void bind_ports(int epoll) {
  int size = 4 << 20;
  port_count = session_count * depth / 2000 > 8 ? session_count * depth / 2000 : 8;
  ports = calloc(port_count, sizeof *ports);
  starts = calloc(64 << 16, sizeof *starts);
  for (int i = 0; i < port_count; i++) {
    struct sockaddr_in any = {.sin_family = AF_INET};
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = i};
    ports[i] = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    setsockopt(ports[i], SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    if (bind(ports[i], (struct sockaddr *)&any, sizeof any)) fail("bind");
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, ports[i], &wanted)) fail("epoll_ctl");
  }
}

/* At most BATCH. */
static void send_to(int port, struct sockaddr_in *to, int count) {
  static struct mmsghdr messages[BATCH];
  static struct iovec request = {(void *)REQUEST, sizeof REQUEST - 1};
  for (int i = 0; i < count; i++) {
    messages[i].msg_hdr = (struct msghdr){
        .msg_name = &to[i], .msg_namelen = sizeof *to, .msg_iov = &request, .msg_iovlen = 1};
    *start_of(&to[i]) = start();
  }
  for (int sent = 0, taken; sent < count; sent += taken) {
    writes++;
    taken = sendmmsg(ports[port], messages + sent, count - sent, 0);
    if (taken <= 0) {
      failures += count - sent;
      return;
    }
  }
}

static void receive(int port) {
  static struct mmsghdr messages[BATCH];
  static struct iovec parts[BATCH];
  static struct sockaddr_in from[BATCH];
  for (int i = 0; i < BATCH; i++) {
    parts[i] = (struct iovec){datagrams[i], DATAGRAM};
    messages[i].msg_hdr = (struct msghdr){
        .msg_name = &from[i], .msg_namelen = sizeof from[i], .msg_iov = &parts[i], .msg_iovlen = 1};
  }
  int count = recvmmsg(ports[port], messages, BATCH, 0, NULL);
  if (count <= 0) return;
  reads++;
  for (int i = 0; i < count; i++) {
    int length = (int)messages[i].msg_len - PREFIX;
    if (length < 0) continue;
    memcpy(text, datagrams[i] + PREFIX, length);
    text[length] = 0;
    characters += length;
    answers++;
    end(*start_of(&from[i]));
  }
  if (!every) send_to(port, from, count);
}

/* A wave to some servers, in as few calls as their ports allow. */
static void send_wave(long from, long to, int count) {
  static struct sockaddr_in wave[BATCH];
  for (int j = 0; j < count; j++) {
    for (int port = 0; port < port_count; port++) {
      int n = 0;
      for (long i = from + (port - (from + j) % port_count + port_count) % port_count; i < to;
           i += port_count) {
        wave[n++] = servers[i];
        if (n == BATCH) send_to(port, wave, n), n = 0;
      }
      if (n) send_to(port, wave, n);
    }
  }
}
