package stranger;

import io.rcon.Query;
import io.rcon.status.ServerStatus;
import io.rcon.status.StatusBuilder;
import io.rcon.status.StatusFormat;
import io.rcon.status.StatusProvider;
import java.util.List;

/** What a plug-in brings to read, and the format that it brings. */
public final class PigeonStatuses implements StatusProvider, StatusFormat {
  @Override
  public List<StatusFormat> formats() {
    return List.of(this);
  }

  @Override
  public List<Query<ServerStatus>> queries() {
    return List.of(() -> "pigeon");
  }

  @Override
  public String key() {
    return "pigeon";
  }

  @Override
  public String games() {
    return "pigeons";
  }

  @Override
  public ServerStatus parse(String text) {
    return new StatusBuilder("pigeon", text).build();
  }
}
