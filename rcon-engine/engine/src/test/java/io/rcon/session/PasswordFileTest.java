package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A password in a file is that of the moment at which it is needed. */
@Timeout(60)
class PasswordFileTest {
  @TempDir Path directory;

  private Link link(Dialect dialect, Path file) throws Exception {
    Secret secret = Secret.file(file);
    return Link.to(dialect, o -> {}, o -> o.pacing(false), server -> server.withSecret(secret));
  }

  private Path file(String password) throws Exception {
    return Files.writeString(directory.resolve("pw"), password);
  }

  @Test
  void should_log_in_with_what_the_file_says_now() throws Exception {
    Path file = file("hunter2");
    try (Link link = link(Dialect.MINECRAFT, file)) {
      await().until(() -> link.session.state() == SessionState.REFUSED);
      file("s3cret\n");
      link.session.retry();
      link.ready();
      assertEquals("x", link.text("echo x"));
    }
  }

  /** Applications wait there for all kinds of things. */
  @Test
  void should_need_no_thread_of_the_pool_that_the_application_has_blocked() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i <= ForkJoinPool.getCommonPoolParallelism(); i++) {
      ForkJoinPool.commonPool()
          .execute(() -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    try (Link link = link(Dialect.MINECRAFT, file("s3cret"))) {
      link.ready();
    } finally {
      end.countDown();
    }
  }

  @Test
  void should_read_it_over_udp_too() throws Exception {
    Path file = file("s3cret");
    try (Link link = link(Dialect.IOQUAKE3, file)) {
      link.ready();
      file("hunter2");
      assertEquals("x", link.text("echo x"));
    }
  }

  @Test
  void should_try_again_when_the_file_is_there_again() throws Exception {
    Path file = file("s3cret");
    try (Link link = link(Dialect.MINECRAFT, file)) {
      link.ready();
      Files.delete(file);
      link.server.closeConnections();
      await()
          .until(() ->
              link.session
                  .lastFailure()
                  .filter(why -> why.getMessage().contains("there is no password file " + file))
                  .isPresent());
      assertEquals(1, link.server.connectionsAccepted());
      file("s3cret");
      await().until(() -> link.session.state() == SessionState.READY);
    }
  }

  @Test
  void should_equal_another_of_its_path_whatever_the_file_holds() throws Exception {
    Path file = file("one");
    Secret first = Secret.file(file);
    file("two");
    Secret second = Secret.file(directory.resolve("x/../pw"));
    assertEquals(first, second);
    assertEquals(first.hashCode(), second.hashCode());
    assertNotEquals(first, Secret.of("one"));
    assertNotEquals(Secret.of("one"), first);
    assertArrayEquals("one".toCharArray(), first.reveal());
    first.readAgain();
    assertArrayEquals("two".toCharArray(), first.reveal());
    assertTrue(first.file().isPresent());
  }
}
