package io.rcon.commands;

/**
 * Checks the addresses of bans: whole ones, since a part of one is a range in most games. No name
 * is resolved.
 */
final class IpLiteral {
  private static final int GROUPS = 8;

  private IpLiteral() {}

  static void check(String address) {
    if (!isV4(address) && !isV6(address)) {
      throw new IllegalArgumentException(
          "the player's address must be a whole IP address, such as 192.0.2.7");
    }
  }

  private static boolean isV4(String address) {
    String[] parts = address.split("\\.", -1);
    for (String part : parts) {
      if (part.isEmpty() || part.length() > 3 || !isMadeOf(part, "0123456789")) {
        return false;
      }
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static boolean isV6(String address) {
    int gap = address.indexOf("::");
    String[] groups = address.split(":", -1);
    if (gap >= 0 && (address.indexOf("::", gap + 1) >= 0 || groups.length > GROUPS + 1)) {
      return false;
    }
    int filled = 0;
    for (String group : groups) {
      if (group.length() > 4 || !isMadeOf(group, "0123456789abcdefABCDEF")) {
        return false;
      }
      filled += group.isEmpty() ? 0 : 1;
    }
    boolean whole = gap < 0 && filled == GROUPS && groups.length == GROUPS;
    return whole || (gap >= 0 && filled < GROUPS && isClosed(address));
  }

  /** A single colon at an end is no address. */
  private static boolean isClosed(String address) {
    return (!address.startsWith(":") || address.startsWith("::"))
        && (!address.endsWith(":") || address.endsWith("::"));
  }

  private static boolean isMadeOf(String text, String characters) {
    return text.chars().allMatch(c -> characters.indexOf(c) >= 0);
  }
}
