/** A fleet under watch: polls, history, HTTP API and page. */
module io.rcon.monitor {
  requires transitive io.rcon;
  requires transitive io.rcon.config;
  requires com.cronutils;
  requires com.fasterxml.jackson.core;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.prometheus.metrics.model;
  requires io.vertx.core;
  requires io.vertx.web;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires java.sql;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
  requires static transitive org.jspecify;

  exports io.rcon.monitor;
  exports io.rcon.monitor.audit;
  exports io.rcon.monitor.history;
  exports io.rcon.monitor.http;
  exports io.rcon.monitor.notify;
  exports io.rcon.monitor.schedule;
}
