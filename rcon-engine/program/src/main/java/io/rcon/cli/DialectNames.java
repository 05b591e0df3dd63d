package io.rcon.cli;

import io.rcon.Dialect;
import java.util.Iterator;

/** The names of the dialects, for completion. */
final class DialectNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Dialect.all().stream().map(Dialect::name).iterator();
  }
}
