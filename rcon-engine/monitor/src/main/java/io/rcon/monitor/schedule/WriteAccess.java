package io.rcon.monitor.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether somebody else can change a file. */
public final class WriteAccess {
  private static final int OTHERS = 0022;
  private static final int STICKY = 01000;

  private WriteAccess() {}

  /**
   * Why a file is not safe from others: it, or a folder on its way, belongs to neither this user
   * nor root, or others than its owner may write there. A folder where all may write counts as safe
   * where only owners may rename, as in {@code /tmp}.
   *
   * @param file the file
   * @return what to change; empty if only this user and root can write it
   * @throws IOException if that cannot be found out
   */
  public static Optional<String> problem(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!Files.getFileStore(real).supportsFileAttributeView("unix")) {
      return Optional.of(file + ": this file system does not tell who may write the file");
    }
    Optional<String> problem = problem(real, owners());
    for (Path at = real.getParent(); at != null && problem.isEmpty(); at = at.getParent()) {
      problem = problem(at, owners());
    }
    // The target of a link can be changed at the link, too.
    Path folder = file.toAbsolutePath().normalize().getParent();
    return problem.isEmpty() && folder != null ? problem(folder, owners()) : problem;
  }

  private static Set<Integer> owners() throws IOException {
    Path own = Path.of("/proc/self");
    Path mine = Files.exists(own) ? own : Path.of(System.getProperty("user.home"));
    return new HashSet<>(List.of(0, (Integer) Files.getAttribute(mine, "unix:uid")));
  }

  private static Optional<String> problem(Path path, Set<Integer> owners) throws IOException {
    int owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    if (!owners.contains(owner)) {
      return Optional.of(path + " belongs to another user; run chown on it");
    }
    boolean sticky = Files.isDirectory(path) && (mode & STICKY) != 0;
    return (mode & OTHERS) != 0 && !sticky
        ? Optional.of(path + " can be written by others; run chmod go-w on it")
        : Optional.empty();
  }
}
