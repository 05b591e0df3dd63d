/* What is to be done: the options of the other load clients, as far as they mean something here. */
#include <arpa/inet.h>
#include <string.h>

static const char COMMAND[] = "status of all player";
static const char PASSWORD[] = "bench";

static struct sockaddr_in *servers;
static long server_count, session_count = 1, depth = 1, every, udp;
static long warm_up = 500, measure = 1000, latency = 500;

static void read_servers(const char *path) {
  char line[64];
  FILE *file = fopen(path, "r");
  if (!file) fail(path);
  while (fgets(line, sizeof line, file)) {
    char *colon = strrchr(line, ':');
    if (!colon) continue;
    servers = realloc(servers, (server_count + 1) * sizeof *servers);
    struct sockaddr_in *server = &servers[server_count++];
    *server = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(atoi(colon + 1))};
    *colon = 0;
    server->sin_addr.s_addr = inet_addr(line);
  }
  fclose(file);
}

/* Unknown options are left alone. */
static void option(const char *arg) {
  struct {
    const char *name;
    long *value;
  } known[] = {{"--sessions=", &session_count}, {"--depth=", &depth},     {"--every=", &every},
               {"--warm-up=", &warm_up},        {"--measure=", &measure}, {"--latency=", &latency}};
  for (unsigned i = 0; i < sizeof known / sizeof *known; i++) {
    size_t length = strlen(known[i].name);
    if (!strncmp(arg, known[i].name, length)) *known[i].value = atol(arg + length);
  }
  if (!strncmp(arg, "--addresses=", 12)) read_servers(arg + 12);
  if (!strcmp(arg, "--carrier=UDP")) udp = 1;
}
