package io.rcon.query;

import io.rcon.Query;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusProvider;
import java.util.List;

/** Tells the typed answers, which do not know queries, of those that come with the engine. */
public final class EngineQueries implements StatusProvider {
  /** Made by the loader of services. */
  public EngineQueries() {}

  @Override
  public List<Query<ServerStatus>> queries() {
    return Queries.ALL;
  }
}
