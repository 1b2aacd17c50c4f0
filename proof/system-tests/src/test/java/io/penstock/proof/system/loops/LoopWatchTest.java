package io.penstock.proof.system.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.penstock.proof.fixtures.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Loops that block are found, each by what it does.
class LoopWatchTest {
  private static final Step.Bounds BOUNDS = new Step.Bounds(10, Duration.ofMillis(300).toNanos());

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final AtomicInteger beats = new AtomicInteger();
  private final List<String> findings = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final LoopWatch watch = new LoopWatch(List.of(this::beat), BOUNDS, findings::add);

  /// The first beat tells the watch which thread is the loop's.
  @BeforeEach
  void awaitBeats() {
    Eventually.get(beats::get, count -> count > 1);
  }

  private void beat(Runnable beat) {
    loop.execute(
        () -> {
          beat.run();
          beats.incrementAndGet();
        });
  }

  @AfterEach
  void close() {
    end.countDown();
    watch.close();
    var _ = group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  @Test
  void loopThatParksIsFound() {
    loop.execute(
        () -> {
          while (end.getCount() > 0) {
            LockSupport.parkNanos(1_000_000_000);
          }
        });

    assertFound("blocked: 10 looks found it waiting", "LockSupport.parkNanos");
  }

  @Test
  void loopThatWaitsForALockIsFound() {
    var lock = new ReentrantLock();
    lock.lock();
    try {
      loop.execute(
          () -> {
            lock.lock();
            try {
              end.countDown();
            } finally {
              lock.unlock();
            }
          });

      assertFound("blocked: ", "ReentrantLock.lock");
    } finally {
      lock.unlock();
    }
  }

  @Test
  void loopThatWaitsForAMonitorIsFound() {
    synchronized (findings) {
      loop.execute(
          () -> {
            synchronized (findings) {
              end.countDown();
            }
          });

      assertFound("blocked: ", "loopThatWaitsForAMonitorIsFound");
    }
  }

  @Test
  void loopThatReadsFromASocketIsFound() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/thread-self")), "the kernel tells what it waits for");
    var loopback = InetAddress.getLoopbackAddress();
    try (var server = new ServerSocket(0, 1, loopback);
        var silent = new Socket(loopback, server.getLocalPort());
        var _ = server.accept()) {
      var _ = loop.submit(() -> silent.getInputStream().read());

      assertFound("blocked: ", "Socket");
    }
  }

  @Test
  void loopThatSpinsIsFound() {
    loop.execute(
        () -> {
          while (end.getCount() > 0) {
            Thread.onSpinWait();
          }
        });

    assertFound("busy: one step used ", "loopThatSpinsIsFound");
  }

  @Test
  void loopsOfManyShortStepsAreNotFound() {
    var steps = new CountDownLatch(1_000);
    for (long step = steps.getCount(); step > 0; step--) {
      loop.execute(steps::countDown);
    }

    Eventually.get(steps::getCount, left -> left == 0);
    assertThat(findings).isEmpty();
  }

  private void assertFound(String why, String frame) {
    Eventually.get(() -> findings, found -> !found.isEmpty());
    assertThat(findings.getFirst()).contains(why, frame);
  }
}
