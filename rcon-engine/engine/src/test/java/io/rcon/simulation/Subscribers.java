package io.rcon.simulation;

import io.rcon.RconEvent;
import io.rcon.RconSession;
import io.rcon.Server;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers to the events of sessions: quick, slow, lazy and faulty ones. Each must be told what
 * its server said, all of it and in order, or how much of it was lost where.
 */
final class Subscribers {
  private static final long OWN = 0x6576656e7473L;
  private static final double STORIES = 0.4;

  /** Where each line of an answer is an event too, more would ask for ever more. */
  private static final int MOST_SUBMITTED = 10;

  private static final long TEN_SECONDS = 10_000_000_000L;

  private final World world;
  private final Choices own;
  private final Ledger ledger;
  private final boolean any;
  private final IdentityHashMap<Server, List<String>> said = new IdentityHashMap<>();
  private final List<Taker> takers = new ArrayList<>();

  Subscribers(World world, long seed, Ledger ledger) {
    this.world = world;
    own = new Choices(seed ^ OWN);
    this.ledger = ledger;
    any = own.chance(STORIES);
  }

  /** A listener is told. */
  void said(Server server, String text) {
    said.computeIfAbsent(server, key -> new ArrayList<>()).add(text);
  }

  private List<String> saidBy(RconSession session) {
    return said.computeIfAbsent(session.server(), key -> new ArrayList<>());
  }

  /** There is a new session. */
  void to(RconSession session, ServerUnderTest place, Runnable submit) {
    if (any) {
      place.mischief().chatty();
    }
    for (int left = any ? own.between(0, 2) : 0; left > 0; left--) {
      Taker taker = new Taker(session, submit, own.of(1, 3, 1000, Integer.MAX_VALUE));
      takers.add(taker);
      // On the event loop, where it is known what was said before.
      world.later(own.skewed(0, 30_000_000_000L), () -> session.eventLoop().execute(taker::begin));
      if (own.chance(0.2)) {
        world.later(own.skewed(0, 60_000_000_000L), taker::cancel);
      }
    }
  }

  /** All sessions are closed: what is left is asked for, and telling it may take long. */
  void tellAll() {
    world.later(0, () -> takers.forEach(taker -> taker.request(Long.MAX_VALUE)));
    world.run(TEN_SECONDS);
    for (int i = 0; i < 500 && !areTold(); i++) {
      world.run(TEN_SECONDS);
    }
  }

  private boolean areTold() {
    return takers.stream().allMatch(taker -> !taker.began || taker.cancelled || taker.over);
  }

  void atLast() {
    takers.forEach(Taker::atLast);
  }

  private final class Taker implements Subscriber<RconEvent> {
    private final RconSession session;
    private final Runnable submit;
    private final int batch;
    private @Nullable Subscription subscription;
    private boolean began;
    private boolean cancelled;
    private boolean over;
    private boolean inside;
    private long requested;
    private int submitted;

    /** So much of what the server said is accounted for. */
    private long next;

    Taker(RconSession session, Runnable submit, int batch) {
      this.session = session;
      this.submit = submit;
      this.batch = batch;
    }

    void begin() {
      began = true;
      next = saidBy(session).size();
      session.events().subscribe(this);
    }

    void cancel() {
      cancelled = true;
      if (subscription != null) {
        subscription.cancel();
      }
    }

    void request(long n) {
      if (subscription != null) {
        requested = requested + n < 0 ? Long.MAX_VALUE : requested + n;
        subscription.request(n);
      }
    }

    private void law(boolean holds, String law) {
      ledger.check(holds, law, session + " told " + next + " of " + saidBy(session).size());
    }

    private void told(Runnable step) {
      law(!over, "nothing is told to a subscriber after the end");
      law(!inside, "events come one at a time");
      inside = true;
      try {
        step.run();
        world.throwing.at("subscriber");
      } catch (Throwable e) {
        over = true;
        throw e;
      } finally {
        inside = false;
      }
    }

    @Override
    public void onSubscribe(Subscription given) {
      told(() -> {
        subscription = given;
        if (cancelled) {
          given.cancel();
        } else {
          request(batch);
        }
      });
    }

    @Override
    public void onNext(RconEvent event) {
      told(() -> {
        law(--requested >= 0, "no more events than were requested");
        if (event instanceof RconEvent.Lost lost) {
          next += lost.count();
          law(next <= saidBy(session).size(), "no more is lost than was said");
        } else {
          List<String> all = saidBy(session);
          law(
              next < all.size() && all.get((int) next).equals(event.text()),
              "a subscriber is told what was said, in order");
          next++;
        }
        if (own.chance(0.1) && ++submitted <= MOST_SUBMITTED) {
          submit.run();
        }
        if (own.chance(0.5)) {
          request(1);
        } else {
          world.later(own.skewed(0, 5_000_000_000L), () -> request(1));
        }
      });
    }

    @Override
    public void onError(Throwable thrown) {
      law(false, "no subscriber is told of an error: " + thrown);
    }

    @Override
    public void onComplete() {
      told(() -> {
        law(next == saidBy(session).size(), "a subscriber is told all before the end");
        over = true;
      });
    }

    void atLast() {
      law(!began || cancelled || over, "whoever has subscribed is told the end");
    }
  }
}
