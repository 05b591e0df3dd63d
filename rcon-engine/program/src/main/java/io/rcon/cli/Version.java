package io.rcon.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, as its jar tells it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "rcon "
          + (version == null ? "(not from its jar)" : version)
          + " on Java "
          + Runtime.version().feature()
    };
  }
}
