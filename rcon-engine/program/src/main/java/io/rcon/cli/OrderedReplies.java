package io.rcon.cli;

import io.rcon.Command;
import io.rcon.Outcome;
import io.rcon.PendingReply;
import io.rcon.RconSession;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells outcomes in the order in which their commands were given, each as soon as it and all before
 * it are there. Used on the loop's thread only.
 */
final class OrderedReplies {
  private final MainLoop loop;
  private final BiConsumer<String, Outcome> teller;
  private final ArrayDeque<Slot> slots = new ArrayDeque<>();

  OrderedReplies(MainLoop loop, BiConsumer<String, Outcome> teller) {
    this.loop = loop;
    this.teller = teller;
  }

  private static final class Slot {
    final String command;
    final PendingReply pending;
    @Nullable Outcome outcome;

    Slot(String command, PendingReply pending) {
      this.command = command;
      this.pending = pending;
    }
  }

  /** Runs a command. */
  void execute(RconSession session, Command command) {
    Slot slot = new Slot(command.text(), session.execute(command));
    slots.add(slot);
    slot.pending.whenComplete((reply, failure) ->
        loop.execute(() -> {
          slot.outcome = Outcomes.of(session.server(), reply, failure);
          tellWhatIsThere();
        }));
  }

  private void tellWhatIsThere() {
    for (Slot head; (head = slots.peek()) != null && head.outcome != null; ) {
      slots.remove();
      teller.accept(head.command, head.outcome);
    }
  }

  /** How many commands have not been told of. */
  int waiting() {
    return slots.size();
  }

  /** Cancels all that have no outcome; each gets one by that. */
  void cancel() {
    List.copyOf(slots).forEach(slot -> slot.pending.cancel());
  }
}
