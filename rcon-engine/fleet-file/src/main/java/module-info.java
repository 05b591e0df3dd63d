/** The fleet file: YAML to servers, dialects and secrets. */
module io.rcon.config {
  requires transitive io.rcon;
  requires org.slf4j;
  requires org.snakeyaml.engine;
  requires static transitive org.jspecify;

  exports io.rcon.config;
}
