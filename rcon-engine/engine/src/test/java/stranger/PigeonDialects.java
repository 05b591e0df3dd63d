package stranger;

import io.rcon.Dialect;
import io.rcon.DialectProvider;
import java.util.List;

/** Names the dialects of pigeons, for fleet files and options. */
public final class PigeonDialects implements DialectProvider {
  @Override
  public List<Dialect> dialects() {
    return List.of(PigeonMechanism.DIALECT);
  }
}
