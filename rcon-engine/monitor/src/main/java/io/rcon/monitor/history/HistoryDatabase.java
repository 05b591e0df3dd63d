package io.rcon.monitor.history;

import io.rcon.monitor.Health;
import io.rcon.monitor.HealthChange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The file of a history. A block of samples is a row whose key is tier, number of the block and
 * server, so that what belongs together lies together. One thread.
 */
final class HistoryDatabase implements AutoCloseable {
  /** Stands for the fleet as a whole. */
  static final int FLEET = 0;

  static final int CHANGES_A_DAY = 1000;
  private static final int MOST_CHANGES = 2_000_000;
  private static final long DAY_MILLIS = 86_400_000;
  private static final int VERSION = 1;
  private static final int TIER_SHIFT = 56;
  private static final int BLOCK_SHIFT = 32;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS server (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
          "CREATE TABLE IF NOT EXISTS samples (key INTEGER PRIMARY KEY, columns BLOB NOT NULL)",
          "CREATE TABLE IF NOT EXISTS block"
              + " (key INTEGER PRIMARY KEY, bytes INTEGER NOT NULL, rolled INTEGER NOT NULL)",
          "CREATE TABLE IF NOT EXISTS change (id INTEGER PRIMARY KEY, server INTEGER NOT NULL,"
              + " at INTEGER NOT NULL, was TEXT NOT NULL, became TEXT NOT NULL, code TEXT,"
              + " reason TEXT, maintenance INTEGER NOT NULL)",
          "CREATE INDEX IF NOT EXISTS change_of ON change (server, at)",
          "PRAGMA user_version=" + VERSION);

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();

