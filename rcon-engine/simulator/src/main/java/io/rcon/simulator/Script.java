package io.rcon.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The answers and mishaps that a test has scripted. Safe on any thread. */
final class Script {
  private final Map<String, ScriptedReply> byCommand = new ConcurrentHashMap<>();
  private final Queue<ScriptedReply> next = new ConcurrentLinkedQueue<>();
  private final Queue<Mishap> nextMishaps = new ConcurrentLinkedQueue<>();
  private final Queue<Mishap> nextLoginMishaps = new ConcurrentLinkedQueue<>();
  private final Map<Long, List<Mishap>> byNumber = new ConcurrentHashMap<>();
  private final List<Standing> standing = new CopyOnWriteArrayList<>();
  private volatile @Nullable Responder responder;

  /** One look for the many servers that nobody scripts. */
  private volatile boolean used;

  void reply(String command, ScriptedReply reply) {
    byCommand.put(command, reply);
    used = true;
  }

  void enqueue(ScriptedReply reply) {
    next.add(reply);
    used = true;
  }

  void respond(Responder with) {
    responder = with;
    used = true;
  }

  void mishap(Mishap mishap) {
    nextMishaps.add(mishap);
    used = true;
  }

  void mishap(long number, Mishap mishap) {
    byNumber.computeIfAbsent(number, n -> new CopyOnWriteArrayList<>()).add(mishap);
    used = true;
  }

  void mishap(Predicate<String> commands, Mishap mishap) {
    standing.add(new Standing(commands, mishap));
    used = true;
  }

  void loginMishap(Mishap mishap) {
    nextLoginMishaps.add(mishap);
  }

  void clear() {
    byCommand.clear();
    next.clear();
    nextMishaps.clear();
    nextLoginMishaps.clear();
    byNumber.clear();
    standing.clear();
    responder = null;
    used = false;
  }

  boolean isUsed() {
    return used;
  }

  /** The queue first, then the command's own reply, then the responder. */
  Optional<ScriptedReply> replyTo(String command) {
    ScriptedReply reply = next.poll();
    if (reply == null) {
      reply = byCommand.get(command);
    }
    if (reply != null) {
      return Optional.of(reply);
    }
    Responder asked = responder;
    return asked == null ? Optional.empty() : asked.respond(command);
  }

  List<Mishap> mishapsOf(long number, String command) {
    List<Mishap> mishaps = new ArrayList<>();
    Mishap first = nextMishaps.poll();
    if (first != null) {
      mishaps.add(first);
    }
    List<Mishap> numbered = byNumber.remove(number);
    if (numbered != null) {
      mishaps.addAll(numbered);
    }
    for (Standing rule : standing) {
      if (rule.commands.test(command)) {
        mishaps.add(rule.mishap);
      }
    }
    return mishaps;
  }

  List<Mishap> loginMishaps() {
    Mishap mishap = nextLoginMishaps.poll();
    return mishap == null ? List.of() : List.of(mishap);
  }

  private record Standing(Predicate<String> commands, Mishap mishap) {}
}
