package io.penstock.benchmarks.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The senders in a process of their own, on one thread, which costs a server on the same machine
/// little.
///
/// Prints `begin` when the warm-up has passed, and at the end what was [Served].
final class ClientMain {
  /// How often an open loop looks what has fallen due.
  private static final long LOOK_EVERY_NANOS = 50_000;

  private ClientMain() {}

  /// Sends for a while.
  ///
  /// @param args the port, seconds to warm up, seconds to measure, and a [Shape]
  public static void main(String[] args) throws InterruptedException {
    var warmup = Duration.ofSeconds(Long.parseLong(args[1]));
    var measured = Duration.ofSeconds(Long.parseLong(args[2]));
    var shape = Shape.of(List.of(args).subList(3, args.length));
    var group = new MultiThreadIoEventLoopGroup(1, handlers());
    var crowd =
        new Crowd(
            group.next(), shape, connecting(group, Integer.parseInt(args[0])), ClientMain::fail);
    crowd.start();
    pass(warmup);
    var begun = new CountDownLatch(1);
    crowd.begin(
        () -> {
          System.out.println("begin");
          begun.countDown();
        });
    begun.await();
    keepPace(shape, crowd, measured);
    var told = new CountDownLatch(1);
    crowd.end(
        served -> {
          System.out.println(served.line());
          told.countDown();
        });
    told.await();
    System.exit(0);
  }

  private static void pass(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  /// Lets the time pass, in an open loop with what falls due in it.
  private static void keepPace(Shape shape, Crowd crowd, Duration time) {
    var begin = System.nanoTime();
    var arrivals = shape.perSecond() == 0 ? null : new Arrivals(shape.perSecond(), begin);
    for (var now = begin; now - begin < time.toNanos(); now = System.nanoTime()) {
      if (arrivals != null) {
        var due = arrivals.until(now);
        if (!due.isEmpty()) {
          crowd.due(due);
        }
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS * (arrivals == null ? 100 : 1));
    }
  }

  private static IoHandlerFactory handlers() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  private static Bootstrap connecting(MultiThreadIoEventLoopGroup group, int port) {
    Class<? extends SocketChannel> type =
        Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    return new Bootstrap()
        .group(group)
        .channel(type)
        .option(ChannelOption.TCP_NODELAY, true)
        .remoteAddress("127.0.0.1", port);
  }

  private static void fail(Throwable cause) {
    cause.printStackTrace();
    System.exit(1);
  }
}