  /** Opens or creates a file of at most so many pages of 8 KiB; 0 for any size. */
  HistoryDatabase(Path file, int mostPages) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(8192);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(5000);
    config.setJournalSizeLimit(1 << 26);
    if (mostPages > 0) {
      config.setMaxPageCount(mostPages);
    }
    connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      begin(file);
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  private void begin(Path file) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA user_version")) {
      if (found.next() && found.getInt(1) > VERSION) {
        throw new SQLException(file + " is of a newer rcon; use that one, or another directory");
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String each : TABLES) {
        statement.execute(each);
      }
    }
  }

  /** Something that may fail; says whether there is more to do. */
  interface Work {
    boolean run() throws SQLException;
  }

  /** Does all of it or nothing; returns whether there is more to do. */
  boolean together(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      boolean more = work.run();
      connection.commit();
      connection.setAutoCommit(true);
      return more;
    } catch (SQLException | RuntimeException e) {
      ids.clear();
      undo(e);
      throw e;
    }
  }

  /** A full disk has undone it already: that there is nothing to undo is not what went wrong. */
  private void undo(Exception why) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  private PreparedStatement with(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private long number(String sql, Object... values) throws SQLException {
    try (ResultSet found = with(sql, values).executeQuery()) {
      return found.next() ? found.getLong(1) : 0;
    }
  }

  // ---- servers

  /** The id of a name; 0, which is no server's, if there is none and none is to be made. */
  int id(String name, boolean make) throws SQLException {
    Integer known = ids.get(name);
    if (known != null) {
      return known;
    }
    if (make) {
      with("INSERT OR IGNORE INTO server (name) VALUES (?)", name).executeUpdate();
    }
    int id = (int) number("SELECT id FROM server WHERE name = ?", name);
    if (id != 0) {
      ids.put(name, id);
    }
    return id;
  }

  // ---- samples

  private static long key(HistoryTier tier, long block, int server) {
    return ((long) tier.number << TIER_SHIFT) + (block << BLOCK_SHIFT) + server;
  }

  byte @Nullable [] read(HistoryTier tier, long block, int server) throws SQLException {
    try (ResultSet found =
        with("SELECT columns FROM samples WHERE key = ?", key(tier, block, server))
            .executeQuery()) {
      return found.next() ? found.getBytes(1) : null;
    }
  }

  /** Writes a block in place of one of so many bytes; it is to be rolled up again. */
  void write(HistoryTier tier, long block, int server, byte[] columns, int before)
      throws SQLException {
    with("INSERT OR REPLACE INTO samples VALUES (?, ?)", key(tier, block, server), columns)
        .executeUpdate();
    with(
            "INSERT INTO block VALUES (?, ?, 0) ON CONFLICT (key)"
                + " DO UPDATE SET bytes = bytes + excluded.bytes, rolled = 0",
            key(tier, block, 0),
            columns.length - before)
        .executeUpdate();
  }

  /** The next servers with samples in a block, after one of them. */
  List<Integer> servers(HistoryTier tier, long block, int after, int most) throws SQLException {
    List<Integer> servers = new ArrayList<>();
    try (ResultSet found =
        with(
                "SELECT key FROM samples WHERE key > ? AND key < ? ORDER BY key LIMIT ?",
                key(tier, block, after),
                key(tier, block + 1, 0),
                most)
            .executeQuery()) {
      while (found.next()) {
        servers.add((int) found.getLong(1));
      }
    }
    return servers;
  }

  /** The first block that was not rolled up and lies before one; -1 if there is none. */
  long unrolled(HistoryTier tier, long before) throws SQLException {
    long key =
        number(
            "SELECT key FROM block WHERE rolled = 0 AND key >= ? AND key < ? ORDER BY key LIMIT 1",
            key(tier, 0, 0) + 1,
            key(tier, before, 0));
    return key == 0 ? -1 : key >>> BLOCK_SHIFT & 0xFFFFFF;
  }

  void rolled(HistoryTier tier, long block) throws SQLException {
    with("UPDATE block SET rolled = 1 WHERE key = ?", key(tier, block, 0)).executeUpdate();
  }

  /** How many bytes the samples of a tier have. */
  long bytes(HistoryTier tier) throws SQLException {
    return number(
        "SELECT SUM(bytes) FROM block WHERE key >= ? AND key < ?",
        key(tier, 0, 0),
        key(tier, 0xFFFFFF, 0));
  }

  /** The oldest block of a tier; -1 if there is none. */
  long oldest(HistoryTier tier) throws SQLException {
    long key =
        number(
            "SELECT key FROM block WHERE key > ? AND key < ? ORDER BY key LIMIT 1",
            key(tier, 0, 0),
            key(tier, 0xFFFFFF, 0));
    return key == 0 ? -1 : key >>> BLOCK_SHIFT & 0xFFFFFF;
  }

  void drop(HistoryTier tier, long block) throws SQLException {
    long from = key(tier, block, 0);
    with("DELETE FROM samples WHERE key >= ? AND key < ?", from, key(tier, block + 1, 0))
        .executeUpdate();
    with("DELETE FROM block WHERE key = ?", from).executeUpdate();
  }

  // ---- changes of state

  /** Adds a change, unless its server had too many of them in a day. */
  void add(int server, HealthChange change, @Nullable String reason) throws SQLException {
    long at = change.at().toEpochMilli();
    long many =
        number("SELECT COUNT(*) FROM change WHERE server = ? AND at > ?", server, at - DAY_MILLIS);
    if (many < CHANGES_A_DAY) {
      with(
              "INSERT INTO change (server, at, was, became, code, reason, maintenance)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              server,
              at,
              change.from().name(),
              change.to().name(),
              change.reasonCode(),
              reason,
              change.maintenance() ? 1 : 0)
          .executeUpdate();
    }
  }

  /** The last changes of a server in a stretch of time, the newest first. */
  List<HealthChange> changes(int server, String name, long from, long to, int most)
      throws SQLException {
    List<HealthChange> changes = new ArrayList<>();
    try (ResultSet found =
        with(
                "SELECT at, was, became, code, reason, maintenance FROM change"
                    + " WHERE server = ? AND at >= ? AND at < ? ORDER BY at DESC, id DESC LIMIT ?",
                server,
                from,
                to,
                most)
            .executeQuery()) {
      while (found.next()) {
        changes.add(
            new HealthChange(
                name,
                Instant.ofEpochMilli(found.getLong(1)),
                Health.valueOf(found.getString(2)),
                Health.valueOf(found.getString(3)),
                found.getString(4),
                found.getString(5),
                found.getInt(6) != 0));
      }
    }
    return changes;
  }

  /** Forgets some of the oldest changes, if they are older than this or too many. */
  void dropChanges(long before) throws SQLException {
    with(
            "DELETE FROM change WHERE id IN (SELECT id FROM change ORDER BY id LIMIT 1000)"
                + " AND (at < ? OR id <= (SELECT MAX(id) FROM change) - ?)",
            before,
            MOST_CHANGES)
        .executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
