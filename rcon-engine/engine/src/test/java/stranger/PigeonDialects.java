package stranger;

import io.rcon.Dialect;
import io.rcon.DialectProvider;
import java.util.List;

/** Names the games that the mechanism is for: one so far. */
public final class PigeonDialects implements DialectProvider {
  @Override
  public List<Dialect> dialects() {
    return List.of(PigeonMechanism.DIALECT);
  }
}
