package io.penstock.proof.benchmarks.loadgenerator;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The load generator in its own process. It uses one thread, so that it takes little CPU time from
/// a server on the same machine.
///
/// Reads commands from standard input and prints a line of [LoadResult] for each, until the input
/// ends. `warmup 20` sends for 20 s in a closed loop whatever the shape, which warms the server up
/// and leaves no backlog. `measure 5` sends for 5 s as the shape says.
final class LoadGeneratorMain {
  /// Interval at which an open loop checks for due requests.
  private static final long LOOK_EVERY_NANOS = 50_000;

  private final LoadShape shape;
  private final LoadGenerator generator;

  private LoadGeneratorMain(LoadShape shape, LoadGenerator generator) {
    this.shape = shape;
    this.generator = generator;
  }

  /// Sends load on request.
  ///
  /// @param args the port, then the arguments of a [LoadShape]
  public static void main(String[] args) throws IOException, InterruptedException {
    var shape = LoadShape.of(List.of(args).subList(1, args.length));
    var group = new MultiThreadIoEventLoopGroup(1, handlers());
    var connecting = connecting(group, Integer.parseInt(args[0]));
    var client =
        new LoadGeneratorMain(
            shape, new LoadGenerator(group.next(), shape, connecting, LoadGeneratorMain::fail));
    var asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (var line = asked.readLine(); line != null; line = asked.readLine()) {
      var words = line.split(" ", -1);
      var time = Duration.ofSeconds(Long.parseLong(words[1]));
      var shaped =
          switch (words[0]) {
            case "warmup" -> false;
            case "measure" -> true;
            default -> throw new IllegalArgumentException("expected warmup or measure: " + line);
          };
      System.out.println(client.send(shaped, time).line());
    }
    System.exit(0);
  }

  private LoadResult send(boolean shaped, Duration time) throws InterruptedException {
    var open = shaped && shape.perSecond() > 0;
    generator.begin(open);
    if (open) {
      sendWhatFallsDue(time);
    } else {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
    var served = new CompletableFuture<LoadResult>();
    generator.end(served::complete);
    return served.join();
  }

  private void sendWhatFallsDue(Duration time) {
    var begin = System.nanoTime();
    var arrivals = new PoissonArrivals(shape.perSecond(), begin);
    for (var now = begin; now - begin < time.toNanos(); now = System.nanoTime()) {
      var due = arrivals.until(now);
      if (!due.isEmpty()) {
        generator.due(due);
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
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
